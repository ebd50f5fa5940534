import type {
  Effects,
  ReadyDossier,
  ReceivedDossier,
  ReturnedDossier,
  TakenBack,
  TicketDay,
} from '../operations/effects.ts';
import { noteMoves } from './custody.ts';
import { type Transaction, together } from './database.ts';
import { noteSteps } from './dossier-steps.ts';
import { eraseDossiers } from './erased.ts';
import type { ParkedEvent } from './events.ts';
import { noteRevoked } from './revoked-by-point.ts';

/** Writes what events changed, each table once and in this order; says which could not be applied. */
export async function applyEffects(tx: Transaction, point: string, effects: Effects): Promise<readonly ParkedEvent[]> {
  const [parked, takenBack, ready, returned] = await together([
    receive(tx, point, effects.received),
    takeBack(tx, point, effects.takenBack),
    makeReady(tx, point, effects.ready),
    giveBack(tx, point, effects.returned),
    dateDays(tx, point, effects.days),
    countTickets(tx, point, effects.tickets),
    noteSteps(tx, point, effects.steps),
    noteMoves(tx, point, effects.moves),
    eraseDossiers(tx, point, effects.erased),
    noteRevoked(tx, point, effects.revoked),
  ]);
  const unknown = [...takenBack, ...ready, ...returned];
  return [...effects.parked, ...parked, ...(await withoutGuests(tx, point, effects, unknown))];
}

/** A dossier of another point, or what a post office took in, has no row here: it counts at home, when the router brings the word there. */
async function withoutGuests(
  tx: Transaction,
  point: string,
  { takenBack, ready, returned }: Effects,
  unknown: readonly ParkedEvent[],
): Promise<readonly ParkedEvent[]> {
  if (unknown.length === 0) return [];
  const dossierAt = new Map([...takenBack, ...ready, ...returned].map(({ seq, dossier }) => [seq, dossier]));
  const rows = await tx.query<{ dossier_id: string }>(
    `SELECT dossier_id FROM dossier_homes WHERE point_id = $1 AND dossier_id = ANY ($2::text[])
       AND (home_point <> $1 OR EXISTS (SELECT FROM hosted_points AS office WHERE office.point_id = $1))`,
    [point, unknown.map(({ seq }) => dossierAt.get(seq) ?? '')],
  );
  const guests = new Set(rows.map(({ dossier_id }) => dossier_id));
  return unknown.filter(({ seq }) => !guests.has(dossierAt.get(seq) ?? ''));
}

async function dateDays(tx: Transaction, point: string, days: ReadonlyMap<number, string>): Promise<void> {
  if (days.size === 0) return;
  await tx.query(
    `INSERT INTO business_days (point_id, day, date)
     SELECT $1, day, date FROM unnest($2::integer[], $3::date[]) AS opened (day, date) ORDER BY day
     ON CONFLICT (point_id, day) DO UPDATE SET date = excluded.date`,
    [point, [...days.keys()], [...days.values()]],
  );
}

async function countTickets(tx: Transaction, point: string, days: readonly TicketDay[]): Promise<void> {
  if (days.length === 0) return;
  await tx.query(
    `INSERT INTO ticket_days AS old (point_id, day, queue, issued, finished, missed)
     SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::integer[], $5::integer[], $6::integer[])
     ON CONFLICT (point_id, day, queue) DO UPDATE SET issued = old.issued + excluded.issued,
       finished = old.finished + excluded.finished, missed = old.missed + excluded.missed`,
    [
      point,
      days.map(({ day }) => day),
      days.map(({ queue }) => queue),
      days.map(({ issued }) => issued),
      days.map(({ finished }) => finished),
      days.map(({ missed }) => missed),
    ],
  );
}

