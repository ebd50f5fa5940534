import { unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import writeSheets, { type Cell, type Sheet } from 'write-excel-file/node';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { FilledRow, TranslationRow } from '../../../domain/translations.ts';
import type { TranslationFileUnreadable, WorkbookWords } from '../../ports/translation-files.ts';

type Column = keyof WorkbookWords['columns'];
type SheetName = keyof WorkbookWords['sheets'];

const columns: readonly { readonly name: Column; readonly width: number }[] = [
  { name: 'id', width: 34 },
  { name: 'seen', width: 30 },
  { name: 'vietnamese', width: 46 },
  { name: 'english', width: 40 },
  { name: 'translation', width: 46 },
  { name: 'note', width: 30 },
];
const sheetNames: readonly SheetName[] = ['calls', 'kiosk', 'counter', 'staff'];

/** A few hundred rows unpack to less than half a megabyte; what is far more is no workbook of ours. */
const MOST_UNPACKED_BYTES = 16 * 1024 * 1024;

/** A sheet per stage, so that a translator finishes one whole; what to read first stands in front. */
export async function writeWorkbook(rows: readonly TranslationRow[], words: WorkbookWords): Promise<Uint8Array> {
  const sheets = sheetNames
    .map((name) => ({ name, rows: rows.filter(({ stage }) => (stage ?? 'staff') === name) }))
    .filter((sheet) => sheet.rows.length > 0)
    .map((sheet) => sheetOf(words.sheets[sheet.name], sheet.rows, words));
  return writeSheets([readFirst(words), ...sheets], { fontFamily: 'Arial', fontSize: 11 }).toBuffer();
}

export async function readWorkbook(
  bytes: Uint8Array,
  words: WorkbookWords,
): Promise<Result<FilledRow[], TranslationFileUnreadable>> {
  try {
    if (unpackedBytes(bytes) > MOST_UNPACKED_BYTES) return err({ type: 'translation-file-unreadable' });
    // Digits stay text: a translation that is only a number is a text all the same.
    const sheets = await readSheets(Buffer.from(bytes), { parseNumber: String });
    const rows = sheets.flatMap(({ data }) => rowsOf(data, words));
    return rows.length > 0 ? ok(rows) : err({ type: 'translation-file-unreadable' });
  } catch {
    return err({ type: 'translation-file-unreadable' });
  }
}

function sheetOf(sheet: string, rows: readonly TranslationRow[], words: WorkbookWords): Sheet<never> {
  const heading = columns.map(
    ({ name }): Cell => ({ value: words.columns[name], fontWeight: 'bold', backgroundColor: '#e8e2d4' }),
  );
  const body = rows.map((row) => columns.map(({ name }): Cell => cellOf(name, row[name])));
  return { sheet, data: [heading, ...body], columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
}

/** The one column to fill in is white and framed; text format, so that Excel neither calculates nor shortens anything. */
function cellOf(name: Column, value: string): Cell {
  const style = { type: String, format: '@', wrap: true, alignVertical: 'top' } as const;
  const own =
    name === 'translation' ? { borderColor: '#7a6a4f', borderStyle: 'thin' as const } : { backgroundColor: '#f6f3ec' };
  return { ...style, ...own, ...(value === '' ? {} : { value }) };
}

function readFirst({ readFirst: { sheet, lines } }: WorkbookWords): Sheet<never> {
  const data = lines.map((value, n): Cell[] => [
    { value, wrap: true, ...(n === 0 && { fontWeight: 'bold' as const }) },
  ]);
  return { sheet, data, columns: [{ width: 100 }] };
}

function rowsOf(data: readonly (readonly unknown[])[], words: WorkbookWords): FilledRow[] {
  const [heading = [], ...body] = data;
  const at = (name: Column) => heading.findIndex((cell) => String(cell ?? '').trim() === words.columns[name]);
  const [id, vietnamese, translation] = [at('id'), at('vietnamese'), at('translation')];
  if (id < 0 || translation < 0) return [];
  return body
    .filter((row) => row[id] !== null && row[id] !== undefined)
    .map((row) => ({
      id: String(row[id]),
      vietnamese: vietnamese < 0 ? null : String(row[vietnamese] ?? ''),
      translation: String(row[translation] ?? ''),
    }));
}

/** By the directory of the archive, before anything of it is unpacked. */
function unpackedBytes(bytes: Uint8Array): number {
  let sum = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      sum += originalSize;
      return false;
    },
  });
  return sum;
}
