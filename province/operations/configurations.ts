import { pointFile } from '../../contract/point-file.ts';
import {
  communeOf,
  communesOfProvince,
  type PointWish,
  standardPoint,
  usualHours,
  usualNames,
} from '../../domain/data/standard-point.ts';
import type { Point } from '../../domain/point.ts';
import { readCsv } from '../../domain/register-csv.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** A cell that is wrong: `line` and `column` as a spreadsheet shows them. */
export interface CellFault {
  readonly line: number;
  readonly column: string;
  readonly says: string;
}

const columns = [
  'commune',
  'commune_name',
  'ordinal',
  'kind',
  'name',
  'phone',
  'counters',
  'hours',
  'languages',
] as const;
type Column = (typeof columns)[number];

/** A table to fill in: a line for the principal point of each commune, with what is usual. */
export function configurationsTemplate(): string {
  const lines = communesOfProvince.map(({ code, name }) =>
    [code, name, '1', 'principal', '', '', '4', '07:00-11:30 13:30-17:00', 'vi en'].join(';'),
  );
  return `\uFEFF${[columns.join(';'), ...lines].join('\r\n')}\r\n`;
}

/** The points a table asks for: all of them, or everything that is wrong with it. */
export function readConfigurations(csv: string): Result<readonly Point[], readonly CellFault[]> {
  const table = readCsv(csv);
  const heads = table.columns.map((head) => head.toLowerCase());
  const faults: CellFault[] = [
    ...table.bad.map(({ line }) => ({ line, column: '', says: 'a quote is opened and never closed' })),
    ...heads
      .filter((head) => !columns.some((each) => each === head))
      .map((column) => ({ line: 1, column, says: `no such column; there are ${columns.join(', ')}` })),
    ...(heads.includes('commune') ? [] : [{ line: 1, column: 'commune', says: 'this column is missing' }]),
  ];
  if (faults.length === 0 && table.lines.length === 0) faults.push({ line: 2, column: '', says: 'no line follows' });
  if (faults.length > 0) return err(faults);
  const points: Point[] = [];
  const firstLine = new Map<string, number>();
  for (const { line, cells } of table.lines) {
    const cell = (column: Column) => cells[heads.indexOf(column)] ?? '';
    const fault = (column: string, says: string) => faults.push({ line, column, says });
    const before = faults.length;
    if (cells.length > heads.length) fault('', `${cells.length} cells under ${heads.length} columns`);
    const commune = communeOf(cell('commune'));
    if (!commune) fault('commune', `${cell('commune') || '(empty)'} is the code of no commune of the province`);
    const named = cell('commune_name').normalize('NFC');
    if (commune && named !== '' && named !== commune.name)
      fault('commune_name', `${commune.code} is ${commune.name}, not ${named}`);
    const wish = readWish(cell, fault);
    if (!commune || faults.length > before) continue;
    const point = standardPoint(commune, { ...wish, commune: commune.code });
    const twice = firstLine.get(point.id);
    if (twice !== undefined) fault('ordinal', `${point.id} stands in line ${twice} already`);
    firstLine.set(point.id, firstLine.get(point.id) ?? line);
    const parsed = pointFile.safeParse(JSON.parse(JSON.stringify(point)));
    if (!parsed.success) for (const issue of parsed.error.issues) fault(issue.path.join('.'), issue.message);
    else points.push(point);
  }
  return faults.length > 0 ? err(faults) : ok(points);
}

function readWish(
  cell: (column: Column) => string,
  fault: (column: Column, says: string) => void,
): Omit<PointWish, 'commune'> {
  const number = (column: Column, usual: number, most: number) => {
    const text = cell(column) || String(usual);
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most) fault(column, `${text} is no whole number from 1 to ${most}`);
    return value;
  };
  const kind = cell('kind') || 'principal';
  if (!isKind(kind)) fault('kind', `${kind}: ${Object.keys(usualNames).join(', ')}`);
  return {
    ordinal: number('ordinal', 1, 97),
    kind: isKind(kind) ? kind : 'principal',
    name: cell('name'),
    phone: cell('phone'),
    counters: number('counters', 4, 30),
    hours: readHours(cell('hours'), (says) => fault('hours', says)),
    languages: cell('languages') === '' ? ['vi', 'en'] : cell('languages').split(/[\s,]+/),
  };
}

function isKind(text: string): text is PointWish['kind'] {
  return Object.hasOwn(usualNames, text);
}

/** `07:00-11:30 13:30-17:00`. */
function readHours(text: string, fault: (says: string) => void): Point['hours'] {
  if (text === '') return usualHours;
  const spans = text.split(/\s+/).map((span) => /^(\d\d:\d\d)[-–](\d\d:\d\d)$/.exec(span));
  if (spans.every((span) => span !== null)) return spans.map(([, from = '', to = '']) => ({ from, to }));
  fault(`${text} is not like 07:00-11:30 13:30-17:00`);
  return usualHours;
}
