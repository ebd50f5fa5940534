import { rejoin, undoNoShow } from '../../domain/aside.ts';
import type { NewEvent } from '../../domain/event.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { type Counter, counterFrame } from './at-counter.ts';
import { actorOf, type Handlers } from './caller.ts';

type VisitMethods =
  | 'undoNoShow'
  | 'rejoin'
  | 'setHelpNeeds'
  | 'setVisitProcedures'
  | 'callInterpreter'
  | 'pauseCounter'
  | 'resumeCounter'
  | 'setCounterProfile'
  | 'setVisitRules';

/** Around a visit: who is back in line, what somebody needs, what all is to be done, and counters that pause. */
export function visitOperations({ store, clock }: { store: PointStore; clock: Clock }): Handlers<VisitMethods> {
  const atCounter = counterFrame(store);
  const ofToday = (ticket: string) => {
    const found = store.tickets.get(ticket);
    return found && found.day === store.days.open()?.day ? found : null;
  };
  const withCurrent = (
    at: Counter,
    say: (ticket: NonNullable<Counter['current']>) => NewEvent | null,
  ): Result<readonly NewEvent[], { readonly type: 'nobody-at-counter' }> => {
    if (!at.current) return err({ type: 'nobody-at-counter' });
    const event = say(at.current);
    return ok(event ? [event] : []);
  };

  return {
    undoNoShow: (input, caller) =>
      atCounter('undoNoShow', input, caller, (at) => {
        const ticket = ofToday(input.ticket);
        return ticket ? undoNoShow(at, ticket, clock.now()) : err({ type: 'ticket-unknown' as const });
      }),

    rejoin: (input, caller) =>
      atCounter('rejoin', input, caller, () => {
        const ticket = ofToday(input.ticket);
        return ticket ? rejoin(ticket, 'came-back') : err({ type: 'ticket-unknown' as const });
      }),

    setHelpNeeds: (input, caller) =>
      atCounter('setHelpNeeds', input, caller, (at) =>
        withCurrent(at, ({ id }) => ({ type: 'ticket-needs-set', facts: { ticket: id, needs: input.needs } })),
      ),

    setVisitProcedures: (input, caller) =>
      atCounter('setVisitProcedures', input, caller, (at) => {
        const { procedures } = input;
        if (!procedures.every((code) => store.catalogue.byCode(code)))
          return err({ type: 'procedure-unknown' as const });
        return withCurrent(at, ({ id }) => ({
          type: 'visit-procedures-set',
          facts: { ticket: id, counter: at.counter, procedures },
        }));
      }),

    callInterpreter: (input, caller) =>
      atCounter('callInterpreter', input, caller, (at) =>
        withCurrent(at, ({ id, language, interpreterCalled }) =>
          interpreterCalled
            ? null
            : { type: 'interpreter-called', facts: { ticket: id, counter: at.counter, language } },
        ),
      ),

    pauseCounter: (input, caller) =>
      atCounter(
        'pauseCounter',
        input,
        caller,
        (at): Result<readonly NewEvent[], { type: 'counter-busy'; number: string }> => {
          if (at.current) return err({ type: 'counter-busy', number: at.current.number });
          return ok([{ type: 'counter-paused', facts: { counter: at.counter, why: input.why } }]);
        },
      ),

    resumeCounter: (input, caller) =>
      atCounter(
        'resumeCounter',
        input,
        caller,
        (at): Result<readonly NewEvent[], never> =>
          ok(at.staffed.paused ? [{ type: 'counter-resumed', facts: { counter: at.counter } }] : []),
      ),

    setCounterProfile: ({ origin, ...profile }, caller) =>
      store.perform({ origin, method: 'setCounterProfile', actor: actorOf(caller), opensDay: false }, () => {
        const { queues, counters } = store.point;
        if (!counters.includes(profile.of)) return err({ type: 'counter-unknown' as const });
        if (!profile.queues.every((queue) => queues.some((each) => each.id === queue)))
          return err({ type: 'queue-unknown' as const });
        const { of: counter, fields, languages } = profile;
        const facts = { counter, queues: profile.queues, fields, languages };
        return ok({ events: [{ type: 'counter-profile-set' as const, facts }], answer: () => ({}) });
      }),

    setVisitRules: ({ origin, ...facts }, caller) =>
      store.perform({ origin, method: 'setVisitRules', actor: actorOf(caller), opensDay: false }, () =>
        ok({ events: [{ type: 'visit-rules-set' as const, facts }], answer: () => ({}) }),
      ),
  };
}
