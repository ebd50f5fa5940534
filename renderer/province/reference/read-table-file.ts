import readSheets from 'read-excel-file/browser';
import { foldForSearch } from '../../../domain/person.ts';
import type { ReferenceColumn } from '../../../domain/reference.ts';
import { readCsv } from '../../../domain/register-csv.ts';

/** A file of an office program: its heading, and its lines by their number in the file. */
export interface TableFile {
  readonly columns: readonly string[];
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** CSV in any of its dialects, or the first sheet of an XLSX; null: neither. */
export async function readTableFile(file: File): Promise<TableFile | null> {
  if (!/\.xlsx$/i.test(file.name)) return readCsv(await file.text());
  try {
    const [sheet] = await readSheets(file);
    const [head = [], ...rest] = sheet?.data ?? [];
    const lines = rest.map((cells, n) => ({ line: n + 2, cells: cells.map(cellText) }));
    return { columns: head.map(cellText), lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')) };
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

/**
 * The file's cells under the columns of a list; a heading may be ours in Vietnamese, or the column's own name. So may a word
 * of a column that knows a few: `điểm phụ` as the page shows it, or `secondary`. A column the file does not have is left out.
 */
export function linesUnder(
  { columns, lines }: TableFile,
  wanted: readonly ReferenceColumn[],
  words: { readonly title: (id: string) => string; readonly value: (value: string) => string },
): { readonly lines: readonly { line: number; cells: Record<string, string> }[]; readonly missing: readonly string[] } {
  const heads = columns.map((name) => foldForSearch(name));
  const found = wanted.map((column) => ({
    ...column,
    at: heads.findIndex((head) => head === foldForSearch(words.title(column.id)) || head === column.id.toLowerCase()),
  }));
  const missing = found.filter(({ required, at }) => required && at < 0).map(({ id }) => id);
  return {
    missing,
    lines: lines.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        found.filter(({ at }) => at >= 0).map(({ id, type, at }) => [id, meaning(type, cells[at] ?? '', words.value)]),
      ),
    })),
  };
}

function meaning(type: ReferenceColumn['type'], cell: string, word: (value: string) => string): string {
  if (typeof type === 'string') return cell;
  const said = foldForSearch(cell);
  return type.find((value) => said === value || said === foldForSearch(word(value))) ?? cell;
}
