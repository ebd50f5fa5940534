import { textFiles } from '../../../domain/languages.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { FilledRow, TranslationRow } from '../../../domain/translations.ts';
import type { TranslationFileUnreadable } from '../../ports/translation-files.ts';
import { flatTexts } from './shipped-texts.ts';
import { nested } from './write-texts.ts';

/** One language as i18next reads it: `{ screen: { … }, paper: { … } }`. What is not translated is an empty text. */
export function writeI18next(rows: readonly TranslationRow[]): string {
  const files = textFiles.map((file) => {
    const own = rows.filter(({ id }) => id.startsWith(`${file}:`));
    const texts = Object.fromEntries(own.map(({ id, translation }) => [id.slice(file.length + 1), translation]));
    return [file, file === 'paper' ? nested(texts) : texts] as const;
  });
  return `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`;
}

export function readI18next(text: string): Result<FilledRow[], TranslationFileUnreadable> {
  const unreadable = err({ type: 'translation-file-unreadable' as const });
  try {
    const whole: unknown = JSON.parse(text);
    if (typeof whole !== 'object' || whole === null) return unreadable;
    const rows = Object.entries(whole).flatMap(([file, texts]) =>
      typeof texts !== 'object' || texts === null
        ? []
        : Object.entries(flatTexts(texts)).map(([key, translation]) => ({
            id: `${file}:${key}`,
            translation,
            vietnamese: null,
          })),
    );
    return rows.length > 0 ? ok(rows) : unreadable;
  } catch {
    return unreadable;
  }
}
