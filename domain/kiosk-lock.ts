import { isBefore, type LocalTime } from './calendar.ts';

/** Why the whole kiosk gives no numbers: words everybody reads. */
export const lockReasons = [
  'maintenance',
  'power',
  'network',
  'paper',
  'meeting',
  'weather',
  'moved',
  'other',
] as const;
export type LockReason = (typeof lockReasons)[number];

export interface KioskLock {
  readonly why: LockReason;
  /** What the office adds, for all to read: never a name. */
  readonly text: string;
  /** It opens by itself at this time; null: when somebody opens it. */
  readonly backAt: LocalTime | null;
}

/** Not over by itself. */
export function isLocked(lock: KioskLock | null, now: LocalTime): boolean {
  return lock !== null && (lock.backAt === null || isBefore(now, lock.backAt));
}
