import { localTime } from './calendar.ts';
import type { Head } from './chain.ts';
import type { PointId } from './ids.ts';

/**
 * A backup of a point (`*.gdbak`): the database and the small files beside it, packed and sealed; after them the header
 * (canonical JSON), the station's signature of it (64 bytes), its length (4 bytes, big endian) and `GDB1`. It stands at the end
 * because it holds the hash of what stands before. The key is wrapped for the station itself and for the province, so that the backup
 * of a burnt PC opens with the province's help (`contract/key-wrapping.ts`).
 */
export interface BackupHeader {
  readonly format: 1;
  readonly id: string;
  readonly point: PointId;
  readonly publicKey: string;
  /** Counts up at its place; a clock that went wrong changes no order. */
  readonly number: number;
  readonly created: number;
  readonly version: string;
  readonly stream: string;
  readonly head: Head;
  readonly keys: readonly {
    readonly for: 'province' | 'station';
    readonly fingerprint: string;
    readonly wrapped: string;
  }[];
  readonly body: { readonly bytes: number; readonly sha256: string };
}

/** What the key of a backup is bound to beside its point, in the place of a dossier. */
export function backupKeyName(id: string): string {
  return `backup:${id}`;
}

/** No name of a person or a place. */
export function backupName({ point, number, created }: Pick<BackupHeader, 'point' | 'number' | 'created'>): string {
  const { date, time } = localTime(created);
  return `gan-dan-${point}-${String(number).padStart(6, '0')}-${date.replaceAll('-', '')}-${time.replace(':', '')}.gdbak`;
}

/** The number in a backup's name; null: some other file. */
export function backupNumber(name: string, point?: string): number | null {
  const found = /^gan-dan-(\d{5}-\d{1,2})-(\d{6,9})-\d{8}-\d{4}\.gdbak$/.exec(name);
  return found && (point === undefined || found[1] === point) ? Number(found[2]) : null;
}

/** How many hours, days and months with a backup each keep their newest one. */
export const backupsKept = { hours: 24, days: 14, months: 12 } as const;

/**
 * Which backups go: what is the newest of no kept hour, day or month. It counts hours that have a backup, never hours since: a clock
 * that jumps thirty years ahead and back removes nothing that a right one would keep.
 */
export function backupsToDrop<B extends { readonly number: number; readonly created: number }>(all: readonly B[]): B[] {
  const newestFirst = all.toSorted((a, b) => b.number - a.number);
  const kept = new Set<B>();
  const keepOne = (most: number, label: (at: { date: string; time: string }) => string) => {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      if (seen.size === most) return;
      const name = label(localTime(backup.created));
      if (!seen.has(name)) kept.add(backup);
      seen.add(name);
    }
  };
  keepOne(backupsKept.hours, ({ date, time }) => `${date} ${time.slice(0, 2)}`);
  keepOne(backupsKept.days, ({ date }) => date);
  keepOne(backupsKept.months, ({ date }) => date.slice(0, 7));
  return newestFirst.filter((backup) => !kept.has(backup));
}

/** Room on the station's disk, and what is done without it (reliability.md §1.2). Tickets are given to the last byte. */
export const diskRoom = { ballast: 64 * 1024 * 1024, warnBelow: 2 * 1024 ** 3, noScansBelow: 500 * 1024 ** 2 } as const;
export type DiskRoom = 'enough' | 'low' | 'no-scans';

export function diskRoomOf(freeBytes: number): DiskRoom {
  if (freeBytes < diskRoom.noScansBelow) return 'no-scans';
  return freeBytes < diskRoom.warnBelow ? 'low' : 'enough';
}
