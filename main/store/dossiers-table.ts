import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { runningStates } from '../../domain/dossier-words.ts';
import type { PrivacyState } from '../../domain/privacy.ts';
import type { CorrectedPerson } from '../../domain/privacy-events.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** The ciphertext of a person and where in the log it came from, which its seal is bound to. */
export interface SealedPart {
  readonly origin: string;
  readonly part: number;
  readonly sealed: string;
}

/** Each column and the field it keeps; `due_rule` alone is JSON. */
const columns = {
  dossier: 'id',
  code: 'code',
  official_code: 'officialCode',
  procedure: 'procedure',
  channel: 'channel',
  state: 'state',
  ticket: 'ticket',
  received_at: 'receivedAt',
  due_at: 'dueAt',
  first_due_at: 'firstDueAt',
  due_rule: 'dueRule',
  clock_from: 'clockFrom',
  paused_at: 'pausedAt',
  document_count: 'documentCount',
  sets: 'sets',
  language: 'language',
  supplements: 'supplements',
  renewals: 'renewals',
  holder: 'holder',
  unit: 'unit',
  resume: 'resume',
  received_at_point: 'receivedAtPoint',
  competent_unit: 'competentUnit',
  return_at_point: 'returnAtPoint',
  ready_on: 'readyOn',
  returned_on: 'returnedOn',
  ended_on: 'endedOn',
  timeliness: 'timeliness',
} as const satisfies Readonly<Record<string, keyof Dossier>>;

/** What a step may change. */
const changing = [
  ...['state', 'due_at', 'due_rule', 'clock_from', 'paused_at', 'document_count', 'supplements', 'renewals'],
  ...['holder', 'unit', 'resume', 'ready_on', 'returned_on', 'ended_on', 'timeliness'],
] as (keyof typeof columns)[];

type Row = Readonly<Record<keyof typeof columns, unknown>> & {
  readonly sealed_origin: string;
  readonly sealed_part: number;
  readonly sealed: string;
  readonly guest: 0 | 1;
  /** Of `dossier_privacy`; null: nobody asked anything of it. */
  readonly restricted: 0 | 1 | null;
  readonly erased_at: string | null;
  readonly corrected_origin: string | null;
  readonly corrected_part: number;
  readonly corrected: string;
  readonly submitter_origin: string | null;
  readonly submitter_part: number;
  readonly submitter_sealed: string;
};

/** `isGuest`: another point received it; it is worked on here, and counted there. */
export type DossierRow = Dossier & {
  readonly person: SealedPart;
  /** What counts of them since it was corrected; null: what was received does. */
  readonly corrections: Readonly<Record<CorrectedPerson, SealedPart | null>>;
  readonly privacy: PrivacyState;
  readonly isGuest: boolean;
};

/** With what its person asked for, by one look: a page of dossiers asks no second question for each. */
const ROWS = `SELECT dossiers.*, restricted, erased_at, asked.sealed_origin AS corrected_origin,
  asked.sealed_part AS corrected_part, asked.sealed AS corrected, submitter_origin, submitter_part, submitter_sealed
  FROM dossiers LEFT JOIN dossier_privacy AS asked ON asked.dossier = dossiers.dossier`;

const running = runningStates.map((state) => `'${state}'`).join(', ');

