import { readOfficialCode } from './beside.ts';
import { isDate } from './calendar.ts';

/** One line of the province's register that can be compared. */
export interface RegisterRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly officialCode: string;
  /** Local date; null where the register has none. */
  readonly receivedOn: string | null;
}

export interface RegisterTable {
  readonly columns: readonly string[];
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export type BadLine = {
  readonly line: number;
  readonly why: 'no-code' | 'date-unreadable' | 'code-twice' | 'quote-open' | 'too-few-cells';
};

export interface RegisterRead {
  readonly rows: readonly RegisterRow[];
  readonly bad: readonly BadLine[];
}

/** RFC 4180 and what programs make of it: a BOM, CRLF or LF or CR, `;` or tab or comma, quotes with line ends inside. */
export function readCsv(text: string): RegisterTable & { readonly bad: readonly BadLine[] } {
  const plain = text.replace(/^\uFEFF/, '').normalize('NFC');
  const separator = separatorOf(plain);
  const lines: { line: number; cells: string[] }[] = [];
  const at = { line: 1, quoted: false, wasQuoted: false, cell: '' };
  let row = { line: 1, cells: [] as string[] };
  const endCell = () => {
    row.cells.push(at.wasQuoted ? at.cell : at.cell.trim());
    at.cell = '';
    at.wasQuoted = false;
  };
  const endLine = () => {
    endCell();
    if (row.cells.some((cell) => cell !== '')) lines.push(row);
    row = { line: at.line, cells: [] };
  };
  for (let n = 0; n < plain.length; n++) {
    const letter = plain[n] as string;
    const isBreak = letter === '\n' || (letter === '\r' && plain[n + 1] !== '\n');
    if (isBreak) at.line += 1;
    if (at.quoted) {
      if (letter !== '"') at.cell += letter;
      else if (plain[n + 1] === '"') {
        at.cell += '"';
        n++;
      } else at.quoted = false;
    } else if (letter === '"' && at.cell.trim() === '') {
      Object.assign(at, { quoted: true, wasQuoted: true, cell: '' });
    } else if (letter === separator) endCell();
    else if (isBreak) endLine();
    else if (letter !== '\r') at.cell += letter;
  }
  const open = at.quoted ? [{ line: row.line, why: 'quote-open' as const }] : [];
  // What follows a quote that nobody closed is no line of a register.
  if (!at.quoted && (at.cell !== '' || row.cells.length > 0)) endLine();
  const [head, ...rest] = lines;
  return { columns: head?.cells ?? [], lines: rest, bad: open };
}

/** Which column may hold what, by its name: a proposal that a person can change. */
export function proposeColumns(columns: readonly string[]): { code: number; date: number | null } {
  const folded = columns.map((name) => fold(name));
  const find = (...words: string[]) => folded.findIndex((name) => words.some((word) => name.includes(word)));
  const code = find('ma ho so', 'so ho so', 'ma bien nhan', 'official', 'code');
  const date = find('ngay tiep nhan', 'ngay nhan', 'thoi gian nhan', 'tiep nhan', 'received');
  return { code: Math.max(0, code), date: date < 0 ? null : date };
}

/** The rows of the chosen columns; a line that cannot be compared is named, never dropped in silence. */
export function readRegister(table: RegisterTable, at: { code: number; date: number | null }): RegisterRead {
  const rows: RegisterRow[] = [];
  const bad: BadLine[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of table.lines) {
    const last = Math.max(at.code, at.date ?? 0);
    const officialCode = readOfficialCode(cells[at.code] ?? '');
    const said = at.date === null ? '' : (cells[at.date] ?? '');
    const receivedOn = said === '' ? null : dateIn(said);
    if (cells.length <= last) bad.push({ line, why: 'too-few-cells' });
    else if (officialCode === null) bad.push({ line, why: 'no-code' });
    else if (said !== '' && receivedOn === null) bad.push({ line, why: 'date-unreadable' });
    else if (seen.has(officialCode)) bad.push({ line, why: 'code-twice' });
    else {
      seen.add(officialCode);
      rows.push({ line, officialCode, receivedOn });
    }
  }
  return { rows, bad };
}

/** `27/11/2026`, `27-11-2026 08:30`, `2026-11-27T08:30:00`, `08:30 27/11/2026`. */
function dateIn(text: string): string | null {
  const [, y, m, d] = /(?:^|\D)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)/.exec(text) ?? [];
  const [, day, month, year] = /(?:^|\D)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\D|$)/.exec(text) ?? [];
  const parts = y ? [y, m, d] : year ? [year, month, day] : null;
  const date = parts?.map((part) => (part ?? '').padStart(2, '0')).join('-') ?? '';
  return isDate(date) ? date : null;
}

/** The one that divides the first line most often, outside quotes. */
function separatorOf(text: string): string {
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [';', '\t', ','].map((letter) => [letter, head.split(letter).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
