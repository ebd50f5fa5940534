import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { pairingProofs } from '../domain/station.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { scannerState } from './moment-views.ts';
import { deviceFile } from './station-api.ts';
import { words } from './words.ts';

const rightsOfStation = {
  roles: z.array(words.stationRole).min(1).max(4),
  counters: z.array(words.counter).max(20),
};

const rightsRefusals = [failure('kiosk-stands-alone'), failure('station-counters-wrong')] as const;
const stationUnknown = failure('station-unknown');

export const stationView = z.object({
  station: words.station,
  name: z.string(),
  ...{ roles: z.array(words.stationRole), counters: z.array(words.counter) },
  connected: z.boolean(),
  lastSeen: words.instant.nullable(),
  pairedAt: words.instant,
  pairedBy: z.string().describe('the name of who approved; empty: not known any more'),
  proof: z.enum(pairingProofs),
  fingerprint: z.string().describe('of its key, as people compare it'),
  version: z.string(),
  printer: z.object({ name: z.string(), model: z.string(), state: words.printerState }).nullable(),
  scanner: scannerState,
  copy: z
    .object({
      state: z.enum(['waiting', 'receiving', 'following']),
      percent: z.int().describe('of the first copy, while it is being received'),
      behind: z.int().describe('own events that it does not hold yet'),
      since: words.instant.nullable().describe('of the oldest of them'),
      lastAt: words.instant.nullable().describe('when it last held everything there was'),
    })
    .nullable()
    .describe('null: it is not the stand-in'),
});

export const stationsView = z.object({
  door: z
    .object({ fingerprint: z.string(), addresses: z.array(z.string()), port: z.int() })
    .nullable()
    .describe('where other PCs come in; null: the host was started without'),
  counters: z.array(words.counter).describe('of the point'),
  stations: z.array(stationView),
  invitation: z
    .object({
      pairing: z.string(),
      name: z.string(),
      ...{ roles: z.array(words.stationRole), counters: z.array(words.counter) },
      seconds: z.int().describe('until it ends'),
      wrongTries: z.int(),
      digits: z.string().nullable().describe('a station compares: what this screen and its own show'),
      comparison: z.string().nullable(),
    })
    .nullable(),
  last: z
    .object({ what: z.enum(['paired', 'locked', 'ran-out', 'refused']), name: z.string() })
    .nullable()
    .describe('how the invitation before ended'),
});

/** The office lets other PCs of the point in, and sends them away. */
export const stationsApi = {
  watchStations: method('watchStations', 'The other PCs of the point, and who is being let in')
    .input(nothing)
    .output(eventIterator(stationsView)),
  inviteStation: method(
    'inviteStation',
    'Opens the door to one more PC for ten minutes; withdraws the invitation before',
  )
    .input(z.object({ name: words.named(40), ...rightsOfStation }))
    .output(
      answer(
        z.object({
          device: deviceFile.describe('for `device.json`, and as a QR; shown once, kept nowhere'),
          seconds: z.int(),
        }),
        ...rightsRefusals,
        failure('lan-door-closed'),
      ),
    ),
  withdrawInvitation: method('withdrawInvitation', 'Nobody is let in after all').input(nothing).output(nothing),
  confirmDigits: method('confirmDigits', 'Both screens show this number: the station is let in')
    .input(z.object({ ...command, comparison: z.string().max(64), digits: z.string().regex(/^\d{6}$/) }))
    .output(
      answer(z.object({ station: words.station }), failure('comparison-over'), failure('digits-differ'), notWritable),
    ),
  refuseDigits: method('refuseDigits', 'The numbers differ: whoever asks is not let in')
    .input(z.object({ comparison: z.string().max(64) }))
    .output(answer(nothing, failure('comparison-over'))),
  setStationRoles: method('setStationRoles', 'What a station is called, and what it may open from now on')
    .input(z.object({ ...command, station: words.station, name: words.named(40), ...rightsOfStation }))
    .output(answer(nothing, stationUnknown, ...rightsRefusals, notWritable)),
  removeStation: method('removeStation', 'The station is let in no more; its screens are closed at once')
    .input(z.object({ ...command, station: words.station }))
    .output(answer(nothing, stationUnknown, notWritable)),
  chooseStandIn: method(
    'chooseStandIn',
    'This PC receives a copy of everything, with its keys, and may take the host’s place; null: none does',
  )
    .input(z.object({ ...command, station: words.station.nullable() }))
    .output(answer(nothing, stationUnknown, failure('stand-in-in-lobby'), notWritable)),
  resumeHost: method('resumeHost', 'Nobody took this host’s place while it was off: somebody here knows, and says so')
    .input(nothing)
    .output(answer(nothing, failure('host-not-held'))),
};

export type StationView = z.output<typeof stationView>;
export type StationsView = z.output<typeof stationsView>;
