import { X509Certificate } from 'node:crypto';
import { readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
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
      ...{ now, cluster, diskFreeBytes: await freeBytes(dataFolder), keys: await keysOf(dataFolder) },
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

async function freeBytes(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
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
