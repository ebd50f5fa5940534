import { readFileSync, writeFileSync } from 'node:fs';
import { type Language, languageOf } from '../../domain/languages.ts';
import { isFault } from '../../domain/translation-check.ts';
import { type FoundInRow, readTranslations, translationRows } from '../../domain/translations.ts';
import { translationFiles } from '../../main/adapters/languages/translation-files.ts';
import { keepPlaceholders, workbookWords } from '../../main/operations/translation-words.ts';
import type { Repository } from './repository.ts';

/** Writes everything this language has to say for a translator. Answers the exit code. */
export async function exportLanguage(
  repository: Repository,
  code: string,
  wish: { json: boolean; out?: string | undefined },
) {
  const language = known(code);
  if (!language) return 2;
  const { source, english } = repository;
  const rows = translationRows({
    language,
    source,
    english,
    texts: repository.parts(language).texts,
    keep: keepPlaceholders(source),
  });
  const file = wish.out ?? `${code}.${wish.json ? 'json' : 'xlsx'}`;
  const words = workbookWords(source, language.vietnameseName);
  writeFileSync(file, await translationFiles.write(wish.json ? 'i18next' : 'workbook', rows, words));
  const open = rows.filter(({ translation }) => translation === '').length;
  console.log(`${file}: ${rows.length} texts, ${open} of them not translated yet`);
  return 0;
}

/** Takes a translator's file in, whole or not at all. Stages whose texts change have to be reviewed again. */
export async function importLanguage(repository: Repository, code: string, file: string) {
  const language = known(code);
  if (!language) return 2;
  const parts = repository.parts(language);
  const bytes = readFileSync(file);
  const words = workbookWords(parts.source, language.vietnameseName);
  const rows = await translationFiles.read(bytes, words);
  if (!rows.ok) {
    console.error(`${file} is no workbook of ours and no i18next JSON: nothing was changed`);
    return 1;
  }
  const read = readTranslations(rows.value, parts);
  for (const finding of read.findings) console.error(sentence(finding));
  if (read.faulty) {
    console.error('nothing was changed');
    return 1;
  }
  const reviews = { ...parts.reviews, ...Object.fromEntries(read.stages.map((stage) => [stage, null])) };
  if (read.changed > 0) repository.keep(language, read.changes, reviews);
  const again = read.stages.length > 0 ? `; to be reviewed again: ${read.stages.join(', ')}` : '';
  console.log(`${read.changed} texts changed${again}`);
  return 0;
}

function sentence(finding: FoundInRow): string {
  const { id, kind, detail } = finding;
  return `${isFault(finding) ? 'fault' : 'look at'}  ${id}: ${kind}${detail ? ` ${detail}` : ''}`;
}

function known(code: string): Language | null {
  const language = languageOf(code);
  if (!language) console.error(`no such language: ${code} (domain/languages.ts has the list)`);
  return language;
}
