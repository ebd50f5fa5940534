import { z } from 'zod';
import { deviceFaults, testedDevices } from '../domain/device-test.ts';
import { checkIds } from '../domain/doctor.ts';
import { updateStates } from '../domain/update.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { checkResult } from './doctor-api.ts';
import { method } from './method.ts';

/** What the doctor of a PC without a log found there. */
export const pcFindings = z.object({
  checks: z.array(checkResult).max(checkIds.length),
  update: z.enum(updateStates).describe('off: no launcher started it, so that it takes no update by itself'),
  staged: z.string().max(40).nullable().describe('the version that lies ready there'),
});
export type PcFindings = z.output<typeof pcFindings>;

/** What somebody saw, heard or tried at a device; `origin`: noted once, however often it is told. */
export const deviceTest = z.object({
  ...command,
  device: z.enum(testedDevices),
  faults: z.array(z.enum(deviceFaults)).max(8).describe('empty: all was well'),
});

export type DeviceTestSaid = z.output<typeof deviceTest>;

/** A PC of the point → its host, of itself only: its certificate says which one it is. */
export const pcDoctorApi = {
  tellDoctor: method('tellDoctor', 'What the doctor of this PC found; said again when the host looks anew')
    .input(pcFindings)
    .output(nothing),
  noteOwnTest: method(
    'noteOwnTest',
    'What somebody who stands at this PC, signed in nowhere, saw when they tried its device',
  )
    .input(deviceTest)
    .output(answer(nothing, failure('fault-of-other-device'), notWritable)),
  printOwnTestPage: method('printOwnTestPage', 'A test page at the printer of this PC; while one waits there, that one')
    .input(z.object({ ...command }))
    .output(answer(z.object({ job: z.string() }), failure('no-own-printer'), notWritable)),
};
