import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';

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
  brought: z
    .array(z.string())
    .max(40)
    .describe('what is wrong with the files that lay beside the installer: a line each, as --validate-config says it'),
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
    .output(
      answer(
        z.object({
          page: z.enum(['office', 'join']),
          code: z.string().nullable().describe('one-time, for the first account'),
        }),
        failure('set-up-not-ready'),
        failure('disk-full'),
      ),
    ),
  goBack: method('goBack', 'One step').input(nothing).output(next),
};

export type SetUpApi = typeof setUpApi;
export type SetUpView = z.output<typeof setUpView>;
