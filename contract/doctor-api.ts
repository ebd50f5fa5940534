import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { deviceFaults, testedDevices } from '../domain/device-test.ts';
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

/** Another PC of the point, as its own doctor found it. */
export const checkedPc = z.object({
  station: words.station,
  name: z.string(),
  connected: z.boolean(),
  version: z.string().describe('empty: it was never here'),
  seenAt: words.instant.nullable().describe('null: it never said anything'),
  checks: z.array(checkResult),
});

export const doctorView = z.object({
  running: z.boolean(),
  version: z.string().describe('that the host runs'),
  checks: z.array(checkResult).describe('of the host'),
  pcs: z.array(checkedPc),
  tests: z
    .array(
      z.object({
        device: z.enum(testedDevices),
        station: z.string().describe('what its PC is called; empty: the host'),
        at: words.instant,
        by: z.string().describe('who tried it; empty: somebody who stood there, signed in nowhere'),
        faults: z.array(z.enum(deviceFaults)).describe('empty: all was well'),
      }),
    )
    .describe('the last of each device at each PC'),
  hearing: z
    .object({ until: words.instant })
    .nullable()
    .describe('the scanner of the host is listened to: its next code is its test'),
});

/** What is left of the six steps of a set-up once there is a station. */
export const ledSetUpSteps = ['devices', 'doctor'] as const;
export type LedSetUpStep = (typeof ledSetUpSteps)[number];

/** The doctor of the machines: what is wrong with this PC and its point, and how it is mended. */
export const doctorApi = {
  watchDoctor: method('watchDoctor', 'What the doctor of the machines finds')
    .input(nothing)
    .output(eventIterator(doctorView)),
  runDoctor: method('runDoctor', 'Looks at everything anew; at most ten seconds').input(nothing).output(doctorView),
  mendCheck: method('mendCheck', 'Mends what a check found, and looks again')
    .input(z.object({ ...command, fix: z.enum(fixIds) }))
    .output(answer(doctorView, failure('fix-failed'), notWritable)),
  goOnWithSetUp: method('goOnWithSetUp', 'Of a PC that was set up by the pages: the step it is led to next')
    .input(z.object({ ...command, step: z.enum([...ledSetUpSteps, 'done']) }))
    .output(answer(nothing, notWritable)),
  noteDeviceTest: method('noteDeviceTest', 'What a person saw when they tried a device of this PC')
    .input(z.object({ ...command, device: z.enum(testedDevices), faults: z.array(z.enum(deviceFaults)).max(8) }))
    .output(answer(doctorView, failure('fault-of-other-device'))),
  hearScanner: method(
    'hearScanner',
    'Listens a minute to the scanner of this PC: a code of the test page passes its test',
  )
    .input(nothing)
    .output(answer(doctorView, failure('no-scanner'))),
  printReadiness: method('printReadiness', 'Prints the state of the machines as it is now')
    .input(z.object({ ...command }))
    .output(answer(z.object({ job: z.string() }), notWritable)),
  readReadiness: method('readReadiness', 'The same as an A5 PDF')
    .input(nothing)
    .output(answer(z.object({ name: z.string(), pdf: z.base64() }), failure('fix-failed'))),
  exportDiagnostics: method('exportDiagnostics', 'What a technician far away needs, without a word of any person')
    .input(nothing)
    .output(z.object({ name: z.string(), base64: z.base64() })),
  askStation: method('askStation', 'What the command line of this PC asks, signed with the station’s own key')
    .input(
      z.object({
        wish: z.enum(['doctor', 'print-test', 'diagnostics']),
        at: words.instant,
        signature: z.string().max(128),
      }),
    )
    .output(
      answer(
        z.object({
          doctor: doctorView.nullable(),
          job: z.string().nullable(),
          diagnostics: z.base64().nullable(),
        }),
        failure('not-signed-by-this-station'),
        notWritable,
      ),
    ),
  noteScreen: method('noteScreen', 'How large the glass of a kiosk is, and how that is known')
    .input(
      z.object({
        ...{ width: z.int().min(1).max(20_000), height: z.int().min(1).max(20_000) },
        ...{ widthMm: z.int().min(1).max(5_000), heightMm: z.int().min(1).max(5_000) },
        measure: z.enum(['kept', 'other-screen', 'guessed']),
      }),
    )
    .output(nothing),
};

export type CheckedPc = z.output<typeof checkedPc>;
export type DoctorView = z.output<typeof doctorView>;
