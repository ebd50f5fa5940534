import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { backupNumber } from '../../../domain/backup.ts';
import type { BackupFile, BackupPlace, BackupPlaceKind } from '../../ports/backups.ts';
import { readBackupHeader, readBackupHeaderAside } from './backup-file.ts';

/** What backups are called on another device: whoever finds the folder knows whose it is, and of no person. */
export const folderElsewhere = 'gan-dan-sao-luu';

export interface PlaceWish {
  readonly kind: BackupPlaceKind;
  /** That it is there, is the device; in it the folder of backups is made. */
  readonly device: string;
  readonly point: string;
  /** Where the database lies. */
  readonly station: string;
}

export function openBackupPlace({ kind, device, point, station }: PlaceWish): BackupPlace {
  const folder = join(device, kind === 'own' ? 'backups' : folderElsewhere);
  const quietly = <T>(run: () => T): T | null => {
    try {
      return run();
    } catch {
      // pulled, full, or not ours
      return null;
    }
  };
  const seen = {
    files: null as readonly BackupFile[] | null,
    isSame: false,
    isKnown: false,
    /** Of what was read last: a slow look does not come over a newer one. */
    turn: 0,
    under: null as Promise<boolean> | null,
  };
  /** Headers by name, as long as size and time of the file are those they were read at. */
  const headers = new Map<string, { readonly stamp: string; readonly file: BackupFile | null }>();
  const know = (files: readonly BackupFile[] | null, isSame = sameDevice()) => {
    Object.assign(seen, { files, isSame, isKnown: true });
    const names = new Set(files?.map(({ name }) => name));
    for (const name of headers.keys()) if (!names.has(name)) headers.delete(name);
    return files;
  };
  const sameDevice = () => kind !== 'own' && quietly(() => statSync(device).dev === statSync(station).dev) === true;
  const list = () => {
    seen.turn++;
    return know(
      quietly(() => {
        if (!statSync(device).isDirectory()) return null;
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        return backupsIn(folder, point);
      }),
    );
  };

  async function look(): Promise<{ files: readonly BackupFile[] | null; isSame: boolean }> {
    try {
      const [there, own] = await Promise.all([stat(device), stat(station)]);
      if (!there.isDirectory()) return gone;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const names = (await readdir(folder)).filter((name) => backupNumber(name, point) !== null);
      const files: BackupFile[] = [];
      for (const name of names) {
        const stamp = stampOf(await stat(join(folder, name)));
        if (headers.get(name)?.stamp !== stamp)
          headers.set(name, { stamp, file: await readBackupAside(join(folder, name)) });
        const file = headers.get(name)?.file;
        if (file) files.push(file);
      }
      return { files: inOrder(files), isSame: kind !== 'own' && there.dev === own.dev };
    } catch {
      // pulled, full, or not ours
      return gone;
    }
  }
  const listAside = async () => {
    // What is under way began before whatever was done since.
    await seen.under;
    const { files, isSame } = await look();
    seen.turn++;
    return know(files, isSame);
  };
  const namesOf = (files: readonly BackupFile[] | null) => files?.map(({ name }) => name).join() ?? null;
  const refresh = (): Promise<boolean> => {
    const { turn } = seen;
    seen.under ??= look()
      .then(({ files, isSame }) => {
        if (turn !== seen.turn) return true;
        const isOther = !seen.isKnown || namesOf(files) !== namesOf(seen.files);
        know(files, isSame);
        return isOther;
      })
      .finally(() => {
        seen.under = null;
      });
    return seen.under;
  };

  return {
    ...{ kind, folder, list, listAside, refresh },
    known: () => (seen.isKnown ? seen.files : list()),
    path: (name) => join(folder, basename(name)),
    isSameDevice: () => (seen.isKnown ? seen.isSame : sameDevice()),
    remove: async (name) => {
      if (backupNumber(name, point) !== null) await rm(join(folder, basename(name)), { force: true }).catch(gaveUp);
    },
    freeBytes: async () => {
      const said = await statfs(device).catch(gaveUp);
      return said && said.bavail * said.bsize;
    },
    sweep: async () => {
      const names = (await readdir(folder).catch(gaveUp)) ?? [];
      for (const name of names.filter((each) => unfinished.test(each)))
        await rm(join(folder, name), { force: true }).catch(gaveUp);
    },
  };
}

const gone = { files: null, isSame: false };

/** Pulled, full, or not ours. */
const gaveUp = (): null => null;

/** What a kill left of a backup that was being made or read. */
const unfinished = /^(making-|checking-).*|\.gdbak\.new$/;

/** Newest first. */
export function backupsIn(folder: string, point?: string): BackupFile[] {
  const names = readdirSync(folder).filter((name) => backupNumber(name, point) !== null);
  return inOrder(names.flatMap((name) => readBackup(join(folder, name)) ?? []));
}

function inOrder(files: readonly BackupFile[]): BackupFile[] {
  return files.toSorted((a, b) => b.header.number - a.header.number);
}

/** A backup is written once, under another name: what has the same size and time says the same. */
function stampOf({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): string {
  return `${size} ${mtimeMs}`;
}

async function readBackupAside(path: string): Promise<BackupFile | null> {
  const read = await readBackupHeaderAside(path);
  return read && { name: basename(path), path, ...read };
}

export function readBackup(path: string): BackupFile | null {
  const read = readBackupHeader(path);
  return read && { name: basename(path), path, ...read };
}
