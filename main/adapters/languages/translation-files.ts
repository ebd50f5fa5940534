import type { TranslationFiles } from '../../ports/translation-files.ts';
import { readI18next, writeI18next } from './i18next-file.ts';
import { readWorkbook, writeWorkbook } from './workbook.ts';

export const translationFiles: TranslationFiles = {
  write: async (form, rows, words) =>
    form === 'workbook' ? writeWorkbook(rows, words) : Buffer.from(writeI18next(rows), 'utf8'),
  // Every XLSX is a ZIP archive, and begins like one.
  read: async (bytes, words) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b ? readWorkbook(bytes, words) : readI18next(new TextDecoder().decode(bytes)),
};
