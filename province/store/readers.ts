import type { Proven } from '../operations/proven-by-slip.ts';
import type { Grant } from '../operations/routing.ts';
import type { Mentioned } from '../operations/take-in.ts';
import type { Sql, Transaction } from './database.ts';
import { noteWaitingSlips } from './waiting-slips.ts';

/**
 * Within one transaction and one point: which events speak of which dossier, and who else shall be told. A new reader is
 * told what was before; the point's row keeps a push and a new reader from missing each other.
 */
export async function noteMentions(
  tx: Transaction,
  at: Mentioned & { point: string; stream: string },
): Promise<boolean> {
  const { point, stream, mentions, grants, proven, waiting: unproven } = at;
  if (mentions.length === 0) return false;
  await lockPoint(tx, point, grants.length > 0);
  const dossiers = mentions.map(({ dossier }) => dossier);
  const received = mentions.filter((each) => each.received).map(({ dossier }) => dossier);
  const rows = await tx.query<{ dossier_id: string | null; reader: string | null }>(
    `WITH mention AS MATERIALIZED (
       SELECT * FROM unnest($3::text[], $4::bigint[]) AS mention (dossier_id, seq)
     ), noted AS (
       INSERT INTO dossier_events (point_id, dossier_id, stream_id, seq)
       SELECT $1, dossier_id, $2, seq FROM mention ON CONFLICT DO NOTHING
     ), homes AS (
       INSERT INTO dossier_homes (point_id, dossier_id, home_point)
       SELECT DISTINCT $1, dossier, $1 FROM unnest($5::text[]) AS received (dossier) ON CONFLICT DO NOTHING
       RETURNING dossier_id
     ), told AS (
       INSERT INTO outgoing (point_id, reader, stream_id, seq)
       SELECT DISTINCT $1, reader, $2, seq FROM mention JOIN dossier_readers USING (dossier_id)
       WHERE point_id = $1 ON CONFLICT DO NOTHING RETURNING 1
     )
     SELECT NULL AS dossier_id, NULL AS reader FROM told
     UNION ALL SELECT dossier_id, reader FROM homes JOIN dossier_readers USING (dossier_id)
     WHERE dossier_readers.point_id = $1 AND mutual`,
    [point, stream, dossiers, mentions.map(({ seq }) => seq), received],
  );
  // whoever read by a slip before the receipt itself came
  const waiting = rows.filter((each) => each.reader !== null);
  const pairs = [waiting.map((each) => each.dossier_id ?? ''), waiting.map((each) => each.reader ?? '')];
  if (waiting.length > 0) await introduce(tx, point, pairs);
  await addReaders(tx, point, grants, true);
  await askToLetRead(tx, point, proven);
  await noteWaitingSlips(tx, at, unproven);
  return rows.length > 0 || grants.length > 0;
}

/** Whoever signed the slip is asked in a transaction of its own: no other point's row is locked while an event is written. */
export async function askToLetRead(tx: Transaction, point: string, proven: readonly Proven[]): Promise<void> {
  if (proven.length === 0) return;
  await tx.query(
    `INSERT INTO introductions (point_id, to_point, dossier_id, reader, home_point, mutual, proven)
     SELECT $1, from_point, dossier_id, $1, $1, false, true FROM unnest($2::text[], $3::text[]) AS proven (from_point, dossier_id)
     ON CONFLICT (point_id, to_point, dossier_id, reader) DO UPDATE SET proven = true`,
    [point, proven.map(({ from }) => from), proven.map(({ dossier }) => dossier)],
  );
}

/** Shared by pushes, alone for whoever adds a reader. */
async function lockPoint(tx: Transaction, point: string, alone: boolean): Promise<void> {
  await tx.query(`SELECT 1 FROM points WHERE point_id = $1 FOR ${alone ? 'NO KEY UPDATE' : 'SHARE'}`, [point]);
}

