import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { pcVersions, updateFaults, updateStates, wantedStandings } from '../domain/update.ts';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';
import { changeReasons, changeResults } from './update-file.ts';
import { words } from './words.ts';

const change = z.object({
  version: z.string(),
  result: z.enum(changeResults),
  why: z.enum(changeReasons).nullable(),
  at: words.instant,
});

export const updatesView = z.object({
  state: z.enum(updateStates),
  runs: z.string(),
  before: z
    .object({
      version: z.string().nullable().describe('null: the program that was installed by hand'),
      may: z.boolean(),
    })
    .nullable()
    .describe('what somebody may go back to; `may`: it opens the data as they are now'),
  staged: z
    .object({ version: z.string(), at: words.instant, held: z.boolean().describe('not the file the province means') })
    .nullable(),
  putOnAt: words.instant
    .nullable()
    .describe('when nobody comes any more; null: nothing waits, or people come day and night'),
  wanted: z.object({ version: z.string(), standing: z.enum(wantedStandings) }).nullable(),
  stick: z.enum(['none', 'absent', 'there']).describe('none: this PC was told of no stick'),
  found: z.array(
    z.object({
      name: z.string(),
      bytes: z.int(),
      version: z.string().nullable(),
      wanted: z.boolean(),
      fault: z.enum(updateFaults).nullable(),
    }),
  ),
  importing: z
    .object({ name: z.string(), step: z.enum(['copying', 'unpacking']), done: z.int(), of: z.int() })
    .nullable(),
  trouble: z
    .object({ name: z.string(), fault: z.enum(updateFaults) })
    .nullable()
    .describe('of the last import'),
  changed: z.array(z.string()).describe('versions whose bytes are not as they were signed'),
  publisher: z.boolean().describe('false: nobody is known who may sign an update'),
  history: z.array(change).describe('newest first'),
  pcs: z
    .array(
      z.object({
        name: z.string(),
        connected: z.boolean(),
        version: z.string().describe('empty: it was never here'),
        standing: z.enum(pcVersions).describe('beside what the host runs'),
        state: z.enum(updateStates).nullable().describe('as that PC says; null: it said nothing'),
        staged: z.string().nullable().describe('lies ready there'),
      }),
    )
    .describe('the other PCs of the point'),
});

/** The office’s page of updates; `update-api.ts` is what passes between the PCs of a point. */
export const updatesApi = {
  watchUpdates: method(
    'watchUpdates',
    'Which version runs, which lies ready, which the province wants, and what happened',
  )
    .input(nothing)
    .output(eventIterator(updatesView)),
  importUpdate: method('importUpdate', 'Takes an update from the stick in, beside what runs')
    .input(z.object({ name: z.string().min(1).max(200) }))
    .output(
      answer(
        z.object({ version: z.string() }),
        failure('updates-off'),
        failure('update-not-found'),
        failure('update-under-way'),
        ...updateFaults.map((fault) => failure(fault)),
      ),
    ),
  sendUpdate: method(
    'sendUpdate',
    'An update that a page chose, in pieces; with the last one the host verifies and takes it in as from a stick',
  )
    .input(
      z.object({
        ...{ upload: z.uuid(), name: z.string().min(1).max(200), offset: z.int().min(0) },
        ...{ part: z.base64().max(240_000), last: z.boolean() },
      }),
    )
    .output(
      answer(
        z.object({ received: z.int(), version: z.string().nullable().describe('taken in; null: not whole yet') }),
        failure('updates-off'),
        failure('file-gone'),
        failure('update-under-way'),
        ...updateFaults.map((fault) => failure(fault)),
      ),
    ),
  putOnUpdate: method(
    'putOnUpdate',
    'Changes to the version that lies ready now: every screen is dark for some minutes',
  )
    .input(nothing)
    .output(answer(nothing, failure('updates-off'), failure('update-none-ready'))),
  goBackUpdate: method('goBackUpdate', 'Back to the version before, now; what was written since stays')
    .input(z.object({ from: z.string().max(40).describe('the version that the page shows as running') }))
    .output(
      answer(nothing, failure('updates-off'), failure('update-no-way-back'), failure('update-changed-meanwhile')),
    ),
};

export type UpdatesView = z.output<typeof updatesView>;
