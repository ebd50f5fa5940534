import { err } from '../../domain/result.ts';
import type { PracticeWorlds } from '../ports/practice-worlds.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Handlers } from './caller.ts';

/** Into practice and back. Whoever has a citizen in front of them stays. */
export function trainingOperations(parts: {
  store: PointStore;
  /** Null: this is a practice world itself, or a station without the means. */
  worlds: PracticeWorlds | null;
}): Handlers<'enterPractice' | 'leavePractice'> {
  const { store, worlds } = parts;
  return {
    enterPractice: async (_, { session, role }) => {
      if (!session || !role || !worlds) return err({ type: 'practice-unavailable' });
      const { counter } = session;
      const current = counter && store.tickets.atCounter(counter);
      if (current) return err({ type: 'counter-busy', number: current.number });
      const screen = session.role === 'office' ? ('office' as const) : ('counter' as const);
      return worlds.open({ screen, counter, role });
    },
    leavePractice: async ({ world }) => {
      await worlds?.leave(world);
      return {};
    },
  };
}
