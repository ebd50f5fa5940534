import { localTime } from '../../domain/calendar.ts';
import { closeDay, type DayTally } from '../../domain/day-close.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { counterFault } from './at-staffed-counter.ts';
import { accountOf, actorOf, type Handlers } from './caller.ts';
import { feeView } from './fee-view.ts';

/** F12: looking (X) and closing (Z) ask the same question of the same rows. */
export function dayCloseOperations(parts: { store: PointStore; clock: Clock }): Handlers<'lookAtDay' | 'closeDay'> {
  const { store } = parts;
  return {
    lookAtDay: () => {
      const tally = tallyOf(parts);
      return {
        ...tally,
        closedToday: store.closes.last()?.day === tally.day,
        unpaid: store.fees.unpaid().map((each) => feeView(store, each)),
        paid: store.fees.paid().map((each) => feeView(store, each)),
      };
    },

    closeDay: ({ origin, counter, ...counting }, caller) =>
      store.perform({ origin, method: 'closeDay', actor: actorOf(caller), opensDay: true }, () => {
        const fault = counterFault(store, caller, counter);
        if (fault) return err(fault);
        const tally = tallyOf(parts);
        const decided = closeDay(tally, store.closes.last(), { counter, ...counting });
        if (!decided.ok) return decided;
        const job = {
          ...{ job: `${origin}.0`, kind: 'day-close' as const, subject: String(tally.close), label: tally.date },
          ...{ details: { account: accountOf(caller) }, terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
        };
        const difference = counting.counted - tally.till.cash;
        return ok({
          events: decided.value,
          jobs: [job],
          answer: () => ({ close: tally.close, difference, job: job.job }),
        });
      }),
  };
}

function tallyOf({ store, clock }: { store: PointStore; clock: Clock }): DayTally {
  const { received, returned, noShows, ...till } = store.closes.running();
  const open = store.days.open();
  const date = localTime(clock.now()).date;
  const { dueToday, overdue } = store.dossiers.figures(date);
  return {
    ...{ close: store.closes.next(), day: open?.day ?? 0, date: open?.date ?? date },
    counts: { received, returned, noShows, due: dueToday, overdue },
    till,
    unsynced: store.head().seq - store.outgoing.acked().seq,
  };
}