async function receive(tx: Transaction, point: string, list: readonly ReceivedDossier[]): Promise<ParkedEvent[]> {
  if (list.length === 0) return [];
  const rows = await tx.query<{ dossier_id: string }>(
    `INSERT INTO dossiers (point_id, dossier_id, code, official_code, procedure, channel, state,
       received_at, received_on, due_at, due_on)
     SELECT $1, dossier, code, official, procedure, channel, 'received',
       received_at, left(received_at, 10)::date, due_at, left(due_at, 10)::date
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       AS dossier (dossier, code, official, procedure, channel, received_at, due_at)
     ON CONFLICT DO NOTHING RETURNING dossier_id`,
    [
      point,
      list.map(({ dossier }) => dossier),
      list.map(({ code }) => code),
      list.map(({ officialCode }) => officialCode),
      list.map(({ procedure }) => procedure),
      list.map(({ channel }) => channel),
      list.map(({ receivedAt }) => receivedAt),
      list.map(({ due }) => due.at),
    ],
  );
  return others(list, rows, 'dossier-repeated');
}

/** A receipt taken back within seconds never counted; a result taken back is not there yet. The events stay. */
async function takeBack(tx: Transaction, point: string, list: readonly TakenBack[]): Promise<ParkedEvent[]> {
  const ofKind = (kind: TakenBack['what']) => list.filter(({ what }) => what === kind);
  const run = async (sql: string, kind: TakenBack['what']) => {
    const some = ofKind(kind);
    if (some.length === 0) return [];
    const rows = await tx.query<{ dossier_id: string }>(sql, [point, some.map(({ dossier }) => dossier)]);
    return others(some, rows, 'dossier-unknown');
  };
  const [receipts, results] = await together([
    run(`DELETE FROM dossiers WHERE point_id = $1 AND dossier_id = ANY ($2::text[]) RETURNING dossier_id`, 'receipt'),
    run(
      `UPDATE dossiers SET ready_on = NULL, state = CASE state WHEN 'result-ready' THEN 'received' ELSE state END
       WHERE point_id = $1 AND dossier_id = ANY ($2::text[]) RETURNING dossier_id`,
      'result',
    ),
  ]);
  return [...receipts, ...results];
}

async function makeReady(tx: Transaction, point: string, list: readonly ReadyDossier[]): Promise<ParkedEvent[]> {
  if (list.length === 0) return [];
  const rows = await tx.query<{ dossier_id: string }>(
    `UPDATE dossiers SET ready_on = coalesce(ready_on, ready.date),
       state = CASE state WHEN 'received' THEN 'result-ready' ELSE state END
     FROM (SELECT DISTINCT ON (dossier) * FROM unnest($2::text[], $3::date[], $4::bigint[]) AS all_ready (dossier, date, seq)
           ORDER BY dossier, seq) AS ready
     WHERE point_id = $1 AND dossier_id = ready.dossier RETURNING dossier_id`,
    [point, list.map(({ dossier }) => dossier), list.map(({ date }) => date), list.map(({ seq }) => seq)],
  );
  return others(list, rows, 'dossier-unknown');
}

async function giveBack(tx: Transaction, point: string, list: readonly ReturnedDossier[]): Promise<ParkedEvent[]> {
  if (list.length === 0) return [];
  const rows = await tx.query<{ dossier_id: string }>(
    `UPDATE dossiers SET state = 'returned', returned_on = coalesce(returned_on, back.date),
       timeliness = coalesce(dossiers.timeliness, back.timeliness)
     FROM (SELECT DISTINCT ON (dossier) *
           FROM unnest($2::text[], $3::date[], $4::text[], $5::bigint[]) AS all_back (dossier, date, timeliness, seq)
           ORDER BY dossier, seq) AS back
     WHERE point_id = $1 AND dossier_id = back.dossier RETURNING dossier_id`,
    [
      point,
      list.map(({ dossier }) => dossier),
      list.map(({ date }) => date),
      list.map(({ timeliness }) => timeliness),
      list.map(({ seq }) => seq),
    ],
  );
  return others(list, rows, 'dossier-unknown');
}

function others(
  list: readonly { readonly dossier: string; readonly seq: number }[],
  done: readonly { readonly dossier_id: string }[],
  code: ParkedEvent['code'],
): ParkedEvent[] {
  const known = new Set(done.map(({ dossier_id }) => dossier_id));
  return list.filter(({ dossier }) => !known.has(dossier)).map(({ seq }) => ({ seq, code }));
}
