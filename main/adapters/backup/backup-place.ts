import { mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupNumber } from '../../../domain/backup.ts';
import type { BackupFile, BackupPlace, BackupPlaceKind } from '../../ports/backups.ts';
import { readBackupHeader } from './backup-file.ts';

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
  return {
    kind,
    folder,
    path: (name) => join(folder, basename(name)),
    list: () =>
      quietly(() => {
        if (!statSync(device).isDirectory()) return null;
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        return backupsIn(folder, point);
      }),
    isSameDevice: () => kind !== 'own' && quietly(() => statSync(device).dev === statSync(station).dev) === true,
    remove: (name) => {
      if (backupNumber(name, point) !== null) quietly(() => rmSync(join(folder, basename(name)), { force: true }));
    },
    freeBytes: () =>
      quietly(() => {
        const { bavail, bsize } = statfsSync(device);
        return bavail * bsize;
      }),
    sweep: () =>
      quietly(() => {
        for (const name of readdirSync(folder).filter((each) => unfinished.test(each)))
          rmSync(join(folder, name), { force: true });
      }),
  };
}

/** What a kill left of a backup that was being made or read. */
const unfinished = /^(making-|checking-).*|\.gdbak\.new$/;

/** Newest first. */
export function backupsIn(folder: string, point?: string): BackupFile[] {
  return readdirSync(folder)
    .filter((name) => backupNumber(name, point) !== null)
    .flatMap((name) => readBackup(join(folder, name)) ?? [])
    .toSorted((a, b) => b.header.number - a.header.number);
}

export function readBackup(path: string): BackupFile | null {
  const read = readBackupHeader(path);
  return read && { name: basename(path), path, ...read };
}
