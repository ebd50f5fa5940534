import { X509Certificate } from 'node:crypto';
import { readFile, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { newestBaseBackup } from './base-backup.ts';
import { fleet } from './operations/fleet.ts';
import { lookOver, type ProvinceCheck, type Seen } from './operations/look-over.ts';
import { clusterState } from './store/cluster.ts';
import { openDatabase } from './store/database.ts';

export interface CheckSettings {
  readonly database: string;
  readonly dataFolder: string;
  readonly backups: string | null;
  readonly certificate: string | null;
  /** Folders whose disks matter beside those: PostgreSQL's, which no SQL can ask for. */
  readonly disks: readonly string[];
}

/** The province's own doctor: looks, changes nothing, and answers even when the database does not. */
export async function checkCommand(settings: CheckSettings): Promise<ProvinceCheck[]> {
  const { dataFolder, backups, certificate } = settings;
  const database = openDatabase(settings.database, 2);
  const now = Date.now();
  try {
    const cluster = await clusterState(database).catch(() => null);
    const all = cluster
      ? await fleet({ database, clock: { now: () => now }, demonstration: false }, null).catch(() => null)
      : null;
    return lookOver({
      ...{
        now,
        cluster,
        disks: await disksOf([dataFolder, ...settings.disks, ...(backups === null ? [] : [backups])]),
        keys: await keysOf(dataFolder),
      },
      ...(backups !== null && { baseBackup: await newestBaseBackup(backups) }),
      ...(certificate !== null && { certificateEnds: await endOf(certificate) }),
      silent: all && {
        points: all.points.length,
        silent: all.points.filter(({ needs }) => needs.includes('silent')).length,
      },
    });
  } finally {
    await database.close();
  }
}

/** Each file system once; of a folder that is closed to us, as PostgreSQL's is, the nearest above it that is not. */
async function disksOf(folders: readonly string[]): Promise<Seen['disks']> {
  const found = new Map<number | string, Seen['disks'][number]>();
  for (const folder of folders) {
    const open = await openAbove(resolve(folder));
    if (open === null) found.set(folder, { folder, freeBytes: null });
    else if (!found.has(open.dev)) found.set(open.dev, { folder, freeBytes: open.freeBytes });
  }
  return [...found.values()];
}

async function openAbove(folder: string): Promise<{ dev: number; freeBytes: number } | null> {
  try {
    const [{ dev }, { bavail, bsize }] = await Promise.all([stat(folder), statfs(folder)]);
    return { dev, freeBytes: bavail * bsize };
  } catch (failure) {
    // what is not there may not be judged by the disk that it is not on
    return (failure as NodeJS.ErrnoException).code === 'EACCES' ? openAbove(dirname(folder)) : null;
  }
}

async function keysOf(folder: string): Promise<Seen['keys']> {
  const files = await Promise.all(
    ['sealing-key.pem', 'signing-key.pem'].map((name) => stat(join(folder, name)).catch(() => null)),
  );
  if (files.some((each) => each === null)) return 'missing';
  return files.some((each) => each !== null && (each.mode & 0o077) !== 0) ? 'open-to-others' : 'good';
}

async function endOf(certificate: string): Promise<number | null> {
  try {
    return Date.parse(new X509Certificate(await readFile(certificate)).validTo);
  } catch {
    return null;
  }
}
