import pg from 'pg';
import type { Sql } from './database.ts';
import { migrations } from './migrate.ts';

/** The PostgreSQL that a province stands on: how it is kept, and a copy of its files while it runs. */
export interface ClusterState {
  readonly applied: number;
  readonly known: number;
  readonly serverNow: number;
  /** Settings that must be on for an acknowledgement to be true. */
  readonly notDurable: readonly string[];
  readonly archiving: boolean;
  readonly lastArchived: number | null;
  readonly lastFailed: number | null;
  readonly verifiedBackups: number;
}

export async function clusterState(sql: Sql): Promise<ClusterState> {
  const [row] = await sql.query<Omit<ClusterState, 'known'>>(
    `SELECT (SELECT max(version) FROM schema_migrations) AS applied,
       (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS "serverNow",
       (SELECT coalesce(array_agg(name ORDER BY name), '{}') FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off') AS "notDurable",
       current_setting('archive_mode') <> 'off' AS archiving,
       (extract(epoch FROM last_archived_time) * 1000)::bigint AS "lastArchived",
       (extract(epoch FROM last_failed_time) * 1000)::bigint AS "lastFailed",
       (SELECT count(*)::integer FROM backups) AS "verifiedBackups"
     FROM pg_stat_archiver`,
  );
  if (!row) throw new Error('assertion failed: PostgreSQL says nothing of its archive');
  return { ...row, known: migrations.at(-1)?.version ?? 0 };
}

/** Between start and stop the files may be copied as they are; all of it is one session's. */
export async function whileBackedUp(
  url: string,
  copy: (dataFolder: string) => Promise<void>,
): Promise<{ label: string; tablespaces: string }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: at } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder FROM pg_backup_start('gan-dan', true)",
    );
    await copy(at[0]?.folder ?? '');
    // waits until the log that the copy needs is in the archive
    const { rows } = await client.query<{ label: string; tablespaces: string }>(
      'SELECT labelfile AS label, spcmapfile AS tablespaces FROM pg_backup_stop(true)',
    );
    return rows[0] ?? { label: '', tablespaces: '' };
  } finally {
    await client.end();
  }
}
