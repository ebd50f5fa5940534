import { type LanguageCode, type LanguageTexts, noTexts, type Reviews } from '../../../domain/languages.ts';
import bdqAnnouncement from '../../../locales/bdq/announcement.json' with { type: 'json' };
import bdqErrors from '../../../locales/bdq/errors.json' with { type: 'json' };
import bdqPaper from '../../../locales/bdq/paper.json' with { type: 'json' };
import bdqReviews from '../../../locales/bdq/review.json' with { type: 'json' };
import bdqScreen from '../../../locales/bdq/screen.json' with { type: 'json' };
import kriemAnnouncement from '../../../locales/bdq-x-kriem/announcement.json' with { type: 'json' };
import kriemErrors from '../../../locales/bdq-x-kriem/errors.json' with { type: 'json' };
import kriemPaper from '../../../locales/bdq-x-kriem/paper.json' with { type: 'json' };
import kriemReviews from '../../../locales/bdq-x-kriem/review.json' with { type: 'json' };
import kriemScreen from '../../../locales/bdq-x-kriem/screen.json' with { type: 'json' };
import enAnnouncement from '../../../locales/en/announcement.json' with { type: 'json' };
import enErrors from '../../../locales/en/errors.json' with { type: 'json' };
import enPaper from '../../../locales/en/paper.json' with { type: 'json' };
import enReviews from '../../../locales/en/review.json' with { type: 'json' };
import enScreen from '../../../locales/en/screen.json' with { type: 'json' };
import jraAnnouncement from '../../../locales/jra/announcement.json' with { type: 'json' };
import jraErrors from '../../../locales/jra/errors.json' with { type: 'json' };
import jraPaper from '../../../locales/jra/paper.json' with { type: 'json' };
import jraReviews from '../../../locales/jra/review.json' with { type: 'json' };
import jraScreen from '../../../locales/jra/screen.json' with { type: 'json' };
import viAnnouncement from '../../../locales/vi/announcement.json' with { type: 'json' };
import viErrors from '../../../locales/vi/errors.json' with { type: 'json' };
import viPaper from '../../../locales/vi/paper.json' with { type: 'json' };
import viReviews from '../../../locales/vi/review.json' with { type: 'json' };
import viScreen from '../../../locales/vi/screen.json' with { type: 'json' };
import type { LanguagePack } from '../../ports/language-packs.ts';

/** What `locales/` holds, language by language. */
const shipped: Readonly<Record<LanguageCode, LanguagePack>> = {
  vi: pack(viAnnouncement, viScreen, viPaper, viErrors, viReviews),
  en: pack(enAnnouncement, enScreen, enPaper, enErrors, enReviews),
  jra: pack(jraAnnouncement, jraScreen, jraPaper, jraErrors, jraReviews),
  bdq: pack(bdqAnnouncement, bdqScreen, bdqPaper, bdqErrors, bdqReviews),
  'bdq-x-kriem': pack(kriemAnnouncement, kriemScreen, kriemPaper, kriemErrors, kriemReviews),
};

export function shippedPack(language: LanguageCode): LanguagePack {
  return shipped[language];
}

function pack(announcement: object, screen: object, paper: object, errors: object, reviews: Reviews): LanguagePack {
  const texts: LanguageTexts = {
    ...noTexts,
    announcement: flatTexts(announcement),
    screen: flatTexts(screen),
    paper: flatTexts(paper),
    errors: flatTexts(errors),
  };
  return { texts, reviews };
}

/** `{ ticket: { ahead: '…' } }` → `{ 'ticket.ahead': '…' }`; what is no text is left out. */
export function flatTexts(texts: object, prefix = ''): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat[prefix + key] = value;
    else if (value && typeof value === 'object') Object.assign(flat, flatTexts(value, `${prefix}${key}.`));
  }
  return flat;
}
