import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { approver, approverRefusals } from './approver.ts';
import { method } from './method.ts';
import { missingEvents } from './missing-events.ts';
import { words } from './words.ts';

/** What stood in the way of a backup. */
export const backupTroubles = [
  'no-room',
  'database-damaged',
  'not-readable',
  'not-writable',
  'wrong-key',
  'changed',
] as const;
export const backupPlaces = ['own', 'second', 'stick'] as const;

const read = z.object({ at: words.instant, good: z.boolean() }).nullable();
const known = z.object({
  name: z.string(),
  created: words.instant,
  bytes: z.int(),
  read: read.describe('when it was last read whole, and whether it was good; null: never'),
  forProvince: z.boolean().describe('opens with the province’s help when this PC is lost'),
});

export const backupView = z.object({
  places: z.array(
    z.object({
      kind: z.enum(backupPlaces),
      folder: z.string(),
      state: z
        .enum(['good', 'empty', 'absent', 'same-device', ...backupTroubles])
        .describe('same-device: the disk that would die with the database'),
      backups: z.array(known),
    }),
  ),
  last: z
    .object({ at: words.instant, place: z.enum(backupPlaces), bytes: z.int(), readAt: words.instant })
    .nullable()
    .describe('the newest good one'),
  working: z.enum(['sealing', 'checking', 'carrying']).nullable(),
  trouble: z.enum(backupTroubles).nullable(),
  whole: read.describe('the living database, read whole'),
  healed: z
    .object({
      at: words.instant,
      why: z.enum(['damaged', 'missing', 'asked', 'not-restored']),
      backup: z.object({ created: words.instant, place: z.enum([...backupPlaces, 'file']) }).nullable(),
      salvaged: z.int(),
      unread: z.int(),
      aside: z.string().nullable(),
      withoutAccounts: z.boolean().describe('nobody’s password was taken over: it is in no other copy'),
      missing: missingEvents,
    })
    .nullable()
    .describe('what a start did about the database, until somebody says that they read it'),
  damaged: z.array(z.string()).describe('codes of dossiers whose bytes changed; everything else works'),
});

const trouble = z.object({ type: z.literal('backup-failed'), why: z.enum(backupTroubles) });

export const backupApi = {
  watchBackups: method('watchBackups', 'Backups, where they lie, and whether they are good')
    .input(nothing)
    .output(eventIterator(backupView)),
  makeBackup: method('makeBackup', 'A backup now, read whole, on every device that is there')
    .input(nothing)
    .output(answer(z.object({ name: z.string() }), trouble, failure('backups-off'))),
  restoreBackup: method(
    'restoreBackup',
    'Two people put a backup in the place of the database: the host starts again, under a new letter, and folders are recounted',
  )
    .input(z.object({ origin: words.origin, place: z.enum(backupPlaces), name: z.string().max(80), approver }))
    .output(
      answer(
        z.object({}),
        failure('backup-unknown'),
        failure('backup-not-good'),
        failure('backups-off'),
        ...approverRefusals,
      ),
    ),
  noteHealed: method('noteHealed', 'Somebody read what a start did about the database')
    .input(nothing)
    .output(answer(z.object({}), failure('log-not-writable'))),
};

export type BackupView = z.output<typeof backupView>;
