import { type Language, languageOf, noReviews, sourceLanguage } from '../../domain/languages.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { isFault } from '../../domain/translation-check.ts';
import {
  type FoundInRow,
  placeAt,
  type ReadTranslations,
  readTranslations,
  seenAt,
  translationRows,
} from '../../domain/translations.ts';
import type { LanguagePacks } from '../ports/language-packs.ts';
import type { TranslationFiles, TranslationFileUnreadable } from '../ports/translation-files.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Handlers } from './caller.ts';
import type { Languages } from './languages.ts';
import { keepPlaceholders, workbookWords } from './translation-words.ts';

type Methods = 'exportTexts' | 'checkTexts' | 'importTexts';

/** Translators' files: out, looked at, and in, whole or not at all. */
export function translationOperations(parts: {
  store: PointStore;
  languages: Languages;
  packs: LanguagePacks;
  files: TranslationFiles;
}): Handlers<Methods> {
  const { store, languages, packs, files } = parts;
  const source = () => languages.texts(sourceLanguage).texts;

  const read = async (
    language: Language,
    base64: string,
  ): Promise<Result<ReadTranslations, TranslationFileUnreadable>> => {
    const words = workbookWords(source(), language.vietnameseName);
    const rows = await files.read(Buffer.from(base64, 'base64'), words);
    if (!rows.ok) return rows;
    return ok(readTranslations(rows.value, languages.whole(language)));
  };

  const shown = ({ changed, stages, findings }: ReadTranslations) => {
    const say = (finding: FoundInRow) => {
      const place = placeAt(finding.id, source());
      return { ...finding, id: finding.id.slice(0, 120), seen: place ? seenAt(place, source()) : '' };
    };
    return {
      ...{ changed, stages: [...stages] },
      faults: findings.filter(isFault).map(say),
      hints: findings.filter((finding) => !isFault(finding)).map(say),
    };
  };

  return {
    exportTexts: async ({ language: code, form }) => {
      const language = languageOf(code);
      if (!language) return err({ type: 'language-unknown' });
      const { source, texts } = languages.whole(language);
      const english = packs.read('en').texts;
      const rows = translationRows({ language, source, english, texts, keep: keepPlaceholders(source) });
      const bytes = await files.write(form, rows, workbookWords(source, language.vietnameseName));
      const [ending, type] = form === 'workbook' ? ['xlsx', XLSX] : ['json', 'application/json'];
      return ok({ name: `gan-dan-${code}.${ending}`, type, base64: Buffer.from(bytes).toString('base64') });
    },

    checkTexts: async ({ language: code, base64 }) => {
      const language = languageOf(code);
      if (!language) return err({ type: 'language-unknown' });
      const found = await read(language, base64);
      return found.ok ? ok(shown(found.value)) : found;
    },

    importTexts: async ({ origin, language: code, base64 }, caller) => {
      const language = languageOf(code);
      if (!language) return err({ type: 'language-unknown' });
      const found = await read(language, base64);
      if (!found.ok) return found;
      const { changed, stages, faulty, findings, changes } = found.value;
      if (faulty) return err({ type: 'translation-faulty', count: findings.filter(isFault).length });
      const done = store.perform({ origin, method: 'importTexts', actor: actorOf(caller), opensDay: false }, () => {
        const reviews = { ...noReviews, ...packs.read(code).reviews };
        for (const stage of stages) reviews[stage] = null;
        const kept = changed > 0 ? packs.keep(code, changes, reviews) : ok(null);
        if (!kept.ok) return kept;
        return ok({
          events: [{ type: 'language-texts-changed', facts: { language: code, changed, stages } }],
          answer: () => shown(found.value),
        });
      });
      languages.reload();
      store.changed();
      return done;
    },
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
