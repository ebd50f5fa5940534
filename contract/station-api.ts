import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { notWritable, pleaseWait } from './command.ts';
import { followApi } from './follow-api.ts';
import { method } from './method.ts';
import { scannerState } from './moment-views.ts';
import { pcDoctorApi } from './pc-doctor-api.ts';
import { updateApi } from './update-api.ts';
import { words } from './words.ts';

/**
 * Station ↔ the host of its point, over TLS 1.3 with a certificate at both ends. `/pairing` answers whoever comes with
 * any certificate, `/station`, `/rpc` (the frames of the station's screens, as they came) and the same under
 * `/practice/<world>` only whom the host knows by
 * the SHA-256 of its public key. Nothing here says who a station is: its certificate does.
 */
const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of a public key (SPKI), hex');
const nonce = z.string().regex(/^[0-9a-f]{32,64}$/);

/** What the office hands a technician on a stick, or shows as a QR. */
export const deviceFile = z.object({
  v: z.literal(1),
  addresses: z.array(z.string().max(64)).min(1).max(8).describe('of the host'),
  port: z.int().min(1).max(65_535),
  host: fingerprint.describe('whom to believe'),
  pairing: z.string().regex(/^[a-z2-7]{8}$/),
  secret: z
    .string()
    .regex(/^[a-z2-7]{26}$/)
    .describe('128 bits, for once, ten minutes'),
});
export type DeviceFile = z.output<typeof deviceFile>;

/** Whom a station believes as well, because its host said so: the PC that may take its place. */
const successor = z.object({
  station: words.station,
  name: z.string(),
  key: fingerprint,
  addresses: z.array(z.string().max(64)).max(8),
  port: z.int().min(0).max(65_535).describe('0: not told yet'),
});
export type Successor = z.output<typeof successor>;

/** What a station remembers of the host it was paired with: `host.json`. */
export const hostFile = z.object({
  v: z.literal(1),
  addresses: z.array(z.string().max(64)).max(8).describe('none: it is found in the network by its key'),
  port: z.int().min(1).max(65_535),
  host: fingerprint,
  station: words.station,
  standIn: successor.nullable().optional(),
});
export type HostFile = z.output<typeof hostFile>;

const dismissed = z.boolean().optional().describe('you were the stand-in and are no more: what you were given goes');

const looks = z
  .int()
  .min(0)
  .optional()
  .describe('how often the host was asked to look at its machines: when it grew, look too');

const welcome = z.object({ station: words.station, name: z.string(), point: z.string(), pointName: z.string() });

/** Its own certificate proved it: who lost the answer to the pairing is told what that answer said. */
const stationKnown = z.object({ type: z.literal('station-known'), station: words.station.optional() });

export const pairingApi = {
  pairByCode: method('pairByCode', 'Lets the station in that knows the one-time secret')
    .input(z.object({ pairing: z.string().max(32), secret: z.string().max(128) }))
    .output(
      answer(welcome, failure('pairing-code-wrong'), failure('pairing-locked'), stationKnown, pleaseWait, notWritable),
    ),
  beginComparing: method('beginComparing', 'The station commits itself to its nonce and learns the host’s')
    .input(z.object({ commitment: z.string().regex(/^[0-9a-f]{64}$/) }))
    .output(
      answer(
        z.object({ comparison: z.string(), nonce }),
        failure('nobody-invited'),
        failure('pairing-busy'),
        failure('station-known'),
        pleaseWait,
      ),
    ),
  revealNonce: method('revealNonce', 'Both can now work out the six digits')
    .input(z.object({ comparison: z.string().max(64), nonce }))
    .output(answer(nothing, failure('comparison-over'), failure('commitment-broken'), failure('pairing-locked'))),
  awaitApproval: method('awaitApproval', 'Answers when somebody at the office has compared')
    .input(z.object({ comparison: z.string().max(64) }))
    .output(answer(welcome, failure('comparison-over'), failure('digits-refused'))),
};

const devices = {
  printer: z
    .object({ name: z.string().max(120), model: z.string().max(60), state: words.printerState })
    .nullable()
    .describe('null: no printer stands there'),
  scanner: scannerState,
};

export const stationApi = {
  sayHello: method('sayHello', 'The station is there, with these devices; said again when one changes')
    .input(z.object({ version: z.string().max(40), ...devices }))
    .output(
      z.object({
        ...welcome.shape,
        ...{ roles: z.array(words.stationRole), counters: z.array(words.counter) },
        standIn: successor
          .nullable()
          .optional()
          .describe('who may take the host’s place: to be believed when the host is gone; left out by hosts of before'),
        ...{ dismissed, looks },
        takesTests: z
          .boolean()
          .optional()
          .describe('the host notes what was tried at this PC, and prints its test page; left out by hosts of before'),
      }),
    ),
  openTerminal: method('openTerminal', 'A one-time code for a screen of this station')
    .input(z.object({ role: words.stationRole, counter: words.counter.nullable() }))
    .output(answer(z.object({ code: z.string() }), failure('role-not-allowed'))),
  tellScan: method('tellScan', 'What the station’s own scanner read, for its own screens')
    .input(z.object({ text: z.string().max(4096) }))
    .output(nothing),
  watchPapers: method('watchPapers', 'Papers to print at this station, one at a time')
    .input(nothing)
    .output(eventIterator(z.object({ print: z.string(), bytes: z.string().describe('base64') }))),
  tellPrinted: method('tellPrinted', 'What became of a paper')
    .input(
      z.object({
        print: z.string().max(64),
        outcome: z.discriminatedUnion('type', [
          z.object({ type: z.enum(['confirmed', 'sent']) }),
          z.object({ type: z.literal('refused'), state: words.printerState }),
          z.object({
            type: z.literal('unknown'),
            why: z.enum(['connection-lost', 'timed-out', 'no-paper', 'cover-open', 'fault']),
          }),
        ]),
      }),
    )
    .output(nothing),
  ping: method('ping', 'Is the host there, and who may take its place?')
    .input(nothing)
    .output(
      z.object({
        ...{ standIn: successor.nullable().optional(), dismissed, looks },
      }),
    ),
  watchStandIn: method('watchStandIn', 'Who may take the host’s place, now and as soon as it is another or its door is')
    .input(nothing)
    .output(eventIterator(z.object({ standIn: successor.nullable(), dismissed }))),
  ...followApi,
  ...updateApi,
  ...pcDoctorApi,
};

export type PairingApi = typeof pairingApi;
export type StationApi = typeof stationApi;