/** `isOwnWord`: the point said so itself, and was not told to. */
async function addReaders(tx: Transaction, point: string, grants: readonly Grant[], isOwnWord = false): Promise<void> {
  if (grants.length === 0) return;
  const fresh = await tx.query<{ dossier_id: string; reader: string; mutual: boolean }>(
    `INSERT INTO dossier_readers AS known (point_id, dossier_id, reader, mutual)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::boolean[])
     ON CONFLICT (point_id, dossier_id, reader) DO UPDATE SET mutual = true WHERE excluded.mutual AND NOT known.mutual
     RETURNING dossier_id, reader, mutual`,
    [
      point,
      grants.map(({ dossier }) => dossier),
      grants.map(({ reader }) => reader),
      grants.map(({ mutual }) => mutual),
    ],
  );
  const pairs = (list: typeof fresh) => [list.map((each) => each.dossier_id), list.map((each) => each.reader)];
  if (fresh.length === 0) return;
  if (isOwnWord) await tx.query(answerFor, [point, ...pairs(fresh)]);
  await tx.query(
    `INSERT INTO outgoing (point_id, reader, stream_id, seq)
     SELECT DISTINCT $1, fresh.reader, stream_id, seq
     FROM unnest($2::text[], $3::text[]) AS fresh (dossier_id, reader) JOIN dossier_events USING (dossier_id)
     WHERE point_id = $1 ON CONFLICT DO NOTHING`,
    [point, ...pairs(fresh)],
  );
  const mutual = fresh.filter((each) => each.mutual);
  if (mutual.length > 0) await introduce(tx, point, pairs(mutual));
}

async function introduce(tx: Transaction, point: string, pairs: readonly (readonly string[])[]): Promise<void> {
  await tx.query(introduceAll, [point, ...pairs]);
  await tx.query(tellOfAnswers, [point, ...pairs]);
}

/**
 * Whoever takes a dossier by a slip whose offer went with its disk was introduced to nobody: the point that it names is asked to let
 * its own readers hear. They are told the answerer's words, and nothing is told to it for that.
 */
const answerFor = `
INSERT INTO introductions (point_id, to_point, dossier_id, reader, home_point, mutual)
SELECT $1, fresh.reader, fresh.dossier_id, $1, $1, false
FROM unnest($2::text[], $3::text[]) AS fresh (dossier_id, reader)
WHERE NOT EXISTS (
  SELECT 1 FROM dossier_homes WHERE dossier_homes.point_id = $1 AND dossier_homes.dossier_id = fresh.dossier_id
)
ON CONFLICT DO NOTHING`;

/** New readers of a point's dossier hear who answered before, and still has not been introduced. */
const tellOfAnswers = `
INSERT INTO introductions (point_id, to_point, dossier_id, reader, home_point, mutual)
SELECT $1, answered.point_id, fresh.dossier_id, fresh.reader, home.home_point, false
FROM unnest($2::text[], $3::text[]) AS fresh (dossier_id, reader)
  JOIN dossier_homes AS home ON home.point_id = $1 AND home.dossier_id = fresh.dossier_id
  JOIN dossier_readers AS answered ON answered.dossier_id = fresh.dossier_id AND answered.reader = $1
    AND answered.point_id <> fresh.reader
WHERE NOT EXISTS (
  SELECT 1 FROM dossier_homes AS theirs
  WHERE theirs.point_id = answered.point_id AND theirs.dossier_id = fresh.dossier_id
)
ON CONFLICT DO NOTHING`;

/** At the point whose offer was answered: each of its readers is to hear the answerer. */
const tellReaders = `
INSERT INTO introductions (point_id, to_point, dossier_id, reader, home_point, mutual)
SELECT $1, $3, known.dossier_id, known.reader, home_point, false
FROM dossier_readers AS known JOIN dossier_homes AS home USING (point_id, dossier_id)
WHERE known.point_id = $1 AND known.dossier_id = $2 AND known.mutual AND known.reader <> $3
ON CONFLICT DO NOTHING`;

/**
 * Each reader is told of each, and of this point, where this point may hand the dossier on; what it may not yet waits for
 * the introduction that allows it.
 */
