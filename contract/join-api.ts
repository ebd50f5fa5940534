import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';
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
  address: z.string().describe('typed when this PC was started, or empty'),
  found: z
    .array(z.object({ name: z.string(), address: z.string(), port: z.int(), saysKey: z.string() }))
    .describe('hosts that say they are in this network; nobody has proved anything'),
});

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
  openScreen: method('openScreen', 'A one-time code for a screen on this PC')
    .input(z.object({ role: words.stationRole, counter: words.counter.nullable() }))
    .output(answer(z.object({ code: z.string() }), failure('host-unreachable'))),
};

export type JoinApi = typeof joinApi;
export type JoinView = z.output<typeof joinView>;
