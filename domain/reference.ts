import { dayCertainties, dayKinds, isDate } from './calendar.ts';
import { supplementRules } from './due.ts';

/**
 * Reference data as the province publishes it: tables of short texts, one line a thing, so that a file of an office
 * program, a difference and a signature all speak of the same. What a line means is read in `reference-catalogue.ts`.
 */
export const referenceKinds = ['procedures', 'fees', 'days-off', 'villages', 'points', 'users'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** Kinds that a station applies by itself from the day; people are let in by the head, one press each. */
export const appliedKinds: readonly ReferenceKind[] = ['procedures', 'fees', 'days-off', 'villages', 'points'];

export type ReferenceRow = Readonly<Record<string, string>>;
export type ReferenceTables = Readonly<Record<ReferenceKind, readonly ReferenceRow[]>>;

export const noTables: ReferenceTables = {
  ...{ procedures: [], fees: [], 'days-off': [], villages: [], points: [], users: [] },
};

type CellType = 'text' | 'code' | 'procedure' | 'commune' | 'point' | 'date' | 'number' | 'list' | readonly string[];

export interface ReferenceColumn {
  readonly id: string;
  readonly type: CellType;
  readonly required?: boolean;
  /** Together these name the line. */
  readonly key?: boolean;
}

export const referenceColumns: Readonly<Record<ReferenceKind, readonly ReferenceColumn[]>> = {
  procedures: [
    { id: 'code', type: 'procedure', required: true, key: true },
    { id: 'name', type: 'text', required: true },
    { id: 'field', type: 'text', required: true },
    // working days; 0: the same day
    { id: 'days', type: 'number', required: true },
    { id: 'onSupplement', type: supplementRules },
    // dong; empty: not known, it is asked
    { id: 'fee', type: 'number' },
    { id: 'documents', type: 'list' },
    { id: 'from', type: 'date' },
    { id: 'to', type: 'date' },
  ],
  fees: [
    { id: 'procedure', type: 'procedure', required: true, key: true },
    { id: 'dong', type: 'number', required: true },
    { id: 'basis', type: ['case', 'copy'] },
    { id: 'source', type: 'text', required: true },
    { id: 'from', type: 'date' },
    { id: 'to', type: 'date' },
  ],
  'days-off': [
    { id: 'date', type: 'date', required: true, key: true },
    { id: 'kind', type: dayKinds, required: true },
    { id: 'name', type: 'text', required: true },
    { id: 'certainty', type: dayCertainties },
    { id: 'source', type: 'text', required: true },
  ],
  villages: [
    { id: 'commune', type: 'commune', required: true, key: true },
    { id: 'name', type: 'text', required: true, key: true },
    { id: 'alsoCalled', type: 'list' },
    { id: 'nearest', type: 'point' },
  ],
  points: [
    { id: 'point', type: 'point', required: true, key: true },
    { id: 'name', type: 'text', required: true },
    { id: 'kind', type: ['principal', 'secondary', 'mobile', 'post-office'], required: true },
    { id: 'address', type: 'text' },
    { id: 'phone', type: 'text' },
  ],
  users: [
    { id: 'commune', type: 'commune', required: true, key: true },
    { id: 'login', type: 'code', required: true, key: true },
    { id: 'name', type: 'text', required: true },
    { id: 'role', type: ['clerk', 'specialist', 'head', 'technician'], required: true },
    { id: 'from', type: 'date', required: true },
    { id: 'to', type: 'date' },
  ],
};

export const referenceFaultWords = [
  'missing',
  'not-a-date',
  'not-a-number',
  'not-a-code',
  'code-as-number',
  'not-one-of',
  'too-long',
  'twice',
  'ends-before',
] as const;

export interface ReferenceFault {
  /** Of the file or the list, from 1. */
  readonly line: number;
  readonly column: string;
  readonly why: (typeof referenceFaultWords)[number];
}

export interface ReadRows {
  readonly rows: readonly ReferenceRow[];
  readonly faults: readonly ReferenceFault[];
}

export const mostReferenceRows = 5_000;

export function keyOf(kind: ReferenceKind, row: ReferenceRow): string {
  const keys = referenceColumns[kind].filter(({ key }) => key);
  return keys.map(({ id }) => row[id] ?? '').join(' · ');
}

/** Lines as somebody wrote them → lines as they are kept, each fault named by line and column. */
export function readRows(
  kind: ReferenceKind,
  lines: readonly { readonly line: number; readonly cells: Readonly<Record<string, string | undefined>> }[],
): ReadRows {
  const rows: ReferenceRow[] = [];
  const faults: ReferenceFault[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const row: Record<string, string> = {};
    for (const column of referenceColumns[kind]) {
      const read = readCell(column, (cells[column.id] ?? '').normalize('NFC').trim().replace(/\s+/g, ' '));
      row[column.id] = read.text;
      if (read.why) faults.push({ line, column: column.id, why: read.why });
    }
    const { from = '', to = '' } = row;
    if (from !== '' && to !== '' && to < from) faults.push({ line, column: 'to', why: 'ends-before' });
    const key = keyOf(kind, row);
    const first = referenceColumns[kind][0]?.id ?? '';
    if (seen.has(key)) faults.push({ line, column: first, why: 'twice' });
    seen.add(key);
    rows.push(row);
  }
  return { rows, faults };
}

/** `1.004880` that an office program took for a number: without its last noughts, or without its dot. */
const numberOfCode = /^(\d[.,]\d{1,5}|\d{1,7})$/;

function readCell({ type, required }: ReferenceColumn, text: string): { text: string; why?: ReferenceFault['why'] } {
  if (text === '') return required ? { text, why: 'missing' } : { text };
  if (text.length > (type === 'list' ? 2_000 : 300) || text.includes('\0')) return { text: '', why: 'too-long' };
  switch (type) {
    case 'text':
      return { text };
    case 'list':
      return {
        text: text
          .split(/\s*;\s*/)
          .filter(Boolean)
          .join('; '),
      };
    case 'code':
      return /^[\w.-]{2,60}$/.test(text) ? { text } : { text, why: 'not-a-code' };
    case 'procedure':
      if (numberOfCode.test(text)) return { text, why: 'code-as-number' };
      return /^[\w.-]{2,60}$/.test(text) ? { text } : { text, why: 'not-a-code' };
    case 'commune':
      return /^\d{5}$/.test(text) ? { text } : { text, why: 'not-a-code' };
    case 'point':
      return /^\d{5}-\d{1,2}$/.test(text) ? { text } : { text, why: 'not-a-code' };
    case 'number': {
      const digits = text.replace(/[.\s,](?=\d{3}(\D|$))/g, '');
      return /^\d{1,9}$/.test(digits) ? { text: String(Number(digits)) } : { text, why: 'not-a-number' };
    }
    case 'date': {
      const date = dateOf(text);
      return date === null ? { text, why: 'not-a-date' } : { text: date };
    }
    default:
      return type.includes(text) ? { text } : { text, why: 'not-one-of' };
  }
}

/** `2026-11-27`, `27/11/2026`, `27.11.2026`, also with a time behind it, as office programs write dates. */
function dateOf(text: string): string | null {
  const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
  const [, day, month, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const parts = y ? [y, m, d] : year ? [year, month, day] : [];
  const date = parts.map((part) => (part ?? '').padStart(2, '0')).join('-');
  return isDate(date) ? date : null;
}

export interface ReferenceDifference {
  readonly added: readonly ReferenceRow[];
  readonly removed: readonly ReferenceRow[];
  readonly changed: readonly { readonly before: ReferenceRow; readonly after: ReferenceRow }[];
  readonly same: number;
}

export function differenceOf(
  kind: ReferenceKind,
  before: readonly ReferenceRow[],
  after: readonly ReferenceRow[],
): ReferenceDifference {
  const old = new Map(before.map((row) => [keyOf(kind, row), row]));
  const next = new Map(after.map((row) => [keyOf(kind, row), row]));
  const added = [...next].filter(([key]) => !old.has(key)).map(([, row]) => row);
  const removed = [...old].filter(([key]) => !next.has(key)).map(([, row]) => row);
  const both = [...next].flatMap(([key, row]) => {
    const was = old.get(key);
    return was ? [{ before: was, after: row }] : [];
  });
  const changed = both.filter((each) => !isSame(kind, each.before, each.after));
  return { added, removed, changed, same: both.length - changed.length };
}

function isSame(kind: ReferenceKind, a: ReferenceRow, b: ReferenceRow): boolean {
  return referenceColumns[kind].every(({ id }) => (a[id] ?? '') === (b[id] ?? ''));
}

/** replace: the file is the whole table; merge: its lines join or replace those of the same key; remove: they go. */
export type ReferenceMode = 'replace' | 'merge' | 'remove';

export function rowsAfter(
  kind: ReferenceKind,
  before: readonly ReferenceRow[],
  lines: readonly ReferenceRow[],
  mode: ReferenceMode,
): readonly ReferenceRow[] {
  const named = new Map(lines.map((row) => [keyOf(kind, row), row]));
  const kept = mode === 'replace' ? [] : before.filter((row) => !named.has(keyOf(kind, row)));
  const all = mode === 'remove' ? kept : [...kept, ...lines];
  return all.toSorted((a, b) => (keyOf(kind, a) < keyOf(kind, b) ? -1 : 1));
}

/** The lines of a file that has not all columns of its list: what it says nothing of stays as it was. */
export function linesOver(
  kind: ReferenceKind,
  before: readonly ReferenceRow[],
  lines: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[],
): readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[] {
  const known = new Map(before.map((row) => [keyOf(kind, row), row]));
  return lines.map((each) => {
    const [read = {}] = readRows(kind, [each]).rows;
    return { line: each.line, cells: { ...known.get(keyOf(kind, read)), ...each.cells } };
  });
}

/** What one commune's stations get: of villages, points and people only their own. */
export function tablesOf(tables: ReferenceTables, commune: string): ReferenceTables {
  return {
    ...tables,
    villages: tables.villages.filter((row) => row.commune === commune),
    points: tables.points.filter((row) => row.point?.startsWith(commune)),
    users: tables.users.filter((row) => row.commune === commune),
  };
}
