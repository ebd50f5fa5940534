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
  /** A checkpoint that finds no room on the disk of the tables ends PostgreSQL (`operating/full-disk.sql`). */
  readonly endsWhenFull: boolean;
  readonly archiving: boolean;
  readonly lastArchived: number | null;
  readonly lastFailed: number | null;
  readonly verifiedBackups: number;
  /** It follows another one and cannot be written. */
  readonly isStandby: boolean;
  /** Each commit waits for the disk of a standby. */
  readonly waitsForStandby: boolean;
  /** The role that a standby signs in as is there. */
  readonly wantsStandby: boolean;
  /** Where its tables lie on this machine; null: it runs on another, or this role may not ask. */
  readonly folder: string | null;
  /** How many follow; null: this role may not see it. */
  readonly standbys: {
    readonly following: number;
    readonly waitedFor: number;
    readonly lagMs: number;
  } | null;
}

export async function clusterState(sql: Sql): Promise<ClusterState> {
  const [row] = await sql.query<Omit<ClusterState, 'known' | 'standbys'>>(
    `SELECT (SELECT max(version) FROM schema_migrations) AS applied,
       (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS "serverNow",
       (SELECT coalesce(array_agg(name ORDER BY name), '{}') FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off') AS "notDurable",
       coalesce(current_setting('max_active_replication_origins', true),
         current_setting('max_replication_slots')) <> '0' AS "endsWhenFull",
       current_setting('archive_mode') <> 'off' AS archiving,
       (extract(epoch FROM last_archived_time) * 1000)::bigint AS "lastArchived",
       (extract(epoch FROM last_failed_time) * 1000)::bigint AS "lastFailed",
       (SELECT count(*)::integer FROM backups) AS "verifiedBackups",
       EXISTS (SELECT FROM pg_roles WHERE rolname = 'gan_dan_standby') AS "wantsStandby",
       CASE WHEN coalesce(inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() = '::1', true)
         AND pg_has_role('pg_read_all_settings', 'USAGE') THEN current_setting('data_directory') END AS folder,
       pg_is_in_recovery() AS "isStandby", current_setting('synchronous_standby_names') <> '' AS "waitsForStandby"
     FROM pg_stat_archiver`,
  );
  if (!row) throw new Error('assertion failed: PostgreSQL says nothing of its archive');
  const [said] = await sql.query<NonNullable<ClusterState['standbys']> & { seen: boolean }>(
    `SELECT pg_has_role('pg_read_all_stats', 'USAGE') AS seen,
       count(*) FILTER (WHERE state = 'streaming')::integer AS following,
       count(*) FILTER (WHERE state = 'streaming' AND sync_state IN ('sync', 'quorum'))::integer AS "waitedFor",
       coalesce(extract(epoch FROM max(replay_lag)) * 1000, 0)::bigint AS "lagMs"
     FROM pg_stat_replication`,
  );
  if (!said) throw new Error('assertion failed: PostgreSQL says nothing of who follows it');
  const { seen, ...standbys } = said;
  return { ...row, known: migrations.at(-1)?.version ?? 0, standbys: seen ? standbys : null };
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
