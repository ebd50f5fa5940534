import { localTime } from '../../domain/calendar.ts';
import type { TerminalId } from '../../domain/ids.ts';
import { canPrint } from '../../domain/paper.ts';
import { isInForce } from '../../domain/procedures.ts';
import { err, ok } from '../../domain/result.ts';
import { type Allowance, allowanceAt, needsPaperRule, secondsToWait, spend } from '../../domain/scan-allowance.ts';
import type { Clock } from '../ports/clock.ts';
import type { Printer } from '../ports/printer.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Handlers } from './caller.ts';
import { shownProcedure } from './dossiers.ts';

/** What to bring for a procedure: on the kiosk's screen, and on paper to take home. */
export function needsOperations(parts: {
  store: PointStore;
  clock: Clock;
  /** The printer where that terminal stands. */
  printerAt: (terminal: TerminalId) => Pick<Printer, 'state'>;
}): Handlers<'listNeeds' | 'printNeeds'> {
  const { store, clock, printerAt } = parts;
  const allowances = new Map<TerminalId, Allowance>();
  return {
    listNeeds: () => {
      const inForce = store.catalogue.inForce(localTime(clock.now()).date);
      return store.point.queues
        .map(({ id, fields }) => ({
          queue: id,
          procedures: inForce.filter(({ field }) => fields.includes(field)).map(shownProcedure),
        }))
        .filter(({ procedures }) => procedures.length > 0);
    },

    printNeeds: ({ origin, procedure, language }, caller) =>
      store.perform({ origin, method: 'printNeeds', actor: actorOf(caller), opensDay: false }, () => {
        const { terminal } = actorOf(caller);
        const known = store.catalogue.byCode(procedure);
        if (!known || !isInForce(known, localTime(clock.now()).date))
          return err({ type: 'procedure-unknown' as const });
        // It would come out later, when nobody waits for it.
        if (!canPrint(printerAt(terminal).state())) return err({ type: 'printer-not-ready' as const });
        const allowance = allowanceAt(allowances.get(terminal), clock.mono(), needsPaperRule);
        const seconds = secondsToWait(allowance, needsPaperRule);
        if (seconds > 0) return err({ type: 'please-wait' as const, seconds });
        allowances.set(terminal, spend(allowance, 1));
        const job = {
          ...{ job: `${origin}.0`, kind: 'needs' as const, subject: procedure, label: procedure },
          ...{ details: { language }, terminal, copy: 0, copyOf: null },
        };
        return ok({ events: [], jobs: [job], answer: () => ({ job: job.job }) });
      }),
  };
}
