import type { Head } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { PostDossier } from '../../domain/post-desk.ts';
import type { Sql, Transaction } from './database.ts';
import { asWritten, type StoredEvent } from './events.ts';

/** Hosted points: their streams, what a command answered, and what lies at the post office. */
export interface HostedStream {
  readonly point: string;
  readonly stream: string;
  readonly keyId: string;
  readonly publicKey: string;
  readonly sealedKey: string;
  readonly head: Head;
}

/** Takes the stream's row until the end of the transaction: one writer at a time, whichever process serves it. */
export async function lockHosted(tx: Transaction, point: string): Promise<HostedStream | null> {
  const rows = await tx.query<{
    stream_id: string;
    key_id: string;
    public_key: string;
    sealed_key: string;
    head_seq: number;
    head_hash: string;
  }>(
    `SELECT stream_id, hosted_points.key_id, public_key, sealed_key, head_seq, head_hash
     FROM hosted_points JOIN streams USING (point_id, stream_id)
       JOIN devices ON devices.point_id = hosted_points.point_id AND devices.key_id = hosted_points.key_id
     WHERE hosted_points.point_id = $1 FOR UPDATE OF streams`,
    [point],
  );
  const row = rows[0];
  if (!row) return null;
  const { stream_id: stream, key_id: keyId, public_key: publicKey, sealed_key: sealedKey } = row;
  return { point, stream, keyId, publicKey, sealedKey, head: { seq: row.head_seq, hash: row.head_hash } };
}

export async function addHosted(
  tx: Transaction,
  at: { point: string; stream: string; keyId: string; sealedKey: string; now: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO hosted_points (point_id, stream_id, key_id, sealed_key, made_at) VALUES ($1, $2, $3, $4, $5)`,
    [at.point, at.stream, at.keyId, at.sealedKey, at.now],
  );
}

export async function isHosted(sql: Sql, point: string): Promise<boolean> {
  return (await sql.query('SELECT 1 AS found FROM hosted_points WHERE point_id = $1', [point])).length === 1;
}

/** A station writes this point's log. */
export async function hasStreams(sql: Sql, point: string): Promise<boolean> {
  return (await sql.query('SELECT 1 AS found FROM streams WHERE point_id = $1 LIMIT 1', [point])).length === 1;
}

export async function addPoint(sql: Sql, point: string, now: number): Promise<void> {
  await sql.query('INSERT INTO points (point_id, made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [point, now]);
}

export async function answerOf(
  tx: Transaction,
  point: string,
  origin: string,
): Promise<{ method: string; answer: string } | null> {
  const rows = await tx.query<{ method: string; answer: string }>(
    'SELECT method, answer FROM hosted_answers WHERE point_id = $1 AND origin = $2',
    [point, origin],
  );
  return rows[0] ?? null;
}

export async function keepAnswer(
  tx: Transaction,
  at: { point: string; origin: string; method: string; answer: string; now: number },
): Promise<void> {
  await tx.query('INSERT INTO hosted_answers (point_id, origin, method, answer, done_at) VALUES ($1, $2, $3, $4, $5)', [
    at.point,
    at.origin,
    at.method,
    at.answer,
    at.now,
  ]);
}

export interface Agent {
  readonly login: string;
  readonly account: string;
  readonly point: string;
}

export async function agentOf(sql: Sql, login: string): Promise<Agent | null> {
  const rows = await sql.query<{ point_id: string; account_id: string }>(
    'SELECT point_id, account_id FROM post_agents WHERE login = $1 LIMIT 1',
    [login],
  );
  const row = rows[0];
  return row ? { login, account: row.account_id, point: row.point_id } : null;
}

export async function addAgent(sql: Sql, agent: Agent): Promise<void> {
  await sql.query('INSERT INTO post_agents (point_id, login, account_id) VALUES ($1, $2, $3)', [
    agent.point,
    agent.login,
    agent.account,
  ]);
}

export async function readPos(tx: Transaction, point: string): Promise<number> {
  const rows = await tx.query<{ pos: number }>('SELECT read_pos AS pos FROM hosted_points WHERE point_id = $1', [
    point,
  ]);
  return rows[0]?.pos ?? 0;
}

export async function setReadPos(tx: Transaction, point: string, pos: number): Promise<void> {
  await tx.query('UPDATE hosted_points SET read_pos = $2 WHERE point_id = $1', [point, pos]);
}

const columns = `dossier_id AS dossier, code, state, procedure, service, since, papers, missing, fee_amount, fee_receipt, tries,
  next_from AS "nextFrom", hand_over AS "handOver", other_point_id AS other, bag, cv`;

type Row = Omit<PostDossier, 'fee'> & { fee_amount: number | null; fee_receipt: string | null };

function dossierOf({ fee_amount, fee_receipt, ...row }: Row): PostDossier {
  return { ...row, fee: fee_amount === null ? null : { amount: fee_amount, receipt: fee_receipt ?? '' } };
}

export async function postDossiers(sql: Sql, point: string, dossiers: readonly string[]): Promise<PostDossier[]> {
  const rows = await sql.query<Row>(
    `SELECT ${columns} FROM post_dossiers WHERE point_id = $1 AND dossier_id = ANY ($2::text[])`,
    [point, dossiers],
  );
  return rows.map(dossierOf);
}

/** What somebody still has to do something about, the oldest first; and what was done on one day. */
export async function openPostDossiers(sql: Sql, point: string): Promise<PostDossier[]> {
  const rows = await sql.query<Row>(
    `SELECT ${columns} FROM post_dossiers
     WHERE point_id = $1 AND state IN ('here', 'handed-over', 'coming', 'coming-back', 'out', 'going-back') ORDER BY since, code LIMIT 1000`,
    [point],
  );
  return rows.map(dossierOf);
}

export async function ofHandOver(sql: Sql, point: string, handOver: string): Promise<PostDossier[]> {
  const rows = await sql.query<Row>(
    `SELECT ${columns} FROM post_dossiers WHERE point_id = $1 AND hand_over = $2 ORDER BY code`,
    [point, handOver],
  );
  return rows.map(dossierOf);
}

/** An item that lies here, or is on the road, under the post's own number. */
export async function hasOpenCode(sql: Sql, point: string, code: string): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 AS found FROM post_dossiers WHERE point_id = $1 AND code = $2 AND state <> 'taken-back' LIMIT 1`,
    [point, code],
  );
  return rows.length > 0;
}

