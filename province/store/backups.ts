import type { Database, Sql, Transaction } from './database.ts';

export interface BackupHead {
  readonly point: string;
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

export interface ReadBack {
  readonly heads: readonly BackupHead[];
  /** Streams in which an event is missing, changed or out of its chain. */
  readonly broken: readonly string[];
}

const copyLock = 47_201;

/** A lock is of one database: whoever cannot take it in the copy looks at the live one. */
export async function isSameDatabase(live: Database, copy: Sql): Promise<boolean> {
  return live.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [copyLock]);
    const rows = await copy.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS free', [copyLock]);
    return rows[0]?.free === false;
  });
}

/** Reads every stream of a restored copy: dense, each event what was hashed, each on the one before. */
export async function readBack(copy: Sql): Promise<ReadBack> {
  const rows = await copy.query<{ point: string; stream: string; seq: number; hash: string; whole: boolean }>(
    `SELECT point_id AS point, stream_id AS stream, head_seq AS seq, head_hash AS hash,
       coalesce(held, 0) = head_seq AND coalesce(chained, true) AND coalesce(last_hash, head_hash) = head_hash AS whole
     FROM streams LEFT JOIN (
       SELECT point_id, stream_id, count(*) AS held, bool_and(link) AS chained, max(hash) FILTER (WHERE is_last) AS last_hash
       FROM (
         SELECT point_id, stream_id, hash, seq = max(seq) OVER whole AS is_last,
           seq = row_number() OVER chain AND hash = encode(sha256(convert_to(canonical, 'UTF8')), 'hex')
             AND canonical::json ->> 'prev' = lag(hash, 1, repeat('0', 64)) OVER chain AS link
         FROM events
         WINDOW whole AS (PARTITION BY point_id, stream_id), chain AS (PARTITION BY point_id, stream_id ORDER BY seq)
       ) AS linked GROUP BY point_id, stream_id
     ) AS read USING (point_id, stream_id)`,
  );
  return {
    heads: rows.filter(({ seq }) => seq > 0),
    broken: rows.filter(({ whole }) => !whole).map(({ stream }) => stream),
  };
}

/** The same name said again is the same medium, written anew. */
export async function keepBackup(
  tx: Transaction,
  at: { name: string; heads: readonly BackupHead[]; now: number },
): Promise<void> {
  const { name, heads, now } = at;
  await tx.query('DELETE FROM backups WHERE name = $1', [name]);
  await tx.query('INSERT INTO backups (name, verified_at) VALUES ($1, $2)', [name, now]);
  await tx.query(
    `INSERT INTO backup_heads (point_id, stream_id, backup, seq, hash)
     SELECT point_id, stream_id, $1, seq, hash
     FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) AS head (point_id, stream_id, seq, hash)`,
    [
      name,
      heads.map(({ point }) => point),
      heads.map(({ stream }) => stream),
      heads.map(({ seq }) => seq),
      heads.map(({ hash }) => hash),
    ],
  );
}

export async function loseBackup(tx: Transaction, name: string): Promise<boolean> {
  return (await tx.query('DELETE FROM backups WHERE name = $1 RETURNING 1 AS done', [name])).length === 1;
}

/** Durable is what the second longest of the backups of today's own history holds; nothing where there are not two. */
export async function settleDurable(tx: Transaction): Promise<void> {
  await tx.query(
    `UPDATE streams SET durable_seq = coalesce(second.seq, 0), durable_hash = coalesce(second.hash, repeat('0', 64))
     FROM streams AS every LEFT JOIN (
       SELECT point_id, stream_id, seq, hash FROM (
         SELECT point_id, stream_id, seq, hash,
           row_number() OVER (PARTITION BY point_id, stream_id ORDER BY seq DESC, backup) AS nth
         FROM backup_heads AS held
         WHERE EXISTS (SELECT FROM events WHERE events.point_id = held.point_id AND events.stream_id = held.stream_id
           AND events.seq = held.seq AND events.hash = held.hash)
       ) AS ranked WHERE nth = 2
     ) AS second USING (point_id, stream_id)
     WHERE streams.point_id = every.point_id AND streams.stream_id = every.stream_id
       AND (streams.durable_seq, streams.durable_hash)
         IS DISTINCT FROM (coalesce(second.seq, 0), coalesce(second.hash, repeat('0', 64)))`,
  );
}

export async function raiseEpoch(sql: Sql): Promise<number> {
  const rows = await sql.query<{ epoch: number }>('UPDATE server SET epoch = epoch + 1 RETURNING epoch');
  return rows[0]?.epoch ?? 0;
}
