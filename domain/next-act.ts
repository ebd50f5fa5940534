import { addDays, type Calendar, isWorkingDay, type LocalTime, nextWorkingDay } from './calendar.ts';
import type { DossierState } from './dossier-words.ts';
import { dueDate, type Limit } from './due.ts';
import type { WorkClock } from './work-clock.ts';

/** Why an open dossier is where it is. */
export const openReasons = ['not-handed-on', 'not-taken', 'in-process', 'payment', 'citizen'] as const;
export type OpenReason = (typeof openReasons)[number];

/** What the head does next about a dossier that is due or late. */
export const nextActs = [
  'nudge',
  'apology-last-day',
  'apology-late',
  'finish-today',
  'finish-now',
  'collect-payment',
] as const;
export type NextAct = (typeof nextActs)[number];

export interface DueDossier {
  readonly state: DossierState;
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly dueAt: string;
  /** New dates promised so far; the law knows one. */
  readonly renewals: number;
}

export function openReason(state: DossierState): OpenReason {
  if (state === 'received') return 'not-handed-on';
  if (state === 'forwarded') return 'not-taken';
  if (state === 'waiting-payment') return 'payment';
  return state === 'waiting-supplement' ? 'citizen' : 'in-process';
}

/** The last working day on which form 04 is in time: at the latest a day before the due date (NĐ 61/2018 Đ.19; domain.md §1.2). */
export function apologyBy(dueAt: string, calendar: Calendar): string {
  let day = addDays(dueAt.slice(0, 10), -1);
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/**
 * Late: an apology that is owed, or, where a new date was promised before, nothing but finishing it. On its day form 04
 * comes too late. On the last working day for form 04, and on days off after it, that is said before it is too late.
 */
export function nextAct({ state, dueAt, renewals }: DueDossier, today: string, calendar: Calendar): NextAct {
  if (state === 'waiting-payment') return 'collect-payment';
  const due = dueAt.slice(0, 10);
  if (due < today) return renewals === 0 ? 'apology-late' : 'finish-now';
  if (due === today) return 'finish-today';
  return renewals === 0 && apologyBy(dueAt, calendar) <= today ? 'apology-last-day' : 'nudge';
}

/** A date that form 04 could promise: the limit once more from now, and later than what was promised. */
export function proposedDate(limit: Limit, dueAt: string, now: LocalTime, clock: WorkClock): string {
  const was = dueAt.slice(0, 10);
  const anew = dueDate(now, limit, clock).at.date;
  return anew > was ? anew : nextWorkingDay(was, clock.calendar);
}