export async function doneOn(sql: Sql, point: string, date: string): Promise<{ taken: number; delivered: number }> {
  const rows = await sql.query<{ taken: number; delivered: number }>(
    `SELECT count(*) FILTER (WHERE state IN ('here', 'handed-over', 'at-centre') AND left(since, 10) = $2)::integer AS taken,
       count(*) FILTER (WHERE state = 'delivered' AND left(since, 10) = $2)::integer AS delivered
     FROM post_dossiers WHERE point_id = $1 AND left(since, 10) = $2`,
    [point, date],
  );
  return rows[0] ?? { taken: 0, delivered: 0 };
}

export async function keepPostDossiers(tx: Transaction, point: string, rows: readonly PostDossier[]): Promise<void> {
  for (const row of rows)
    await tx.query(
      `INSERT INTO post_dossiers (point_id, dossier_id, code, state, procedure, service, since, papers, missing, fee_amount,
         fee_receipt, tries, next_from, hand_over, other_point_id, bag, cv)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       ON CONFLICT (point_id, dossier_id) DO UPDATE SET code = excluded.code, state = excluded.state,
         procedure = excluded.procedure, service = excluded.service, since = excluded.since, papers = excluded.papers,
         missing = excluded.missing, fee_amount = excluded.fee_amount, fee_receipt = excluded.fee_receipt,
         tries = excluded.tries, next_from = excluded.next_from, hand_over = excluded.hand_over,
         other_point_id = excluded.other_point_id, bag = excluded.bag, cv = excluded.cv`,
      [
        ...[point, row.dossier, row.code, row.state, row.procedure, row.service, row.since, row.papers, row.missing],
        ...[row.fee?.amount ?? null, row.fee?.receipt ?? null, row.tries, row.nextFrom, row.handOver, row.other],
        ...[row.bag, row.cv],
      ],
    );
}

/** Whoever received it wrapped its key for the province. */
export async function keyOfDossier(
  sql: Sql,
  commune: string,
  dossier: string,
): Promise<{ point: string; wrapped: string } | null> {
  const rows = await sql.query<{ point: string; wrapped: string }>(
    `SELECT point_id AS point, wrapped FROM dossier_keys
     WHERE point_id IN (SELECT point_id FROM points WHERE commune_code = $1) AND dossier_id = $2 ORDER BY received_at LIMIT 1`,
    [commune, dossier],
  );
  return rows[0] ?? null;
}

/** Procedures of dossiers the centre received: what a result is of. */
export async function proceduresOf(
  sql: Sql,
  commune: string,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ dossier_id: string; procedure: string }>(
    `SELECT dossier_id, procedure FROM dossiers
     WHERE point_id IN (SELECT point_id FROM points WHERE commune_code = $1) AND dossier_id = ANY ($2::text[])`,
    [commune, dossiers],
  );
  return new Map(rows.map(({ dossier_id, procedure }) => [dossier_id, procedure]));
}

export async function timelinessOf(
  sql: Sql,
  commune: string,
  dossier: string,
): Promise<{ readyOn: string | null; dueOn: string } | null> {
  const rows = await sql.query<{ readyOn: string | null; dueOn: string }>(
    `SELECT ready_on AS "readyOn", due_on AS "dueOn" FROM dossiers
     WHERE point_id IN (SELECT point_id FROM points WHERE commune_code = $1) AND dossier_id = $2 LIMIT 1`,
    [commune, dossier],
  );
  return rows[0] ?? null;
}

/** A hand-over of this point as it stands in its own log. */
export async function offerOf(sql: Sql, point: string, handOver: string): Promise<AnyLogEvent | null> {
  const rows = await sql.query<StoredEvent>(
    `SELECT hash, canonical FROM events JOIN hosted_points USING (point_id, stream_id)
     WHERE point_id = $1 AND type = 'hand-over-offered' AND canonical::json -> 'facts' ->> 'handOver' = $2`,
    [point, handOver],
  );
  const row = rows[0];
  return row ? (asWritten(row) as unknown as AnyLogEvent) : null;
}
