import { X509Certificate } from 'node:crypto';
import { readFile, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { newestBaseBackup } from '../base-backup.ts';
import type { OwnMachine, SeenDisk } from '../ports.ts';

export interface MachineSettings {
  readonly dataFolder: string;
  /** Where base backups lie; null: nobody said. */
  readonly backups: string | null;
  /** File of the TLS certificate; null: nobody said. */
  readonly certificate: string | null;
  /** Folders whose disks matter beside those: PostgreSQL's, where it may not be asked for them. */
  readonly disks: readonly string[];
}

/** What this machine is asked by `check` and by the officers' page. */
export function openOwnMachine({ dataFolder, backups, certificate, disks }: MachineSettings): OwnMachine {
  return {
    namesDisks: disks.length > 0,
    disks: (postgres) =>
      disksOf([
        ...[dataFolder, ...disks, ...(backups === null ? [] : [backups])].map((folder) => ({ folder, holds: null })),
        ...(postgres === null
          ? []
          : ([
              { folder: postgres, holds: 'tables' },
              { folder: join(postgres, 'pg_wal'), holds: 'log' },
            ] as const)),
      ]),
    keys: () => keysOf(dataFolder),
    baseBackup: async () => (backups === null ? undefined : newestBaseBackup(backups)),
    certificateEnds: async () => (certificate === null ? undefined : endOf(certificate)),
  };
}

type Wanted = Pick<SeenDisk, 'folder'> & { readonly holds: SeenDisk['holds'][number] | null };

/** Each file system once; of a folder that is closed to us, as PostgreSQL's is, the nearest above it that is not. */
async function disksOf(folders: readonly Wanted[]): Promise<SeenDisk[]> {
  const found = new Map<number | string, SeenDisk>();
  for (const { folder, holds } of folders) {
    const open = await openAbove(resolve(folder), holds === 'log');
    const known = open && found.get(open.dev);
    const also = holds === null ? [] : [holds];
    if (open === null) found.set(folder, { folder, freeBytes: null, holds: also });
    else if (known) found.set(open.dev, { ...known, holds: [...known.holds, ...also] });
    else found.set(open.dev, { folder, freeBytes: open.freeBytes, holds: also });
  }
  return [...found.values()];
}

/** `itself`: it may be a link to another disk, and what stands above it says nothing then. */
async function openAbove(folder: string, itself: boolean): Promise<{ dev: number; freeBytes: number } | null> {
  try {
    const [{ dev }, { bavail, bsize }] = await Promise.all([stat(folder), statfs(folder)]);
    return { dev, freeBytes: bavail * bsize };
  } catch (failure) {
    // what is not there may not be judged by the disk that it is not on
    const isClosed = (failure as NodeJS.ErrnoException).code === 'EACCES';
    return isClosed && !itself ? openAbove(dirname(folder), false) : null;
  }
}

async function keysOf(folder: string): ReturnType<OwnMachine['keys']> {
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
