import type { LanguageTexts } from '../../domain/languages.ts';
import type { WorkbookWords } from '../ports/translation-files.ts';

/** What a workbook says around its rows: texts of the screens like any other, Vietnamese, since translators read it. */
export function workbookWords({ screen }: LanguageTexts, language: string): WorkbookWords {
  const text = (key: string) => screen[`workbook.${key}`] ?? key;
  const columns = ['id', 'seen', 'vietnamese', 'english', 'translation', 'note'] as const;
  const sheets = ['calls', 'kiosk', 'counter', 'staff'] as const;
  return {
    readFirst: {
      sheet: text('readFirst'),
      lines: [
        text('read.title').replace('{{language}}', language),
        ...['read.fill', 'read.placeholders', 'read.apostrophe', 'read.short', 'read.back'].map(text),
      ],
    },
    sheets: Object.fromEntries(sheets.map((name) => [name, text(`sheet.${name}`)])) as WorkbookWords['sheets'],
    columns: Object.fromEntries(columns.map((name) => [name, text(`column.${name}`)])) as WorkbookWords['columns'],
  };
}

export function keepPlaceholders({ screen }: LanguageTexts): (placeholders: string) => string {
  return (placeholders) => (screen['workbook.keep'] ?? '{{placeholders}}').replace('{{placeholders}}', placeholders);
}
