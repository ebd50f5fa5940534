import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { MorningCentre } from '../morning/centre.ts';
import { type MemorySplit, memorySplitOf } from './memory-split.ts';

/** What the station's process held in the evening of a day. */
export interface Evening {
  readonly day: number;
  readonly memory: MemorySplit;
  readonly residentMiB: number;
  readonly openFiles: number;
  readonly walMiB: number;
}

export function eveningOf(day: number, { station, stationFolder }: MorningCentre): Evening {
  const pid = station.pid() ?? 0;
  const memory = memorySplitOf(pid);
  if (memory === null) throw new Error('the soak reads /proc, which this system has not');
  return {
    ...{ day, memory },
    residentMiB: Object.values(memory).reduce((sum: number, mib: number) => sum + mib, 0),
    openFiles: readdirSync(`/proc/${pid}/fd`).length,
    walMiB: (statSync(join(stationFolder, 'log.db-wal'), { throwIfNoEntry: false })?.size ?? 0) / 2 ** 20,
  };
}

/** So many evenings are taken together: among them is each fault but two, and one evening with a backup. */
const together = 5;

export interface Growth {
  /** From the first evening: a program that was compiled just now, caches that are empty. */
  readonly withWarmUp: number;
  /** From the second five evenings to the last five; null: there were not so many. */
  readonly afterWarmUp: number | null;
}

/** How much more is resident at the end, as a part of what was. */
export function growthOf(evenings: readonly Pick<Evening, 'residentMiB'>[]): Growth {
  const mean = (some: typeof evenings) => some.reduce((sum, { residentMiB }) => sum + residentMiB, 0) / some.length;
  const last = mean(evenings.slice(-together));
  const isLong = evenings.length >= 3 * together;
  return {
    withWarmUp: last / mean(evenings.slice(0, 1)) - 1,
    afterWarmUp: isLong ? last / mean(evenings.slice(together, 2 * together)) - 1 : null,
  };
}
