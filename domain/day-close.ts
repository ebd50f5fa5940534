import type { NewEvent } from './event.ts';
import { type DayCounts, type DifferenceReason, denominations, type Till, type UnsyncedReason } from './fee-words.ts';
import type { CounterId } from './ids.ts';
import { err, ok, type Result } from './result.ts';

/** One look at the day: the same numbers whether one only looks (X) or closes (Z). */
export interface DayTally {
  /** The close it would be. */
  readonly close: number;
  readonly day: number;
  readonly date: string;
  readonly counts: DayCounts;
  readonly till: Till;
  /** Events that exist in one place only. */
  readonly unsynced: number;
}

export interface Counting {
  readonly counter: CounterId;
  /** The cash the clerk saw as expected: a payment that came meanwhile asks to count again. */
  readonly seen: number;
  readonly counted: number;
  readonly notes: Readonly<Record<string, number>> | null;
  readonly why: DifferenceReason | null;
  readonly unsyncedWhy: UnsyncedReason | null;
}

export type CloseError =
  | { readonly type: 'day-already-closed'; readonly date: string }
  | { readonly type: 'day-moved-on'; readonly expected: number }
  | { readonly type: 'notes-do-not-add-up'; readonly sum: number }
  | { readonly type: 'difference-needs-reason'; readonly difference: number }
  | { readonly type: 'unsynced-needs-reason'; readonly unsynced: number };

export function closeDay(
  tally: DayTally,
  last: { readonly day: number; readonly date: string } | null,
  by: Counting,
): Result<readonly NewEvent[], CloseError> {
  const { till, unsynced } = tally;
  if (last && last.day === tally.day) return err({ type: 'day-already-closed', date: last.date });
  if (by.seen !== till.cash) return err({ type: 'day-moved-on', expected: till.cash });
  const sum = by.notes && sumOfNotes(by.notes);
  if (sum !== null && sum !== by.counted) return err({ type: 'notes-do-not-add-up', sum });
  const difference = by.counted - till.cash;
  if (difference !== 0 && !by.why) return err({ type: 'difference-needs-reason', difference });
  // What the province or a bundle already holds survives this PC; the rest must not be forgotten in silence (C9).
  if (unsynced > 0 && !by.unsyncedWhy) return err({ type: 'unsynced-needs-reason', unsynced });
  const { counter, counted, notes } = by;
  const why = difference === 0 ? null : by.why;
  const unsyncedWhy = unsynced === 0 ? null : by.unsyncedWhy;
  return ok([{ type: 'day-closed', facts: { ...tally, counter, counted, notes, difference, why, unsyncedWhy } }]);
}

export function sumOfNotes(notes: Readonly<Record<string, number>>): number {
  return denominations.reduce((sum, dong) => sum + dong * (notes[dong] ?? 0), 0);
}