const introduceAll = `
WITH fresh AS MATERIALIZED (
  SELECT fresh.dossier_id, fresh.reader, home_point
  FROM unnest($2::text[], $3::text[]) AS fresh (dossier_id, reader)
    JOIN dossier_homes ON dossier_homes.point_id = $1 AND dossier_homes.dossier_id = fresh.dossier_id
), others AS (
  SELECT fresh.dossier_id, fresh.reader AS fresh, known.reader AS other, home_point
  FROM fresh JOIN dossier_readers AS known ON known.point_id = $1 AND known.dossier_id = fresh.dossier_id
    AND known.mutual AND known.reader <> fresh.reader
)
INSERT INTO introductions (point_id, to_point, dossier_id, reader, home_point)
SELECT $1, reader, dossier_id, $1, home_point FROM fresh
UNION SELECT $1, fresh, dossier_id, other, home_point FROM others
UNION SELECT $1, other, dossier_id, fresh, home_point FROM others
ON CONFLICT (point_id, to_point, dossier_id, reader) DO UPDATE SET mutual = true, home_point = excluded.home_point
  WHERE NOT introductions.mutual`;

export interface Introduction {
  readonly from: string;
  readonly to: string;
  readonly dossier: string;
  readonly reader: string;
  readonly home: string;
  /** False: of an answer to an offer nobody has any more; see `answerFor`. */
  readonly mutual: boolean;
  /** `from` took the dossier by a slip that `to` signed: it may read as by an offer, whatever else is said here. */
  readonly proven: boolean;
}

export async function someIntroductions(sql: Sql, most: number): Promise<readonly Introduction[]> {
  return sql.query<Introduction & Record<string, string | boolean>>(
    `SELECT point_id AS from, to_point AS to, dossier_id AS dossier, reader, home_point AS home, mutual, proven
     FROM introductions
     ORDER BY to_point, dossier_id, reader LIMIT $1`,
    [most],
  );
}

/** At one point. False: this point knows the dossier from elsewhere, and gives nothing away. */
export async function beIntroduced(
  tx: Transaction,
  { from, to: point, dossier, reader, home, mutual, proven }: Introduction,
): Promise<boolean> {
  await lockPoint(tx, point, true);
  if (proven) await addReaders(tx, point, [{ dossier, reader: from, mutual: true }], true);
  if (!mutual) {
    if (reader === from) await tx.query(tellReaders, [point, dossier, from]);
    else await addReaders(tx, point, [{ dossier, reader, mutual: false }]);
    return true;
  }
  const allowed = await tx.query(
    `INSERT INTO dossier_homes (point_id, dossier_id, home_point) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING RETURNING 1 AS fresh`,
    [point, dossier, home],
  );
  const known = await tx.query<{ home_point: string }>(
    'SELECT home_point FROM dossier_homes WHERE point_id = $1 AND dossier_id = $2',
    [point, dossier],
  );
  if (known[0]?.home_point !== home) return false;
  await addReaders(tx, point, reader === point ? [] : [{ dossier, reader, mutual: true }]);
  // what it offered before anybody had told us that it may
  if (allowed.length === 1) {
    const waiting = await tx.query<{ reader: string }>(
      'SELECT reader FROM dossier_readers WHERE point_id = $1 AND dossier_id = $2 AND mutual',
      [point, dossier],
    );
    const readers = waiting.map((each) => each.reader);
    if (readers.length > 0) await introduce(tx, point, [readers.map(() => dossier), readers]);
  }
  return true;
}

export async function forgetIntroduction(sql: Sql, at: Introduction): Promise<void> {
  const { from, to, dossier, reader, mutual, proven } = at;
  await sql.query(
    `DELETE FROM introductions
     WHERE point_id = $1 AND to_point = $2 AND dossier_id = $3 AND reader = $4 AND mutual = $5
       AND proven = $6`,
    [from, to, dossier, reader, mutual, proven],
  );
}
