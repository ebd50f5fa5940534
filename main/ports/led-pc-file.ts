import { z } from 'zod';
import { ledSetUpSteps } from '../../contract/doctor-api.ts';
import { deviceTest } from '../../contract/pc-doctor-api.ts';
import { words } from '../../contract/words.ts';

/** How far a PC that works for its host was led after it was paired, and what people said of its devices: `led.json`. */
export const ledPc = z.object({
  v: z.literal(1),
  step: z.enum([...ledSetUpSteps, 'done']),
  /** Somebody wanted to do it another time: nobody is led before somebody asks. */
  later: z.boolean(),
  /** `file`: brought beside the program; nobody need be there, so that no window waits for a press. */
  by: z.enum(['page', 'file']),
  tests: z.array(
    z.object({
      ...deviceTest.shape,
      /** By the clock of this PC. */
      at: words.instant,
      /** The host has it. */
      told: z.boolean(),
    }),
  ),
});
export type LedPc = z.output<typeof ledPc>;

export interface LedPcFile {
  /** Null: nobody was led here, or what lies there cannot be read. */
  read(): LedPc | null;
  /** On disk when it returns; throws where the disk does not take it. */
  keep(led: LedPc): void;
}