export function readDossiers(db: ReadableDb) {
  const byId = db.prepare<[string], Row>(`${ROWS} WHERE dossiers.dossier = ?`);
  const byCode = db.prepare<[string], Row>(`${ROWS} WHERE code = ?`);
  const byOfficialCode = db.prepare<[string], Row>(`${ROWS} WHERE official_code = ? LIMIT 1`);
  const every = db.prepare<[], Row>(`${ROWS} ORDER BY received_at`);
  const page = db.prepare<[number, number], Row & { position: number }>(
    `${ROWS.replace('SELECT', 'SELECT dossiers.rowid AS position,')} WHERE dossiers.rowid > ?
     ORDER BY dossiers.rowid LIMIT ?`,
  );
  const lastPosition = db.prepare('SELECT max(rowid) FROM dossiers').pluck();
  const positionOf = db.prepare('SELECT rowid FROM dossiers WHERE dossier = ?').pluck();
  const figures = db.prepare<[string, string], { open: number; dueToday: number; overdue: number; ready: number }>(
    `SELECT count(*) AS "open",
            count(*) FILTER (WHERE state IN (${running}) AND substr(due_at, 1, 10) = ?) AS dueToday,
            count(*) FILTER (WHERE state IN (${running}) AND substr(due_at, 1, 10) < ?) AS overdue,
            count(*) FILTER (WHERE state = 'result-ready') AS ready
     FROM dossiers WHERE state IN (${running}, 'waiting-supplement', 'result-ready') AND guest = 0`,
  );
  const promised = db.prepare<[], { date: string; dossiers: number }>(
    `SELECT substr(due_at, 1, 10) AS date, count(*) AS dossiers FROM dossiers WHERE state IN (${running}) AND guest = 0 GROUP BY 1`,
  );
  const held = db.prepare<[string], Row>(
    `${ROWS} WHERE holder = ? AND state IN (${running}, 'waiting-supplement') ORDER BY due_at LIMIT 200`,
  );
  const ready = db
    .prepare(
      "SELECT dossier FROM dossiers WHERE state = 'result-ready' AND return_at_point <> ? ORDER BY due_at LIMIT 500",
    )
    .pluck();
  const countHeld = db
    .prepare(`SELECT count(*) FROM dossiers WHERE holder = ? AND state IN (${running}, 'waiting-supplement')`)
    .pluck();
  // 'U' follows the 'T' between date and time.
  const receivedOn = db
    .prepare(
      "SELECT count(*) FROM dossiers WHERE received_at BETWEEN ? || 'T' AND ? || 'U' AND state <> 'voided' AND guest = 0",
    )
    .pluck();
  const returnedOn = db.prepare('SELECT count(*) FROM dossiers WHERE returned_on = ? AND guest = 0').pluck();
  const ofTicket = db
    .prepare("SELECT procedure FROM dossiers WHERE ticket = ? AND state <> 'voided' AND guest = 0")
    .pluck();
  return {
    /** Procedures for which this visit left a dossier. */
    proceduresOf: (ticket: string): string[] => ofTicket.all(ticket) as string[],
    get: (dossier: string): DossierRow | undefined => dossierOf(byId.get(dossier)),
    /** By our code or the province's. */
    byCode: (code: string): DossierRow | undefined => dossierOf(byCode.get(code) ?? byOfficialCode.get(code)),
    *all(): Generator<DossierRow> {
      for (const row of every.iterate()) yield dossierOf(row);
    },
    /** In the order they came; `position` is where the next page goes on. */
    page: (after: number, limit: number) =>
      page.all(after, limit).map((row) => ({ position: row.position, dossier: dossierOf(row) })),
    /** Of the last that came; 0: none. */
    lastPosition: (): number => (lastPosition.get() as number | null) ?? 0,
    positionOf: (dossier: string): number | undefined => positionOf.get(dossier) as number | undefined,
    figures: (today: string) => figures.get(today, today) ?? { open: 0, dueToday: 0, overdue: 0, ready: 0 },
    /** Dossiers whose result is not ready, by the date they are promised for. */
    promisedByDate: (): ReadonlyMap<string, number> =>
      new Map(promised.all().map(({ date, dossiers }) => [date, dossiers])),
    /** What somebody has to do; the earliest due first, at most 200. */
    heldBy: (account: string): DossierRow[] => held.all(account).map((row) => dossierOf(row)),
    /** Whose result is there, to be given back at another point than this one; the earliest due first. */
    readyFor: (point: string): string[] => ready.all(point) as string[],
    countHeldBy: (account: string) => countHeld.get(account) as number,
    receivedOn: (date: string) => receivedOn.get(date, date) as number,
    returnedOn: (date: string) => returnedOn.get(date) as number,
  };
}

export function writeDossiers(db: WritableDb) {
  const all = Object.keys(columns) as (keyof typeof columns)[];
  const insert = db.prepare(
    `INSERT INTO dossiers (${all.join(', ')}, sealed_origin, sealed_part, sealed, guest)
     VALUES (${all.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    `UPDATE dossiers SET ${changing.map((column) => `${column} = ?`).join(', ')} WHERE dossier = ?`,
  );
  return {
    insert: (d: Dossier, person: SealedPart, guest: 0 | 1 = 0) =>
      void insert.run(...all.map((column) => kept(d, column)), person.origin, person.part, person.sealed, guest),
    update: (d: Dossier) => void update.run(...changing.map((column) => kept(d, column)), d.id),
  };
}

/** Canonical, so that a rebuild is equal to the byte. */
function kept(dossier: Dossier, column: keyof typeof columns) {
  const value = dossier[columns[column]];
  return column === 'due_rule' ? canonicalJson(value) : value;
}

function dossierOf(row: Row): DossierRow;
function dossierOf(row: Row | undefined): DossierRow | undefined;
function dossierOf(row: Row | undefined): DossierRow | undefined {
  if (!row) return undefined;
  const fields = Object.entries(columns).map(([column, field]) => {
    const value = row[column as keyof typeof columns];
    return [field, column === 'due_rule' ? JSON.parse(String(value)) : value];
  });
  const person = { origin: row.sealed_origin, part: row.sealed_part, sealed: row.sealed };
  // The table is written by `writeDossiers` alone, and STRICT.
  const corrections = {
    applicant: sealedPart(row.corrected_origin, row.corrected_part, row.corrected),
    submitter: sealedPart(row.submitter_origin, row.submitter_part, row.submitter_sealed),
  };
  const privacy = { restricted: row.restricted === 1, erasedAt: row.erased_at };
  return { ...(Object.fromEntries(fields) as Dossier), person, corrections, privacy, isGuest: row.guest === 1 };
}

function sealedPart(origin: string | null, part: number, sealed: string): SealedPart | null {
  return origin === null ? null : { origin, part, sealed };
}
