import type { CheckId, CheckResult } from '../../../domain/doctor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Check, Look } from './check.ts';

/** A whole run takes at most ten seconds (S6): what has not answered by then is not known. */
export const longestLookMs = 8000;

export interface ExaminerSettings<Parts> {
  readonly parts: Parts;
  readonly checks: readonly Check<Parts>[];
  readonly onBug: (where: string, error: unknown) => void;
  readonly patienceMs?: number;
}

/** Looks at everything in a list and keeps what it found: what is cheap is looked at when asked, the rest is as old as it says. */
export function createExaminer<Parts extends { readonly clock: Pick<Clock, 'now'> }>(
  settings: ExaminerSettings<Parts>,
) {
  const { parts, checks, onBug, patienceMs = longestLookMs } = settings;
  const kept = new Map<CheckId, CheckResult>();

  const found = (id: CheckId, { state, says, params = {}, fix, how }: Look): CheckResult => ({
    ...{ id, state, seenAt: parts.clock.now(), says: { key: says, params } },
    ...{ fix: fix ?? null, how: how ?? null },
  });
  const guarded = async (id: CheckId, look: () => Look | Promise<Look>): Promise<Look> => {
    try {
      return await look();
    } catch (error) {
      onBug(`doctor ${id}`, error);
      return { state: 'unknown', says: 'look.failed', how: 'call-province' };
    }
  };
  const examine = async (check: Check<Parts>): Promise<void> => {
    if (!('examine' in check)) return;
    const timer = { of: undefined as NodeJS.Timeout | undefined };
    const tooLong = new Promise<Look>((resolve) => {
      timer.of = setTimeout(() => resolve({ state: 'unknown', says: 'look.too-long' }), patienceMs);
    });
    const look = await Promise.race([guarded(check.id, () => check.examine(parts)), tooLong]);
    clearTimeout(timer.of);
    kept.set(check.id, found(check.id, look));
  };
  const lookNow = (check: Check<Parts>): CheckResult => {
    if (!('now' in check)) return kept.get(check.id) ?? found(check.id, { state: 'unknown', says: 'look.not-yet' });
    try {
      return found(check.id, check.now(parts));
    } catch (error) {
      onBug(`doctor ${check.id}`, error);
      return found(check.id, { state: 'unknown', says: 'look.failed', how: 'call-province' });
    }
  };
  return {
    results: (): CheckResult[] => checks.map(lookNow),
    examineAll: async (): Promise<void> => void (await Promise.all(checks.map(examine))),
  };
}
