import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { checkIds, checkStates, fixIds, howIds } from '../domain/doctor.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

export const checkResult = z.object({
  id: z.enum(checkIds),
  state: z.enum(checkStates),
  seenAt: words.instant,
  says: z.object({
    key: z.string().describe('`doctor.says.<key>` of the screens’ texts'),
    params: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .describe('a name that ends in `At` is a moment, in `Bytes` a size'),
  }),
  fix: z.enum(fixIds).nullable().describe('what `mendCheck` does about it'),
  how: z.enum(howIds).nullable().describe('what a person does about it: `doctor.how.<how>`'),
});

export const doctorView = z.object({
  running: z.boolean(),
  checks: z.array(checkResult),
});

/** The doctor of the machines: what is wrong with this PC and its point, and how it is mended. */
export const doctorApi = {
  watchDoctor: method('watchDoctor', 'What the doctor of the machines finds')
    .input(nothing)
    .output(eventIterator(doctorView)),
  runDoctor: method('runDoctor', 'Looks at everything anew; at most ten seconds').input(nothing).output(doctorView),
  mendCheck: method('mendCheck', 'Mends what a check found, and looks again')
    .input(z.object({ ...command, fix: z.enum(fixIds) }))
    .output(answer(doctorView, failure('fix-failed'), notWritable)),
};

export type DoctorView = z.output<typeof doctorView>;
