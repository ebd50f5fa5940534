import type { Database, Sql } from './database.ts';

/** The latest word that is for a point. */
export interface Wanted {
  readonly change: number;
  readonly version: string | null;
  readonly manifestHash: string | null;
}

export async function wantedAt(sql: Sql, point: string): Promise<Wanted | null> {
  const rows = await sql.query<{ change: number; version: string | null; manifestHash: string | null }>(
    `SELECT change, version, manifest_hash AS "manifestHash" FROM wanted_versions
     WHERE commune_code IS NULL OR commune_code = left($1, 5) ORDER BY change DESC LIMIT 1`,
    [point],
  );
  return rows[0] ?? null;
}

/** Numbered one after the other, whoever says it. */
export async function sayWanted(
  database: Database,
  word: { commune: string | null; version: string | null; manifestHash: string | null; by: string; now: number },
): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.query('LOCK TABLE wanted_versions IN EXCLUSIVE MODE');
    const [made] = await tx.query<{ change: number }>(
      `INSERT INTO wanted_versions (change, commune_code, version, manifest_hash, said_at, said_by)
       SELECT coalesce(max(change), 0) + 1, $1, $2, $3, $4, $5 FROM wanted_versions RETURNING change`,
      [word.commune, word.version, word.manifestHash, word.now, word.by],
    );
    return made?.change ?? 0;
  });
}
