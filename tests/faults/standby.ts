import { appendFileSync, copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { baseBackup } from '../../province/base-backup.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { query } from '../support/postgres.ts';

/** A PostgreSQL whose server may die, and another that follows it, set up by the operator's own files. */
export interface Cluster extends EmbeddedPostgres {
  readonly folder: string;
  /** kill -9 of the postmaster; its children end by themselves. */
  kill(): Promise<void>;
}

const operating = join(import.meta.dirname, '../../province/operating');
const password = 'mot-mat-khau-dai';

export async function startCluster(folder: string): Promise<Cluster> {
  const postgres = await startEmbeddedPostgres({ folder });
  return {
    ...{ ...postgres, folder },
    async kill() {
      const pid = Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      // who is still served by a child of it is not cut off yet
      while (await answers(postgres.url)) await pause(5);
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return query(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

/** Each statement by itself, as psql would. */
export async function runFile(url: string, name: string): Promise<void> {
  const text = readFileSync(join(operating, name), 'utf8')
    .replace("'PASSWORD'", `'${password}'`)
    .replace('TO gan_dan;', 'TO province;');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of text
      .replaceAll(/^--.*$/gm, '')
      .split(';')
      .slice(0, -1))
      await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The operator's page, *a standby*: the copy is made by the province's own base backup, as npm brings no pg_basebackup. */
export async function standbyOf(primary: Cluster, folder: string): Promise<Cluster> {
  mkdirSync(folder, { mode: 0o700 });
  const settings = { archive: null, keep: 1, now: Date.now() };
  const copy = await baseBackup({ database: primary.url, out: join(folder, 'base'), ...settings });
  const data = join(folder, 'data');
  renameSync(copy, data);
  copyFileSync(join(primary.folder, 'password'), join(folder, 'password'));
  const conf = readFileSync(join(operating, 'standby.conf'), 'utf8')
    .replaceAll('PASSWORD', password)
    .replace('host=PRIMARY port=5432', `host=127.0.0.1 port=${primary.port}`);
  appendFileSync(join(data, 'postgresql.auto.conf'), conf);
  writeFileSync(join(data, 'standby.signal'), '');
  const standby = await startCluster(folder);
  await untilFollowed(primary, 'streaming');
  return standby;
}

/** `sync`: the primary waits for it from now on. */
export async function untilFollowed(primary: Cluster, how: 'streaming' | 'sync'): Promise<void> {
  const sql = 'SELECT state, sync_state FROM pg_stat_replication';
  for (const limit = Date.now() + 30_000; ; await pause(20)) {
    const rows = await query<{ state: string; sync_state: string }>(primary.url, sql);
    if (rows.some(({ state, sync_state }) => [state, sync_state].includes(how))) return;
    if (Date.now() > limit) throw new Error('the standby does not follow');
  }
}

/** Everything that was written so far is there too. */
export async function untilLevel(primary: Cluster, standby: Cluster): Promise<void> {
  const [at] = await query<{ lsn: string }>(primary.url, 'SELECT pg_current_wal_lsn()::text AS lsn');
  const sql = 'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS level';
  while (!(await query<{ level: boolean }>(standby.url, sql, [at?.lsn]))[0]?.level) await pause(10);
}

/** The wire to the primary breaks: what is written from now on exists there alone. */
export async function cutOff(standby: Cluster): Promise<void> {
  await query(standby.url, "ALTER SYSTEM SET primary_conninfo = ''");
  await query(standby.url, 'SELECT pg_reload_conf()');
  while ((await query(standby.url, 'SELECT 1 AS it FROM pg_stat_wal_receiver')).length > 0) await pause(10);
}

/** Answers when it takes writes. */
export async function promote(standby: Cluster): Promise<void> {
  const [row] = await query<{ done: boolean }>(standby.url, 'SELECT pg_promote() AS done');
  if (row?.done !== true) throw new Error('it was not promoted');
}
