import { err, ok } from '../../domain/result.ts';
import * as visit from '../../domain/ticket.ts';
import type { Outcome } from '../../domain/ticket-words.ts';
import { isPracticeTicket } from '../../domain/training/practice-point.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { counterFrame } from './at-counter.ts';
import { openedBy } from './at-staffed-counter.ts';
import { accountOf, actorOf, type Handlers, standsAt } from './caller.ts';
import { callableFor } from './next-in-line.ts';

type CounterMethods =
  | 'openCounter'
  | 'closeCounter'
  | 'callNext'
  | 'callTicket'
  | 'recall'
  | 'startService'
  | 'park'
  | 'transfer'
  | 'markNoShow'
  | 'finish';

/** A clerk's keys: each is one decision of `domain/ticket.ts` on whom the counter has before it. */
export function counterOperations({ store, clock }: { store: PointStore; clock: Clock }): Handlers<CounterMethods> {
  const atCounter = counterFrame(store);

  /** "Next" asks nothing: a dossier or a result of this number says what the visit came to. */
  const outcomeOf = (ticket: visit.Ticket | null): Outcome => {
    if (ticket && store.dossiers.proceduresOf(ticket.id).length > 0) return 'dossier-received';
    const cameFor = ticket && store.appointments.purposeOf(ticket.id)?.dossier;
    const isGiven = cameFor && store.dossiers.get(cameFor.dossier)?.state === 'returned';
    return isGiven ? 'result-returned' : 'served';
  };

  return {
    openCounter: ({ origin, counter, queues }, caller) =>
      store.perform({ origin, method: 'openCounter', actor: actorOf(caller), opensDay: true }, () => {
        const account = accountOf(caller);
        const staffed = store.counters.get(counter);
        if (!standsAt(caller, counter)) return err({ type: 'counter-staffed' as const, by: staffed?.name ?? '' });
        if (staffed && staffed.account !== account) return err({ type: 'counter-staffed' as const, by: staffed.name });
        const known = queues.every((queue) => store.point.queues.some((each) => each.id === queue));
        if (!known) return err({ type: 'queue-unknown' as const });
        const facts = { counter, account, queues: [...new Set(queues)] };
        return ok({ events: [{ type: 'counter-opened', facts }], answer: () => ({}) });
      }),

    closeCounter: ({ origin, counter }, caller) =>
      store.perform({ origin, method: 'closeCounter', actor: actorOf(caller), opensDay: false }, () => {
        const mine = openedBy(store, caller, counter);
        if (!mine.ok) return mine;
        const current = store.tickets.atCounter(counter);
        if (current) return err({ type: 'counter-busy' as const, number: current.number });
        const { account } = mine.value;
        return ok({ events: [{ type: 'counter-closed', facts: { counter, account } }], answer: () => ({}) });
      }),

    callNext: (input, caller) =>
      atCounter('callNext', input, caller, (at) => {
        if (at.staffed.paused) return err({ type: 'counter-paused' as const });
        const day = store.days.open()?.day ?? 0;
        const rule = store.point.callingRule;
        const waiting = callableFor(store, at.staffed, clock.now());
        const lanes = store.tickets.recentLanes(day, at.serves, Math.max(rule.priority, rule.normal));
        const { missedAfterRecalls } = store.visits.get();
        return visit.callNext(at, waiting, lanes, rule, clock.now(), missedAfterRecalls, outcomeOf(at.current));
      }),

    callTicket: (input, caller) =>
      atCounter('callTicket', input, caller, (at) => {
        if (at.staffed.paused) return err({ type: 'counter-paused' as const });
        if (!store.point.practice && isPracticeTicket(input.ticket)) return err({ type: 'practice-number' as const });
        const ticket = store.tickets.get(input.ticket);
        if (!ticket || ticket.day !== store.days.open()?.day) return err({ type: 'ticket-unknown' as const });
        return visit.callOutOfOrder(at, ticket, input.why);
      }),

    transfer: (input, caller) =>
      atCounter('transfer', input, caller, (at) => {
        const known = store.point.queues.some((each) => each.id === input.to);
        return known ? visit.transfer(at, input.to, input.place ?? null) : err({ type: 'queue-unknown' as const });
      }),

    recall: (input, caller) => atCounter('recall', input, caller, visit.recall),
    startService: (input, caller) => atCounter('startService', input, caller, visit.startService),
    park: (input, caller) => atCounter('park', input, caller, (at) => visit.park(at, input.why)),
    markNoShow: (input, caller) => atCounter('markNoShow', input, caller, visit.markNoShow),
    finish: (input, caller) => atCounter('finish', input, caller, (at) => visit.finish(at, input.outcome)),
  };
}
