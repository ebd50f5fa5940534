import { z } from 'zod';
import { checkIds } from '../domain/doctor.ts';
import { updateStates } from '../domain/update.ts';
import { nothing } from './answer.ts';
import { checkResult } from './doctor-api.ts';
import { method } from './method.ts';

/** What the doctor of a PC without a log found there. */
export const pcFindings = z.object({
  checks: z.array(checkResult).max(checkIds.length),
  update: z.enum(updateStates).describe('off: no launcher started it, so that it takes no update by itself'),
  staged: z.string().max(40).nullable().describe('the version that lies ready there'),
});
export type PcFindings = z.output<typeof pcFindings>;

/** A PC of the point → its host. */
export const pcDoctorApi = {
  tellDoctor: method('tellDoctor', 'What the doctor of this PC found; said again when the host looks anew')
    .input(pcFindings)
    .output(nothing),
};
