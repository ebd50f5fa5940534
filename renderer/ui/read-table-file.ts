import { type RegisterRead, type RegisterTable, readCsv } from '../../domain/register-csv.ts';

/** A file of an office program: its heading, its lines by their number in the file, and where it could not be read on. */
export interface TableFile extends RegisterTable {
  readonly bad: RegisterRead['bad'];
}

/** CSV in any of its dialects, or the first sheet of an XLSX; null: neither. */
export async function readTableFile(file: File): Promise<TableFile | null> {
  if (!/\.xlsx$/i.test(file.name)) return readCsv(await file.text());
  try {
    // a page that is given none needs none of it
    const { default: readSheets } = await import('read-excel-file/browser');
    const [sheet] = await readSheets(file);
    const [head = [], ...rest] = sheet?.data ?? [];
    const lines = rest.map((cells, n) => ({ line: n + 2, cells: cells.map(cellText) }));
    return { columns: head.map(cellText), lines: lines.filter(({ cells }) => cells.some(Boolean)), bad: [] };
  } catch {
    return null;
  }
}

/** Dates come as moments at midnight UTC; numbers without their dots. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
}
