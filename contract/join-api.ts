import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { deviceFaults, testedDevices } from '../domain/device-test.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { checkResult, ledSetUpSteps } from './doctor-api.ts';
import { method } from './method.ts';
import { scannerState } from './moment-views.ts';
import { deviceTest } from './pc-doctor-api.ts';
import { linkTroubles } from './refusals.ts';
import { words } from './words.ts';

/** How this PC stands with the host of its point; seen at the PC itself, by whoever stands there. */
export const joinView = z.object({
  state: z.enum(['not-paired', 'comparing', 'waiting-for-office', 'pairing', 'connected', ...linkTroubles]),
  /** Locale key of what went wrong with the last try to pair. */
  failure: z.string().nullable(),
  digits: z.string().nullable().describe('compare with the office’s screen'),
  hostName: z.string().describe('the point; empty: not known yet'),
  name: z.string().describe('what the office calls this PC'),
  key: z.string().describe('fingerprint of this PC'),
  hostKey: z.string().nullable().describe('fingerprint of the host it was paired with'),
  ...{ roles: z.array(words.stationRole), counters: z.array(words.counter) },
  standIn: z
    .object({
      name: z.string(),
      isThis: z.boolean(),
      wholeAt: words.instant.nullable().describe('when its copy last held everything; null: not known here, or never'),
    })
    .nullable()
    .describe('the PC that may take the host’s place'),
  wasHostUntil: words.instant.nullable().describe('until when this PC was the host itself; null: never'),
  setUp: z
    .object({
      step: z.enum(ledSetUpSteps).nullable().describe('where it is led on; null: through, or paired before pages led'),
      isLater: z.boolean().describe('somebody pressed “later”: it is offered, and leads nobody'),
      devices: z
        .array(
          z.object({
            device: z.enum(testedDevices),
            tried: z
              .object({ at: words.instant, faults: z.array(z.enum(deviceFaults)), told: z.boolean() })
              .nullable()
              .describe('the last time, by the clock of this PC; `told`: the host has it'),
          }),
        )
        .describe('that this PC has a use for'),
      ...{ printer: words.printerState, scanner: scannerState },
      hearingUntil: words.instant
        .nullable()
        .describe('the scanner of this PC is listened to: its next code is its test'),
      takesTests: z.boolean().nullable().describe('false: the host is of before, and notes none; null: not met yet'),
      look: z
        .object({ running: z.boolean(), checks: z.array(checkResult) })
        .describe('what the doctor of this PC found'),
    })
    .describe('what is left of the set-up of this PC once it is paired'),
  folder: z.string().describe('of this PC: where a `device.json` is put'),
  address: z.string().describe('typed when this PC was started, or empty'),
  found: z
    .array(z.object({ name: z.string(), address: z.string(), port: z.int(), saysKey: z.string() }))
    .describe('hosts that say they are in this network; nobody has proved anything'),
});

const kept = answer(nothing, failure('not-kept-here'));
const pairing = answer(nothing, failure('already-paired'), failure('code-unreadable'));

/** The page of a PC that is, or shall be, paired with a host: on its own loopback door only. */
export const joinApi = {
  watchJoining: method('watchJoining', 'How this PC stands with its host')
    .input(nothing)
    .output(eventIterator(joinView)),
  pairWithCode: method('pairWithCode', 'The text of `device.json`, or of the QR at the office')
    .input(z.object({ text: z.string().max(2048) }))
    .output(pairing),
  compareWith: method('compareWith', 'Begins to compare six digits with the host at this address')
    .input(z.object({ address: z.string().max(64), port: z.int().min(1).max(65_535) }))
    .output(answer(nothing, failure('already-paired'))),
  digitsAreSame: method('digitsAreSame', 'Somebody here says that both screens show the same')
    .input(nothing)
    .output(nothing),
  stopComparing: method('stopComparing', 'They differ, or nobody wants to any more').input(nothing).output(nothing),
  takeOver: method('takeOver', 'This PC becomes the host of the point: somebody says so who may, and the host is gone')
    .input(z.object({ login: words.text(40), password: z.string().min(1).max(200) }))
    .output(
      answer(
        nothing,
        failure('not-the-stand-in'),
        failure('host-answers'),
        failure('nothing-to-take-over-with'),
        failure('copy-damaged'),
        failure('login-or-password-wrong'),
        failure('role-not-allowed'),
        z.object({ type: z.literal('too-many-tries'), seconds: z.int() }),
      ),
    ),
  goOnWithSetUp: method('goOnWithSetUp', 'The step that is led to next; `devices` also of a PC that came to the end')
    .input(z.object({ step: z.enum([...ledSetUpSteps, 'done']) }))
    .output(kept),
  putOffSetUp: method('putOffSetUp', 'Another time: this PC opens its screens, and leads nobody before somebody asks')
    .input(nothing)
    .output(kept),
  noteDeviceTest: method('noteDeviceTest', 'What somebody saw when they tried a device of this PC; the host is told')
    .input(deviceTest)
    .output(answer(nothing, failure('fault-of-other-device'), failure('not-kept-here'))),
  hearScanner: method(
    'hearScanner',
    'Listens a minute to the scanner of this PC: a code of the test page passes its test',
  )
    .input(nothing)
    .output(answer(nothing, failure('no-scanner'))),
  printTestPage: method('printTestPage', 'A test page at the printer of this PC, by way of its host')
    .input(z.object({ ...command }))
    .output(
      answer(
        nothing,
        failure('no-own-printer'),
        failure('host-of-before'),
        failure('test-page-not-asked'),
        notWritable,
      ),
    ),
  lookAtPc: method(
    'lookAtPc',
    'The doctor of this PC looks at everything anew, at most ten seconds; the view says when',
  )
    .input(nothing)
    .output(nothing),
  openScreen: method('openScreen', 'A one-time code for a screen on this PC')
    .input(z.object({ role: words.stationRole, counter: words.counter.nullable() }))
    .output(answer(z.object({ code: z.string() }), failure('host-unreachable'))),
};

export type JoinApi = typeof joinApi;
export type JoinView = z.output<typeof joinView>;
