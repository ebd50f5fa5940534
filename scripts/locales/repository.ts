import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pointFile } from '../../contract/point-file.ts';
import type { LanguageParts } from '../../domain/language-stages.ts';
import { type Language, type LanguageTexts, type Reviews, sourceLanguage } from '../../domain/languages.ts';
import { openLanguageFolder } from '../../main/adapters/languages/language-folder.ts';
import { writeTexts } from '../../main/adapters/languages/write-texts.ts';
import { withQueues } from '../../main/operations/languages.ts';

/** The languages this command works on: of the repository, or of a station's folder (with the names of its queues). */
export interface Repository {
  readonly source: LanguageTexts;
  readonly english: LanguageTexts;
  parts(language: Language): LanguageParts;
  keep(language: Language, texts: LanguageTexts, reviews: Reviews): void;
}

const project = join(import.meta.dirname, '..', '..');

export function openRepository(station: string | null): Repository {
  const unreadable: string[] = [];
  const packs = openLanguageFolder(station, {
    write: (entry) =>
      void (entry.event === 'language-file-unreadable' && unreadable.push(`${entry.language}/${entry.file}`)),
  });
  for (const file of unreadable) console.error(`unreadable, counted as not there: ${file}`);
  const point = station === null ? null : pointOf(station);
  const texts = (code: string) => {
    const { texts } = packs.read(code);
    return point ? withQueues(texts, point, code) : texts;
  };
  const source = texts(sourceLanguage);
  return {
    source,
    english: texts('en'),
    parts: (language) => ({
      ...{ language, source, texts: texts(language.code), reviews: packs.read(language.code).reviews },
      missingClips: () => [],
    }),
    keep: ({ code }, changes, reviews) =>
      writeTexts(
        join(station === null ? join(project, 'locales') : join(station, 'languages'), code),
        changes,
        reviews,
      ),
  };
}

function pointOf(station: string) {
  const path = join(station, 'point.json');
  if (!existsSync(path)) throw new Error(`no point.json in ${station}: this is no station's folder`);
  return pointFile.parse(JSON.parse(readFileSync(path, 'utf8')));
}
