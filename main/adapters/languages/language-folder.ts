import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type LanguageCode,
  type LanguageTexts,
  languageOf,
  languages,
  noReviews,
  noTexts,
  type Reviews,
  textFiles,
} from '../../../domain/languages.ts';
import { err, ok } from '../../../domain/result.ts';
import type { LanguagePack, LanguagePacks } from '../../ports/language-packs.ts';
import type { OperatorLog } from '../../ports/log.ts';
import { flatTexts, shippedPack } from './shipped-texts.ts';
import { writeTexts } from './write-texts.ts';

const review = z
  .strictObject({ reviewer: z.string().min(1).max(120), date: z.iso.date(), texts: z.string().optional() })
  .nullable();
const reviewFile = z.strictObject({ calls: review, kiosk: review, counter: review });
const textFile = z.record(z.string(), z.unknown());

/**
 * `<folder>/languages/<code>/{announcement,screen,paper,errors,queues,review}.json` over what was shipped, read at the start.
 * null: there is no folder, only what was shipped.
 * A file that cannot be read counts as not there: the language then stays closed instead of the station.
 */
export function openLanguageFolder(folder: string | null, operatorLog: OperatorLog): LanguagePacks {
  const packs = new Map<string, LanguagePack>();
  const own = (code: LanguageCode): OwnPack =>
    folder === null ? { texts: noTexts, reviews: null } : ownPack(folder, code, operatorLog);
  for (const { code } of languages) packs.set(code, over(shippedPack(code), own(code)));
  return {
    read: (language) => packs.get(language) ?? { texts: noTexts, reviews: noReviews },
    keep: (language, texts, reviews) => {
      const code = languageOf(language)?.code;
      if (!code || folder === null) return err({ type: 'language-not-kept' });
      try {
        writeTexts(join(folder, 'languages', code), texts, reviews);
      } catch {
        operatorLog.write({ event: 'language-not-kept', language: code });
        return err({ type: 'language-not-kept' });
      }
      packs.set(code, over(shippedPack(code), own(code)));
      return ok(null);
    },
  };
}

type OwnPack = { readonly texts: LanguageTexts; readonly reviews: Reviews | null };

function ownPack(folder: string, code: LanguageCode, operatorLog: OperatorLog): OwnPack {
  const read = <T>(name: string, schema: z.ZodType<T>): T | null => {
    const path = join(folder, 'languages', code, `${name}.json`);
    if (!existsSync(path)) return null;
    try {
      return schema.parse(JSON.parse(readFileSync(path, 'utf8').normalize('NFC')));
    } catch {
      operatorLog.write({ event: 'language-file-unreadable', language: code, file: `${name}.json` });
      return null;
    }
  };
  const texts = textFiles.map((file) => [file, flatTexts(read(file, textFile) ?? {})] as const);
  return {
    texts: Object.fromEntries(texts) as unknown as LanguageTexts,
    reviews: read('review', reviewFile) as Reviews | null,
  };
}

/** A text that is empty in the folder does not take the shipped one away. */
function over(shipped: LanguagePack, own: OwnPack): LanguagePack {
  const texts = textFiles.map((file) => {
    const filled = Object.entries(own.texts[file]).filter(([, text]) => text !== '');
    return [file, { ...shipped.texts[file], ...Object.fromEntries(filled) }] as const;
  });
  return { texts: Object.fromEntries(texts) as unknown as LanguageTexts, reviews: own.reviews ?? shipped.reviews };
}
