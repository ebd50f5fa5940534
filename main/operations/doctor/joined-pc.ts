import type { PcFindings } from '../../../contract/pc-doctor-api.ts';
import type { Check, PcParts } from './check.ts';
import { diskFree, diskHealth, diskWrite } from './disk.ts';
import { createExaminer } from './examine.ts';
import { lockDown } from './lock-down.ts';
import { autoStart, restarts, sleep } from './machine.ts';
import { memory } from './memory.ts';
import { program } from './program.ts';
import { update } from './update.ts';

/** In the order of `pcCheckIds`. */
export const pcChecks: readonly Check<PcParts>[] = [
  program,
  update,
  diskWrite,
  diskFree,
  diskHealth,
  memory,
  lockDown,
  sleep,
  restarts,
  autoStart,
];

/**
 * The doctor of a PC without a log. Its host shows what it found; a press there reaches no other PC, so that what this one could
 * mend by itself is said as steps.
 */
export function createPcDoctor(parts: PcParts, onBug: (where: string, error: unknown) => void) {
  const examiner = createExaminer({ parts, checks: pcChecks, onBug });
  return {
    look: async (): Promise<PcFindings> => {
      await examiner.examineAll();
      const checks = examiner.results().map((each) => ({ ...each, says: { ...each.says }, fix: null }));
      const { updates } = parts;
      return { checks, update: updates?.state() ?? 'off', staged: updates?.staged()?.version ?? null };
    },
  };
}
