import * as appointment from '../../domain/appointment.ts';
import { appointmentLabel } from '../../domain/appointment-paper.ts';
import { localTime } from '../../domain/calendar.ts';
import { AppointmentId } from '../../domain/ids.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { counterFault } from './at-staffed-counter.ts';
import { actorOf, type Handlers } from './caller.ts';

/** A clerk gives a day and an hour to come back; the paper is all that knows whose it is. */
export function appointmentOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
}): Handlers<'makeAppointment'> {
  const { store, clock, ids } = parts;
  return {
    makeAppointment: ({ origin, counter, queue, date, from, to, language }, caller) =>
      store.perform({ origin, method: 'makeAppointment', actor: actorOf(caller), opensDay: false }, () => {
        const fault = counterFault(store, caller, counter);
        if (fault) return err(fault);
        if (!store.point.queues.some((each) => each.id === queue)) return err({ type: 'queue-unknown' as const });
        const id = AppointmentId(ids.uuid());
        const wish = { id, queue, date, from, to, language, token: ids.token(16), counter };
        const decided = appointment.makeAppointment(wish, localTime(clock.now()), store.calendar);
        if (!decided.ok) return decided;
        const job = {
          ...{ job: `${origin}.0`, kind: 'appointment' as const, subject: id, label: appointmentLabel(wish) },
          ...{ details: {}, terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
        };
        return ok({ events: decided.value, jobs: [job], answer: () => ({ appointment: id, job: job.job }) });
      }),
  };
}
