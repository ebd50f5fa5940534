import type { NewEvent } from '../../domain/event.ts';
import type { CounterId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import * as visit from '../../domain/ticket.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { type TicketRow, waitingOf } from '../store/tickets-table.ts';
import { accountOf, actorOf, type Caller, type Handlers, standsAt } from './caller.ts';
import { ticketView } from './ticket-view.ts';

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
  type Wish = { readonly origin: Parameters<PointStore['perform']>[0]['origin']; readonly counter: CounterId };

  /** The frame of every key: the counter is this terminal's, staffed by this person; the answer shows who stands there now. */
  const atCounter = <R extends Result<readonly NewEvent[], unknown>>(
    method: string,
    input: Wish,
    caller: Caller,
    decide: (at: Counter) => R,
  ) => {
    const { origin, counter } = input;
    const command = { origin, method, actor: actorOf(caller), opensDay: true };
    return store.perform(command, () => {
      if (!standsAt(caller, counter)) return err({ type: 'not-your-counter' as const });
      const staffed = store.counters.get(counter);
      if (!staffed) return err({ type: 'counter-closed' as const });
      if (staffed.account !== accountOf(caller)) return err({ type: 'not-your-counter' as const });
      const decided = decide({ counter, current: store.tickets.atCounter(counter), serves: staffed.serves });
      if (!decided.ok) return decided as Extract<R, { ok: false }>;
      return ok({ events: decided.value, answer: () => ({ current: shown(store.tickets.atCounter(counter)) }) });
    });
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
        const staffed = store.counters.get(counter);
        if (!staffed) return err({ type: 'counter-closed' as const });
        if (!standsAt(caller, counter) || staffed.account !== accountOf(caller))
          return err({ type: 'not-your-counter' as const });
        const current = store.tickets.atCounter(counter);
        if (current) return err({ type: 'counter-busy' as const, number: current.number });
        const { account } = staffed;
        return ok({ events: [{ type: 'counter-closed', facts: { counter, account } }], answer: () => ({}) });
      }),

    callNext: (input, caller) =>
      atCounter('callNext', input, caller, (at) => {
        const day = store.days.open()?.day ?? 0;
        const rule = store.point.callingRule;
        const waiting = store.tickets.waitingIn(day, at.serves).map(waitingOf);
        const lanes = store.tickets.recentLanes(day, at.serves, Math.max(rule.priority, rule.normal));
        return visit.callNext(at, waiting, lanes, rule, clock.now());
      }),

    callTicket: (input, caller) =>
      atCounter('callTicket', input, caller, (at) => {
        const ticket = store.tickets.get(input.ticket);
        if (!ticket || ticket.day !== store.days.open()?.day) return err({ type: 'ticket-unknown' as const });
        return visit.callOutOfOrder(at, ticket, input.why);
      }),

    transfer: (input, caller) =>
      atCounter('transfer', input, caller, (at) => {
        const known = store.point.queues.some((each) => each.id === input.to);
        return known ? visit.transfer(at, input.to) : err({ type: 'queue-unknown' as const });
      }),

    recall: (input, caller) => atCounter('recall', input, caller, visit.recall),
    startService: (input, caller) => atCounter('startService', input, caller, visit.startService),
    park: (input, caller) => atCounter('park', input, caller, (at) => visit.park(at, input.why)),
    markNoShow: (input, caller) => atCounter('markNoShow', input, caller, visit.markNoShow),
    finish: (input, caller) => atCounter('finish', input, caller, (at) => visit.finish(at, input.outcome)),
  };
}

interface Counter extends visit.AtCounter {
  readonly current: TicketRow | null;
  readonly serves: readonly TicketRow['queue'][];
}

function shown(ticket: TicketRow | null) {
  return ticket && ticketView(ticket);
}
