import { confirmDate } from '../../domain/business-day.ts';
import { err, ok } from '../../domain/result.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Handlers } from './caller.ts';

/** The office's answer to the question the clock raised. */
export function officeOperations({ store }: { store: PointStore }): Handlers<'confirmDate'> {
  return {
    confirmDate: ({ origin, date }, caller) =>
      store.perform({ origin, method: 'confirmDate', actor: actorOf(caller), opensDay: false }, () => {
        const { open, question } = store.day();
        if (!open || question.kind !== 'is-it-really' || question.date !== date)
          return err({ type: 'no-question-open' as const });
        return ok({ events: store.turn(confirmDate(open, date)), answer: () => ({}) });
      }),
  };
}
