import { addDays, type Calendar, isWorkingDay, type LocalTime } from './calendar.ts';
import type { NewEvent } from './event.ts';
import type { AppointmentId, CounterId, QueueId } from './ids.ts';
import { err, ok, type Result } from './result.ts';

/** A day and an hour to come back. It names nobody: whoever holds the paper has it. */
export interface Appointment {
  readonly id: AppointmentId;
  readonly queue: QueueId;
  /** Local date and `HH:mm`. */
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly language: string;
  readonly token: string;
}

/** Nobody knows the calendar of next year's days off; ninety days are known. */
export const appointmentsWithinDays = 90;

export type AppointmentError =
  | { readonly type: 'appointment-time-wrong' }
  | { readonly type: 'appointment-day-off'; readonly date: string }
  | { readonly type: 'appointment-too-far' };

export function makeAppointment(
  wish: Appointment & { readonly counter: CounterId },
  now: LocalTime,
  calendar: Calendar,
): Result<readonly NewEvent[], AppointmentError> {
  const { id, queue, date, from, to, language, token, counter } = wish;
  const isPast = date < now.date || (date === now.date && to <= now.time);
  if (from >= to || isPast) return err({ type: 'appointment-time-wrong' });
  if (date > addDays(now.date, appointmentsWithinDays)) return err({ type: 'appointment-too-far' });
  if (!isWorkingDay(date, calendar)) return err({ type: 'appointment-day-off', date });
  const facts = { appointment: id, queue, date, from, to, counter, language, token };
  return ok([{ type: 'appointment-made', facts }]);
}

/** An appointment holds all day: who comes early waits, who comes late is not sent home. */
export function appointmentDay({ date }: Pick<Appointment, 'date'>, today: string): 'not-yet' | 'today' | 'past' {
  if (today < date) return 'not-yet';
  return today === date ? 'today' : 'past';
}
