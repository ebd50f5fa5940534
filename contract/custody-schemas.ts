import { z } from 'zod';
import { paperStates } from '../domain/custody.ts';
import { papers } from '../domain/custody-events.ts';
import { HandOverId } from '../domain/ids.ts';
import { words } from './words.ts';

export const pointRef = z.object({
  point: words.point,
  name: z.string().describe('the number where nobody told its name'),
});

const whereabouts = z.object({
  state: z.enum(paperStates),
  at: pointRef.nullable().describe('who holds it; on the road: who sent it'),
  to: pointRef.nullable(),
});

/** Who may act on a dossier, who holds its papers, since when, where they go. */
export const custodyView = z.object({
  work: pointRef.nullable().describe('null: two points claim it, or nobody is sure'),
  workIsHere: z.boolean(),
  folder: whereabouts,
  result: whereabouts.nullable().describe('null: there is none yet, or it never left where the work is'),
  since: z.string().describe('local, YYYY-MM-DDTHH:mm'),
  handOver: z.uuid().transform(HandOverId).nullable().describe('with which it is on the road'),
  claimants: z.array(pointRef),
  found: z
    .array(
      z.object({
        paper: z.enum(papers),
        at: pointRef,
        since: z.string(),
        by: z.string().describe("'': of another point"),
      }),
    )
    .optional()
    .describe('papers that are where they are by the word of somebody who found them; since: local, YYYY-MM-DDTHH:mm'),
  mustRecount: z.boolean().describe('may not leave or be returned until recountFolders'),
  mustHear: z
    .boolean()
    .describe(
      'of a restored log: its work is not handed on, nor a result made since given, until the others were heard',
    ),
});
export type CustodyView = z.output<typeof custodyView>;

const about = { code: z.string() };
export const workElsewhere = z.object({
  ...{ type: z.literal('work-elsewhere'), ...about },
  point: z.string().describe('its name'),
});
export const custodyUnclear = z.object({ type: z.literal('custody-conflict'), ...about });

/** What an act on a dossier's life may answer where another point has the work. */
export const workRefusals = [workElsewhere, custodyUnclear] as const;
export const custodyRefusals = [
  ...workRefusals,
  z.object({ type: z.literal('recount-first'), ...about }),
  z.object({ type: z.literal('hear-others-first'), ...about }),
  z.object({ type: z.literal('paper-not-here'), ...about }),
] as const;
