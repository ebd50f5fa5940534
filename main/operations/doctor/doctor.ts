import type { CheckResult, FixId } from '../../../domain/doctor.ts';
import type { Origin } from '../../../domain/ids.ts';
import { err, type Result } from '../../../domain/result.ts';
import type { Caller } from '../caller.ts';
import type { Check, DoctorParts } from './check.ts';
import { createExaminer } from './examine.ts';
import { type FixRefusal, fixes } from './fixes.ts';
import { checks as allChecks } from './index.ts';

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
  const { parts, changed, onBug, checks = allChecks } = settings;
  const examiner = createExaminer({ ...settings, checks });
  const under = { way: null as Promise<void> | null, looks: 0 };
  const { results } = examiner;

  const run = (): Promise<void> => {
    under.looks++;
    if (under.way) return under.way;
    under.way = examiner.examineAll().then(() => {
      under.way = null;
      changed();
    });
    return under.way;
  };

  return {
    results,
    isRunning: () => under.way !== null,
    /** How often somebody wanted everything looked at: the point's other PCs look again when it grew. */
    looks: () => under.looks,
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
