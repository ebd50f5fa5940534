import { type Appointment, appointmentDay } from '../../domain/appointment.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { NewEvent } from '../../domain/event.ts';
import { TicketId } from '../../domain/ids.ts';
import type { Queue } from '../../domain/queue.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { PointStore } from '../store/open-point-store.ts';

/** Which queue a scanned paper leads to, and the fact that its holder came. */
export interface Arrival {
  readonly queue: Queue;
  readonly came: (ticket: string) => NewEvent;
}

type AlreadyHasNumber = { readonly type: 'already-has-number'; readonly number: string };

/** A finished dossier gives a number of the queue that gives results back: once while that visit lasts. */
export function numberForResult(
  store: PointStore,
  dossier: Dossier,
): Result<
  Arrival,
  | { type: 'result-not-ready'; due: string }
  | { type: 'dossier-already-returned'; on: string }
  | { type: 'queue-unknown' }
  | AlreadyHasNumber
> {
  if (dossier.state === 'returned') return err({ type: 'dossier-already-returned', on: dossier.returnedOn ?? '' });
  if (dossier.state !== 'result-ready') return err({ type: 'result-not-ready', due: dossier.dueAt });
  const queue = store.point.queues.find(({ symbol }) => symbol === 'result');
  if (!queue) return err({ type: 'queue-unknown' });
  const number = dossierArrival(store, dossier);
  if (number !== null) return err({ type: 'already-has-number', number });
  const came = (ticket: string): NewEvent => ({
    type: 'result-called-for',
    facts: { dossier: dossier.id, ticket: TicketId(ticket) },
  });
  return ok({ queue, came });
}

/** A dossier that waits for a missing paper gives a number where its procedure is received, in a lane of its own. */
export function numberForSupplement(
  store: PointStore,
  dossier: Dossier,
): Result<Arrival, { type: 'queue-unknown' } | AlreadyHasNumber> {
  const field = store.catalogue.byCode(dossier.procedure)?.field ?? '';
  const { queues } = store.point;
  const queue = queues.find(({ fields }) => fields.includes(field)) ?? queues.find(({ symbol }) => symbol === 'other');
  if (!queue) return err({ type: 'queue-unknown' });
  const number = dossierArrival(store, dossier);
  if (number !== null) return err({ type: 'already-has-number', number });
  const came = (ticket: string): NewEvent => ({
    type: 'ticket-marked',
    facts: { ticket: TicketId(ticket), mark: 'brings-supplement', dossier: dossier.id },
  });
  return ok({ queue, came });
}

/** The number of today that came for this dossier and is not over, or null. */
export function dossierArrival(store: PointStore, dossier: Dossier): string | null {
  const day = store.days.open()?.day ?? 0;
  return store.appointments.arrivalForResult(dossier.id, day)?.number ?? null;
}

/** An appointment gives a number of its queue on its day: once. */
export function numberForAppointment(
  store: PointStore,
  appointment: Appointment,
  today: string,
): Result<
  Arrival,
  | { type: 'appointment-other-day'; date: string; from: string }
  | { type: 'appointment-past'; date: string }
  | { type: 'queue-unknown' }
  | AlreadyHasNumber
> {
  const { id, date, from } = appointment;
  const kept = store.appointments.arrivalFor(id);
  if (kept) return err({ type: 'already-has-number', number: kept.number });
  const day = appointmentDay(appointment, today);
  if (day === 'not-yet') return err({ type: 'appointment-other-day', date, from });
  if (day === 'past') return err({ type: 'appointment-past', date });
  const queue = store.point.queues.find((each) => each.id === appointment.queue);
  if (!queue) return err({ type: 'queue-unknown' });
  const came = (ticket: string): NewEvent => ({
    type: 'appointment-kept',
    facts: { appointment: id, ticket: TicketId(ticket) },
  });
  return ok({ queue, came });
}

export function appointmentState(store: PointStore, appointment: Appointment, today: string) {
  return store.appointments.arrivalFor(appointment.id) ? 'kept' : appointmentDay(appointment, today);
}
