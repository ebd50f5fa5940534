import type { Dossier } from './dossier.ts';
import { type Timeliness, timelinesses } from './dossier-words.ts';

/** What the report reads of a dossier. */
export type ReportedDossier = Pick<
  Dossier,
  'state' | 'channel' | 'receivedAt' | 'dueAt' | 'readyOn' | 'returnedOn' | 'endedOn'
> & { readonly field: string };

/** The numbers of one field; `received.total` = online + direct + carried over = resolved + pending. */
export interface ReportRow {
  readonly field: string;
  readonly received: { total: number; online: number; direct: number; carried: number };
  readonly resolved: { total: number; early: number; onTime: number; late: number };
  readonly pending: { total: number; inTime: number; overdue: number };
}

/**
 * II.06a/VPCP/KSTT (domain.md §1.4) of the days `from`…`to`, by field and their sum. A dossier is resolved on the day its
 * result was there, else the day it was withdrawn or stopped (QĐ 766 reads the end so too); compared by date with what was
 * promised last. Refused and taken-back dossiers are not counted (codes 1 and 3). While papers are waited for, nothing is
 * overdue.
 */
export function report06a(
  dossiers: Iterable<ReportedDossier>,
  from: string,
  to: string,
  fields: readonly string[],
): { readonly rows: readonly ReportRow[]; readonly total: ReportRow } {
  const rows = new Map(fields.map((field) => [field, emptyRow(field)]));
  const total = emptyRow('');
  for (const dossier of dossiers) {
    const told = placeOf(dossier, from, to);
    if (!told) continue;
    const row = rows.get(dossier.field) ?? emptyRow(dossier.field);
    rows.set(dossier.field, row);
    for (const each of [row, total]) count(each, told);
  }
  return { rows: [...rows.values()].filter(({ received }) => received.total > 0), total };
}

interface Told {
  readonly came: 'online' | 'direct' | 'carried';
  readonly resolved: Timeliness | null;
  readonly overdue: boolean;
}

function placeOf(dossier: ReportedDossier, from: string, to: string): Told | null {
  const { state, receivedAt, dueAt, channel } = dossier;
  if (state === 'refused' || state === 'voided') return null;
  const receivedOn = receivedAt.slice(0, 10);
  const endedOn = dossier.readyOn ?? dossier.returnedOn ?? dossier.endedOn;
  if (receivedOn > to || (endedOn !== null && endedOn < from)) return null;
  const came = receivedOn < from ? 'carried' : channel === 'online' ? 'online' : 'direct';
  const due = dueAt.slice(0, 10);
  if (endedOn === null || endedOn > to) {
    const waits = state === 'waiting-supplement' && endedOn === null;
    return { came, resolved: null, overdue: !waits && due < to };
  }
  const resolved = timelinesses[endedOn < due ? 0 : endedOn === due ? 1 : 2] ?? 'late';
  return { came, resolved, overdue: false };
}

function count(row: ReportRow, { came, resolved, overdue }: Told): void {
  row.received.total++;
  row.received[came]++;
  if (resolved === null) {
    row.pending.total++;
    row.pending[overdue ? 'overdue' : 'inTime']++;
    return;
  }
  row.resolved.total++;
  row.resolved[resolved === 'on-time' ? 'onTime' : resolved]++;
}

function emptyRow(field: string): ReportRow {
  return {
    field,
    received: { total: 0, online: 0, direct: 0, carried: 0 },
    resolved: { total: 0, early: 0, onTime: 0, late: 0 },
    pending: { total: 0, inTime: 0, overdue: 0 },
  };
}
