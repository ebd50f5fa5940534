import { type Calendar, type LocalTime, localTime, nextWorkingDay } from './calendar.ts';
import type { NewEvent } from './event.ts';
import type { AccountId, CounterId } from './ids.ts';
import type { Ticket } from './ticket.ts';

/** An ordinal that never repeats, the key of the number series, and a date that is only its label. */
export interface BusinessDay {
  readonly day: number;
  readonly date: string;
}

export interface ClockView {
  readonly now: LocalTime;
  /** True when the province was heard within this boot and its clock agrees within two minutes. */
  readonly confirmedByProvince: boolean;
  /** The date of the program that asks; null: it does not know. */
  readonly builtOn: string | null;
}

export type DayQuestion =
  | { readonly kind: 'none' }
  /** The PC's date is more than one working day later than the open day: a person must say whether it is true. */
  | { readonly kind: 'is-it-really'; readonly date: string }
  /** The PC's date lies before the open day: the clock was set back; the day stays. */
  | { readonly kind: 'clock-went-back'; readonly date: string }
  /** No day was ever opened, and the PC's date cannot be: its clock was never set, or its battery is dead. */
  | { readonly kind: 'clock-impossible'; readonly date: string };

export type DayOpened = Extract<NewEvent, { type: 'business-day-opened' }>;

export interface DayDecision {
  /** Null: the open day goes on. */
  readonly opens: DayOpened | null;
  readonly question: DayQuestion;
}

/** The communes there are now, and their centres, exist since then: a PC whose clock says an earlier day is wrong. */
export const firstPossibleDate = '2025-07-01';

/** No PC can run a program before it was made. */
export function isPossible(date: string, builtOn: string | null): boolean {
  return date >= firstPossibleDate && (builtOn === null || date >= builtOn);
}

/** Before this local hour no day begins: the night still belongs to the open one. */
export const dayStartsAt = '05:00';

/**
 * What the first command of a morning does. A later date after the opening hour opens the next ordinal; a jump beyond
 * the next working day that the province does not confirm opens nothing and asks the office; numbers then go on in the
 * open day, so nothing repeats and nobody is sent home. A clock set back never reopens a day. The very first day waits
 * until the date can be true: whoever sets the centre up sets the clock too, and its number series would bear that date for good.
 */
export function decideDay(open: BusinessDay | null, clock: ClockView, calendar: Calendar): DayDecision {
  const { date, time } = clock.now;
  if (!open && !isPossible(date, clock.builtOn)) return { opens: null, question: { kind: 'clock-impossible', date } };
  if (!open) return { opens: opened(1, date, 'first-day'), question: { kind: 'none' } };
  if (date < open.date) return { opens: null, question: { kind: 'clock-went-back', date } };
  if (date === open.date || time < dayStartsAt) return { opens: null, question: { kind: 'none' } };
  if (date > nextWorkingDay(open.date, calendar) && !clock.confirmedByProvince)
    return { opens: null, question: { kind: 'is-it-really', date } };
  return { opens: opened(open.day + 1, date, 'opening-hour'), question: { kind: 'none' } };
}

/** The office said the PC's date is right: the next ordinal opens with it. */
export function confirmDate(open: BusinessDay, date: string): DayOpened {
  return opened(open.day + 1, date, 'office-confirmed');
}

/** Who is still there when a day opens: tickets of the open day that have not ended, and staffed counters. */
export interface Leftover {
  readonly tickets: readonly Ticket[];
  readonly counters: readonly {
    readonly counter: CounterId;
    readonly account: AccountId;
    /** UTC ms at which it was opened. */
    readonly since: number;
  }[];
}

/**
 * A day opens. Counters of an earlier date close, and whoever was before them has left. Tickets given on the new date
 * while the old day was still open (the clock was in question) go over with their numbers, so nobody waits in vain; the
 * number series goes on behind them.
 */
export function turnOfDay(opens: DayOpened, { tickets, counters }: Leftover): readonly NewEvent[] {
  const isToday = (at: number) => {
    const { date, time } = localTime(at);
    return date === opens.facts.date && time >= dayStartsAt;
  };
  const closed: NewEvent[] = [];
  for (const { counter, account, since } of counters) {
    const current = tickets.find(
      (each) => each.counter === counter && (each.state === 'called' || each.state === 'serving'),
    );
    if (isToday(since) || (current && isToday(current.issuedAt))) continue;
    if (current) closed.push({ type: 'ticket-finished', facts: { ticket: current.id, counter, outcome: 'left' } });
    closed.push({ type: 'counter-closed', facts: { counter, account } });
  }
  const carried = tickets.filter((each) => isToday(each.issuedAt));
  const { day } = opens.facts;
  return [
    ...closed,
    opens,
    ...carried.map(({ id }): NewEvent => ({ type: 'ticket-carried', facts: { ticket: id, day } })),
  ];
}

function opened(day: number, date: string, why: 'opening-hour' | 'first-day' | 'office-confirmed'): DayOpened {
  return { type: 'business-day-opened', facts: { day, date, why } };
}
