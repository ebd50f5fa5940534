import { copyFile, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { whileBackedUp } from './store/cluster.ts';

/**
 * A base backup of the cluster while it runs: its files between `pg_backup_start` and `pg_backup_stop`, flushed, under its
 * name only when it is whole. With the archive of the log it goes to any point of time after it. Runs as the database's user.
 */
export interface BaseBackupSettings {
  readonly database: string;
  readonly out: string;
  /** Files of the log that no kept backup needs are removed from here; null: nothing is. */
  readonly archive: string | null;
  readonly keep: number;
  readonly now: number;
}

/** What a started server makes by itself, or must not find. */
const leftOut: readonly string[] = ['postmaster.pid', 'postmaster.opts', 'recovery.signal', 'standby.signal'];
const emptied: readonly string[] = ['pg_wal', 'pg_replslot', 'pg_stat_tmp', 'pg_dynshmem', 'pg_notify', 'pg_serial'];
const prefix = 'base-';

export async function baseBackup({ database, out, archive, keep, now }: BaseBackupSettings): Promise<string> {
  const name = `${prefix}${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  const half = join(out, `${name}.half`);
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  const { label, tablespaces } = await whileBackedUp(database, (folder) => copyTree(folder, half, ''));
  if (tablespaces.trim() !== '') throw new Error('the cluster has tablespaces: use pg_basebackup');
  await writeFile(join(half, 'backup_label'), label, { mode: 0o600 });
  await flush(join(half, 'backup_label'));
  await rename(half, join(out, name));
  const kept = await forgetOld(out, keep);
  if (archive !== null && kept[0]) await forgetLog(archive, join(out, kept[0]));
  return join(out, name);
}

async function copyTree(from: string, to: string, inside: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await mkdir(target, { mode: 0o700 });
      if (!emptied.includes(entry.name) || inside !== '') await copyTree(source, target, `${inside}${entry.name}/`);
      // the server asks for this folder where the log is
      else if (entry.name === 'pg_wal') await mkdir(join(target, 'archive_status'), { mode: 0o700 });
    } else if (entry.isFile() && !leftOut.includes(entry.name)) {
      await copyFile(source, target).then(
        () => flush(target),
        // a table that was dropped meanwhile: the log says so
        (failure: NodeJS.ErrnoException) => {
          if (failure.code !== 'ENOENT') throw failure;
        },
      );
    } else if (entry.isSymbolicLink()) throw new Error(`${source} is a link: use pg_basebackup`);
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}

/** By name, which is the time: what half a night left goes too. */
async function forgetOld(out: string, keep: number): Promise<string[]> {
  const names = (await readdir(out)).filter((name) => name.startsWith(prefix)).sort();
  const whole = names.filter((name) => !name.endsWith('.half'));
  const kept = whole.slice(-Math.max(1, keep));
  for (const name of names) if (!kept.includes(name)) await rm(join(out, name), { recursive: true, force: true });
  return kept;
}

/** The oldest kept backup says with which file of the log it begins. */
async function forgetLog(archive: string, oldest: string): Promise<void> {
  const label = await readFile(join(oldest, 'backup_label'), 'utf8');
  const first = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1];
  if (first === undefined) return;
  // the timeline in the first eight digits is no order of age
  for (const name of await readdir(archive))
    if (/^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < first.slice(8)) await rm(join(archive, basename(name)));
}

/** When the newest whole backup was made, by its name; null: there is none. */
export async function newestBaseBackup(out: string): Promise<number | null | 'closed'> {
  const names = await readdir(out).catch((failure: NodeJS.ErrnoException) => (failure.code === 'EACCES' ? null : []));
  if (names === null) return 'closed';
  const newest = names
    .filter((name) => /^base-\d{8}T\d{6}Z$/.test(name))
    .sort()
    .at(-1);
  const at = newest?.replace(/^base-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return at === undefined ? null : Date.parse(at);
}
