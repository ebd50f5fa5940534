import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** The six steps a technician sees; the last two are the office's own pages, once the station is there. */
export const setUpSteps = ['language', 'role', 'centre', 'enrol', 'devices', 'doctor'] as const;

/** `one`: everything of the point on this PC; `host`: other PCs work for this one; `joined`: this PC works for the host. */
export const setUpRoles = ['one', 'host', 'joined'] as const;

export const setUpView = z.object({
  step: z.enum(setUpSteps),
  language: z.enum(['vi', 'en']),
  role: z.enum(setUpRoles).nullable(),
  point: z
    .object({ id: z.string(), centreName: z.string(), name: z.string(), isSigned: z.boolean() })
    .nullable()
    .describe('chosen, or brought as a file'),
  restore: z
    .object({
      from: z.string().describe('where backups were looked for; empty: on every device that is plugged in'),
      path: z.string().nullable().describe('of the backup that was chosen'),
      request: z.string().nullable().describe('a file that the province has to answer before the backup opens'),
    })
    .nullable()
    .describe('step 3, a PC in place of a dead one: the point comes out of a backup'),
  brought: z
    .array(z.string())
    .max(40)
    .describe('what is wrong with the files that lay beside the installer: a line each, as --validate-config says it'),
});

export const foundBackup = z.object({
  path: z.string(),
  point: words.point,
  created: words.instant,
  opens: z.boolean().describe('false: its key died with its PC, the province has to help'),
});

const done = z.object({
  page: z.enum(['office', 'join']),
  code: z
    .string()
    .nullable()
    .describe('one-time, agreed before the station is there: it opens the office for the first account'),
});

const next = answer(setUpView, failure('disk-full'));

/** The first run of a PC that has no configuration: on its own loopback door, before there is any station. */
export const setUpApi = {
  setUpNow: method('setUpNow', 'How far it is; a kill at any moment is taken up here').input(nothing).output(setUpView),
  chooseLanguage: method('chooseLanguage', 'Step 1: of these pages')
    .input(z.object({ language: z.enum(['vi', 'en']) }))
    .output(next),
  chooseRole: method('chooseRole', 'Step 2: what this PC is in its point')
    .input(z.object({ role: z.enum(setUpRoles) }))
    .output(next),
  chooseCentre: method('chooseCentre', 'Step 3: from the list of communes')
    .input(
      z.object({
        commune: z.string().regex(/^\d{5}$/),
        ordinal: z.int().min(1).max(97),
        counters: z.int().min(1).max(30),
        phone: z.string().max(40),
      }),
    )
    .output(answer(setUpView, failure('commune-unknown'), failure('disk-full'))),
  bringCentre: method('bringCentre', 'Step 3: the texts of point.json and point.signature.json as they were brought')
    .input(
      z.object({
        point: z.string().max(200_000),
        signature: z.string().max(2_000).nullable(),
        enrolment: z.string().max(2_000).nullable(),
      }),
    )
    .output(
      answer(
        setUpView,
        failure('point-file-wrong'),
        failure('point-signature-wrong'),
        failure('enrolment-wrong'),
        failure('disk-full'),
      ),
    ),
  finish: method(
    'finish',
    'Step 4: writes the configuration, with or without a ticket; the station starts in its place',
  )
    .input(z.object({ ticket: z.string().max(200) }))
    .output(answer(done, failure('set-up-not-ready'), failure('disk-full'))),
  chooseRestore: method('chooseRestore', 'Step 3, another way: no new point, one that has a backup')
    .input(nothing)
    .output(next),
  lookForBackups: method(
    'lookForBackups',
    'Backups in a folder, a file, or on every device that is plugged in; newest first',
  )
    .input(z.object({ from: z.string().max(500) }))
    .output(answer(z.object({ backups: z.array(foundBackup).max(20) }), failure('disk-full'))),
  restoreFrom: method('restoreFrom', 'Puts this backup here; the station of its point starts in place of these pages')
    .input(z.object({ path: z.string().min(1).max(1000) }))
    .output(
      answer(
        z.object({ view: setUpView, done: done.nullable().describe('null: the province has to open it first') }),
        failure('set-up-not-ready'),
        failure('backup-missing'),
        failure('backup-not-good'),
        failure('folder-in-use'),
        failure('folder-not-writable'),
        failure('restore-stopped'),
      ),
    ),
  goBack: method('goBack', 'One step').input(nothing).output(next),
};

export type SetUpApi = typeof setUpApi;
export type SetUpView = z.output<typeof setUpView>;
export type FoundBackup = z.output<typeof foundBackup>;
/** Which page comes next, and with which code: the set-up is over. */
export type SetUpDone = z.output<typeof done>;
