import { type Calendar, type LocalTime, nextWorkingDay } from './calendar.ts';
import type { NewEvent } from './event.ts';

/** An ordinal that never repeats, the key of the number series, and a date that is only its label. */
export interface BusinessDay {
  readonly day: number;
  readonly date: string;
}

export interface ClockView {
  readonly now: LocalTime;
  /** True when the province was heard within this boot and its clock agrees within two minutes. */
  readonly confirmedByProvince: boolean;
}

export type DayQuestion =
  | { readonly kind: 'none' }
  /** The PC's date is more than one working day later than the open day: a person must say whether it is true. */
  | { readonly kind: 'is-it-really'; readonly date: string }
  /** The PC's date lies before the open day: the clock was set back; the day stays. */
  | { readonly kind: 'clock-went-back'; readonly date: string };

export interface DayDecision {
  readonly events: readonly NewEvent[];
  readonly question: DayQuestion;
}

/** Before this local hour no day begins: the night still belongs to the open one. */
export const dayStartsAt = '05:00';

/**
 * What the first command of a morning does. A later date after the opening hour opens the next ordinal; a jump beyond
 * the next working day that the province does not confirm opens nothing and asks the office; numbers then go on in the
 * open day, so nothing repeats and nobody is sent home. A clock set back never reopens a day.
 */
export function decideDay(open: BusinessDay | null, clock: ClockView, calendar: Calendar): DayDecision {
  const { date, time } = clock.now;
  if (!open) return { events: [opened(1, date, 'first-day')], question: { kind: 'none' } };
  if (date < open.date) return { events: [], question: { kind: 'clock-went-back', date } };
  if (date === open.date || time < dayStartsAt) return { events: [], question: { kind: 'none' } };
  if (date > nextWorkingDay(open.date, calendar) && !clock.confirmedByProvince)
    return { events: [], question: { kind: 'is-it-really', date } };
  return { events: [opened(open.day + 1, date, 'opening-hour')], question: { kind: 'none' } };
}

/** The office said the PC's date is right: the next ordinal opens with it. */
export function confirmDate(open: BusinessDay, date: string): NewEvent {
  return opened(open.day + 1, date, 'office-confirmed');
}

function opened(day: number, date: string, why: 'opening-hour' | 'first-day' | 'office-confirmed'): NewEvent {
  return { type: 'business-day-opened', facts: { day, date, why } };
}
