import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { conflictTodos } from '../domain/host-conflict.ts';
import { conflictKinds } from '../domain/host-conflict-events.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const act = z.object({
  type: z.string().describe('of the event'),
  at: words.instant,
  by: z.string().describe('empty: nobody signed in, or not known any more'),
  counter: z.string().nullable(),
});

export const conflictsView = z.object({
  open: z.int().describe('nobody looked at yet'),
  conflicts: z
    .array(
      z.object({
        kind: z.enum(conflictKinds),
        subject: z.string(),
        stream: z.string(),
        label: z.string().describe('what stands on the paper: a number, a code, a sheet of a book'),
        todo: z.enum(conflictTodos),
        theirs: z.array(act).describe('at the former host, in its order; at most 12'),
        ours: z.array(act).describe('at this PC; at most 12'),
        seen: z.object({ at: words.instant, by: z.string() }).nullable().describe('null: nobody looked at it yet'),
      }),
    )
    .describe('those to look at first, then those of today; at most 60'),
});

/** Two hosts both wrote: what people have to put right, each once. */
export const conflictApi = {
  watchConflicts: method('watchConflicts', 'What a former host and this PC both worked on, with what each did')
    .input(nothing)
    .output(eventIterator(conflictsView)),
  tickConflict: method('tickConflict', 'Somebody looked at it and did what was to be done')
    .input(
      z.object({
        ...command,
        kind: z.enum(conflictKinds),
        subject: z.string().min(1).max(100),
        stream: z.string().min(1).max(100),
      }),
    )
    .output(answer(nothing, failure('conflict-unknown'), failure('conflict-looked-at'), notWritable)),
};

export type ConflictsView = z.output<typeof conflictsView>;
