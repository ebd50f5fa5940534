import type { Result } from '../../domain/result.ts';
import type { FilledRow, TranslationRow } from '../../domain/translations.ts';

/** What stands around the rows, in the language of the one who sends the workbook out. */
export interface WorkbookWords {
  /** What a translator reads first, line by line. */
  readonly readFirst: { readonly sheet: string; readonly lines: readonly string[] };
  /** One sheet per stage; `staff` for what is in none. */
  readonly sheets: Readonly<Record<'calls' | 'kiosk' | 'counter' | 'staff', string>>;
  readonly columns: Readonly<Record<'id' | 'seen' | 'vietnamese' | 'english' | 'translation' | 'note', string>>;
}

/** A translator's workbook (XLSX), written and read back. */
export interface Workbooks {
  write(rows: readonly TranslationRow[], words: WorkbookWords): Promise<Uint8Array>;
  /** Only rows under our own headings; any other file is not ours. */
  read(
    bytes: Uint8Array,
    words: WorkbookWords,
  ): Promise<Result<FilledRow[], { readonly type: 'translation-file-unreadable' }>>;
}
