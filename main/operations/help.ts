import { isWaitingForHelp } from '../../domain/help.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Handlers, standsAt } from './caller.ts';

/** A person at a kiosk asks for a person, and one comes. */
export function helpOperations(parts: { store: PointStore; clock: Clock }): Handlers<'askForHelp' | 'answerHelp'> {
  const { store, clock } = parts;
  return {
    askForHelp: ({ origin }, caller) =>
      store.perform({ origin, method: 'askForHelp', actor: actorOf(caller), opensDay: false }, () => {
        const latest = store.help.latestOf(actorOf(caller).terminal);
        if (latest && isWaitingForHelp(latest, clock.now()))
          return ok({ events: [], answer: () => ({ help: latest.help }) });
        const help: string = origin;
        return ok({ events: [{ type: 'help-asked' as const, facts: { help } }], answer: () => ({ help }) });
      }),

    answerHelp: ({ origin, help, counter }, caller) =>
      store.perform({ origin, method: 'answerHelp', actor: actorOf(caller), opensDay: false }, () => {
        const mayAnswer = counter === null ? caller.session?.role === 'office' : standsAt(caller, counter);
        if (!mayAnswer) return err({ type: 'not-your-counter' as const });
        const asked = store.help.get(help);
        // Two clerks press at once: the first is on the way.
        if (!asked || asked.answeredAt !== null) return err({ type: 'help-over' as const });
        return ok({ events: [{ type: 'help-answered' as const, facts: { help, counter } }], answer: () => ({}) });
      }),
  };
}
