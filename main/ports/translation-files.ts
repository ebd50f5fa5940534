import type { Result } from '../../domain/result.ts';
import type { FilledRow, TranslationRow } from '../../domain/translations.ts';

/** What stands around the rows of a workbook, for the people who fill it in. */
export interface WorkbookWords {
  /** What a translator reads first, line by line. */
  readonly readFirst: { readonly sheet: string; readonly lines: readonly string[] };
  /** One sheet per stage; `staff` for what is in none. */
  readonly sheets: Readonly<Record<'calls' | 'kiosk' | 'counter' | 'staff', string>>;
  readonly columns: Readonly<Record<'id' | 'seen' | 'vietnamese' | 'english' | 'translation' | 'note', string>>;
}

export const translationForms = ['workbook', 'i18next'] as const;
export type TranslationForm = (typeof translationForms)[number];

/** A translator's file: an XLSX workbook, or i18next JSON. */
export interface TranslationFiles {
  write(form: TranslationForm, rows: readonly TranslationRow[], words: WorkbookWords): Promise<Uint8Array>;
  /** Whichever it is, by its content. Of a workbook only rows under our own headings. */
  read(bytes: Uint8Array, words: WorkbookWords): Promise<Result<FilledRow[], TranslationFileUnreadable>>;
}

export interface TranslationFileUnreadable {
  readonly type: 'translation-file-unreadable';
}
