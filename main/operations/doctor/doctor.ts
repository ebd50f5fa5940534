import type { CheckId, CheckResult, FixId } from '../../../domain/doctor.ts';
import type { Origin } from '../../../domain/ids.ts';
import { err, type Result } from '../../../domain/result.ts';
import type { Caller } from '../caller.ts';
import type { Check, DoctorParts, Look } from './check.ts';
import { type FixRefusal, fixes } from './fixes.ts';
import { checks as allChecks } from './index.ts';

/** A whole run takes at most ten seconds (S6): what has not answered by then is not known. */
const PATIENCE_MS = 8000;

export interface DoctorSettings {
  readonly parts: DoctorParts;
  readonly changed: () => void;
  readonly onBug: (where: string, error: unknown) => void;
  readonly checks?: readonly Check[];
  readonly patienceMs?: number;
}

/**
 * Looks at everything and keeps what it found. `results` is what page, paper, heartbeat and command line show: what is cheap
 * is looked at there and then, the rest is as old as it says.
 */
export function createDoctor(settings: DoctorSettings) {
  const { parts, changed, onBug, checks = allChecks, patienceMs = PATIENCE_MS } = settings;
  const kept = new Map<CheckId, CheckResult>();
  const under = { way: null as Promise<void> | null };

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
  const examine = async (check: Check): Promise<void> => {
    if (!('examine' in check)) return;
    const timer = { of: undefined as NodeJS.Timeout | undefined };
    const tooLong = new Promise<Look>((resolve) => {
      timer.of = setTimeout(() => resolve({ state: 'unknown', says: 'look.too-long' }), patienceMs);
    });
    const look = await Promise.race([guarded(check.id, () => check.examine(parts)), tooLong]);
    clearTimeout(timer.of);
    kept.set(check.id, found(check.id, look));
  };
  const run = (): Promise<void> => {
    under.way ??= Promise.all(checks.map(examine)).then(() => {
      under.way = null;
      changed();
    });
    return under.way;
  };
  const lookNow = (check: Check): CheckResult => {
    if (!('now' in check)) return kept.get(check.id) ?? found(check.id, { state: 'unknown', says: 'look.not-yet' });
    try {
      return found(check.id, check.now(parts));
    } catch (error) {
      onBug(`doctor ${check.id}`, error);
      return found(check.id, { state: 'unknown', says: 'look.failed', how: 'call-province' });
    }
  };
  const results = (): CheckResult[] => checks.map(lookNow);

  return {
    results,
    isRunning: () => under.way !== null,
    /** Looks at everything anew; a second one while the first runs is the same. */
    run: async (): Promise<CheckResult[]> => {
      const done = run();
      changed();
      await done;
      return results();
    },
    mend: async (fix: FixId, by: { origin: Origin; caller: Caller }): Promise<Result<unknown, FixRefusal>> => {
      try {
        const done = await fixes[fix](parts, by);
        if (done.ok) await run();
        return done;
      } catch (error) {
        onBug(`doctor ${fix}`, error);
        return err({ type: 'fix-failed' });
      }
    },
  };
}

export type Doctor = ReturnType<typeof createDoctor>;
