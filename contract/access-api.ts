import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { provinceReach } from '../domain/access.ts';
import { deviceRevokedWhy, personRevokedWhy } from '../domain/access-events.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const screen = z.object({
  role: words.role,
  counter: words.counter.nullable(),
  pc: z.string().nullable().describe('what the PC is called; null: the host'),
});

export const accessView = z.object({
  people: z
    .array(
      z.object({
        account: words.account,
        name: z.string(),
        role: words.accountRole.describe('as it counts today, else as it was given'),
        isHere: z.boolean().describe('may do it today'),
        screens: z.array(screen).describe('where this person is signed in now'),
        counter: words.counter.nullable().describe('which this person staffs'),
        hasPin: z.boolean(),
        holds: z.int().describe('dossiers this person has to do'),
      }),
    )
    .describe('whose rights stand'),
  devices: z.array(
    z.object({
      station: words.station,
      name: z.string(),
      roles: z.array(words.stationRole),
      counters: z.array(words.counter),
      connected: z.boolean(),
      lastSeen: words.instant.nullable(),
      hasCopy: z.boolean().describe('the stand-in: everything of the point lies on it'),
      people: z.array(z.string()).describe('names of who is signed in there'),
    }),
  ),
  revoked: z
    .array(
      z.object({
        at: words.instant,
        by: z.string().describe('empty: not known any more'),
        name: z.string(),
        what: z.discriminatedUnion('kind', [
          z.object({
            kind: z.literal('person'),
            why: z.enum(personRevokedWhy),
            holds: z.int().describe('dossiers that still have to be passed on'),
            isBack: z.boolean().describe('given back since'),
          }),
          z.object({ kind: z.literal('device'), why: z.enum(deviceRevokedWhy), hadCopy: z.boolean() }),
        ]),
        standIn: z
          .object({ name: z.string(), knows: z.boolean() })
          .nullable()
          .describe('the PC that may become the host; null: none follows'),
        province: z.enum(provinceReach),
      }),
    )
    .describe('the newest first, at most 50'),
});

const notYourself = failure('not-yourself');

/** Somebody leaves or a device is lost: what they can do now, its end, and how far that end is known. */
export const accessApi = {
  watchAccess: method('watchAccess', 'Who and what may do something here now, and what was taken back')
    .input(nothing)
    .output(eventIterator(accessView)),
  revokePerson: method('revokePerson', 'Ends every right of a person at once, whatever they are doing')
    .input(z.object({ ...command, account: words.account, why: z.enum(personRevokedWhy) }))
    .output(answer(nothing, failure('account-unknown'), notYourself, notWritable)),
  revokeDevice: method('revokeDevice', 'Lets a PC in no more, signs out whoever is there, and says why')
    .input(z.object({ ...command, station: words.station, why: z.enum(deviceRevokedWhy) }))
    .output(answer(nothing, failure('station-unknown'), notWritable)),
};

export type AccessView = z.output<typeof accessView>;
