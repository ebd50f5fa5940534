import { foldForSearch } from '../../../domain/person.ts';
import type { ReferenceColumn } from '../../../domain/reference.ts';
import type { RegisterTable } from '../../../domain/register-csv.ts';

/**
 * The file's cells under the columns of a list; a heading may be ours in Vietnamese, or the column's own name. So may a word
 * of a column that knows a few: `điểm phụ` as the page shows it, or `secondary`. A column the file does not have is left out.
 */
export function linesUnder(
  { columns, lines }: RegisterTable,
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
