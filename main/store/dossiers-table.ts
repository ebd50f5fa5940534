import { canonicalJson } from '../../domain/chain.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { DueRule } from '../../domain/dossier-words.ts';
import type { DossierId, TicketId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** The ciphertext of a person and where in the log it came from, which its seal is bound to. */
export interface SealedPart {
  readonly origin: string;
  readonly part: number;
  readonly sealed: string;
}

interface Row {
  dossier: DossierId;
  code: string;
  official_code: string | null;
  procedure: string;
  channel: Dossier['channel'];
  state: Dossier['state'];
  ticket: TicketId | null;
  received_at: string;
  due_at: string;
  due_rule: string;
  document_count: number;
  sets: number;
  language: string;
  ready_on: string | null;
  returned_on: string | null;
  timeliness: Dossier['timeliness'];
  sealed_origin: string;
  sealed_part: number;
  sealed: string;
}

export type DossierRow = Dossier & { readonly person: SealedPart };

export function readDossiers(db: ReadableDb) {
  const byId = db.prepare<[string], Row>('SELECT * FROM dossiers WHERE dossier = ?');
  const byCode = db.prepare<[string], Row>('SELECT * FROM dossiers WHERE code = ?');
  const byOfficialCode = db.prepare<[string], Row>('SELECT * FROM dossiers WHERE official_code = ? LIMIT 1');
  const every = db.prepare<[], Row>('SELECT * FROM dossiers ORDER BY received_at');
  const figures = db.prepare<[string, string], { open: number; dueToday: number; overdue: number; ready: number }>(
    `SELECT count(*) AS "open",
            count(*) FILTER (WHERE state = 'received' AND substr(due_at, 1, 10) = ?) AS dueToday,
            count(*) FILTER (WHERE state = 'received' AND substr(due_at, 1, 10) < ?) AS overdue,
            count(*) FILTER (WHERE state = 'result-ready') AS ready
     FROM dossiers WHERE state IN ('received', 'result-ready')`,
  );
  const promised = db.prepare<[], { date: string; dossiers: number }>(
    "SELECT substr(due_at, 1, 10) AS date, count(*) AS dossiers FROM dossiers WHERE state = 'received' GROUP BY 1",
  );
  // 'U' follows the 'T' between date and time.
  const receivedOn = db
    .prepare("SELECT count(*) FROM dossiers WHERE received_at BETWEEN ? || 'T' AND ? || 'U'")
    .pluck();
  const returnedOn = db.prepare('SELECT count(*) FROM dossiers WHERE returned_on = ?').pluck();
  return {
    get: (dossier: string): DossierRow | undefined => dossierOf(byId.get(dossier)),
    /** By our code or the province's. */
    byCode: (code: string): DossierRow | undefined => dossierOf(byCode.get(code) ?? byOfficialCode.get(code)),
    *all(): Generator<DossierRow> {
      for (const row of every.iterate()) yield dossierOf(row);
    },
    figures: (today: string) => figures.get(today, today) ?? { open: 0, dueToday: 0, overdue: 0, ready: 0 },
    /** Dossiers whose result is not ready, by the date they are promised for. */
    promisedByDate: (): ReadonlyMap<string, number> =>
      new Map(promised.all().map(({ date, dossiers }) => [date, dossiers])),
    receivedOn: (date: string) => receivedOn.get(date, date) as number,
    returnedOn: (date: string) => returnedOn.get(date) as number,
  };
}

export function writeDossiers(db: WritableDb) {
  const insert = db.prepare(
    `INSERT INTO dossiers (dossier, code, official_code, procedure, channel, state, ticket, received_at, due_at, due_rule,
       document_count, sets, language, ready_on, returned_on, timeliness, sealed_origin, sealed_part, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    'UPDATE dossiers SET state = ?, ready_on = ?, returned_on = ?, timeliness = ? WHERE dossier = ?',
  );
  return {
    insert: (d: Dossier, person: SealedPart) => {
      // Canonical, so that a rebuild is equal to the byte.
      const rule = canonicalJson(d.dueRule);
      const first = [
        d.id,
        d.code,
        d.officialCode,
        d.procedure,
        d.channel,
        d.state,
        d.ticket,
        d.receivedAt,
        d.dueAt,
        rule,
      ];
      const rest = [d.documentCount, d.sets, d.language, d.readyOn, d.returnedOn, d.timeliness];
      insert.run(...first, ...rest, person.origin, person.part, person.sealed);
    },
    update: (d: Dossier) => void update.run(d.state, d.readyOn, d.returnedOn, d.timeliness, d.id),
  };
}

function dossierOf(row: Row): DossierRow;
function dossierOf(row: Row | undefined): DossierRow | undefined;
function dossierOf(row: Row | undefined): DossierRow | undefined {
  if (!row) return undefined;
  const { dossier, code, procedure, channel, state, ticket, sets, language, timeliness } = row;
  return {
    ...{ id: dossier, code, procedure, channel, state, ticket, sets, language, timeliness },
    officialCode: row.official_code,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    dueRule: JSON.parse(row.due_rule) as DueRule,
    documentCount: row.document_count,
    readyOn: row.ready_on,
    returnedOn: row.returned_on,
    person: { origin: row.sealed_origin, part: row.sealed_part, sealed: row.sealed },
  };
}
