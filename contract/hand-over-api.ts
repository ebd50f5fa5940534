import { z } from 'zod';
import { carriedThings, declineReasons, differenceKinds, handOverKinds, papers } from '../domain/custody-events.ts';
import { shownFates } from '../domain/hand-over.ts';
import { bagForm, mostItems, slipVerdicts } from '../domain/hand-over-slip.ts';
import { HandOverId } from '../domain/ids.ts';
import { answer, failure, nothing } from './answer.ts';
import { approver, approverRefusals } from './approver.ts';
import { command, notWritable } from './command.ts';
import { custodyRefusals, custodyUnclear, pointRef } from './custody-schemas.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const handOver = z.uuid().transform(HandOverId);
const bag = z.string().regex(bagForm).describe('number of the seal');
const slip = z
  .array(words.text(1000))
  .max(40)
  .describe('what was scanned of the slip, in any order; needed only where the offer is not known here yet');
const localTime = z.string().describe('local, YYYY-MM-DDTHH:mm');
const signedAt = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  .describe('local, as it is written beside the signature');

export const handOverItem = z.object({
  dossier: words.dossier,
  code: z.string(),
  procedureName: z.string().nullable().describe('null: this point does not know the dossier yet'),
  carries: z.enum(carriedThings),
  work: z.boolean().describe('the work goes too'),
  fate: z.enum(shownFates),
  answeredAt: localTime.nullable(),
  foundAt: z
    .array(pointRef)
    .optional()
    .describe('not answered, or settled: somebody says since that its paper is there; two points: both have to look'),
});

/**
 * Where a hand-over stands for this point. `coming-back`: declined there, to be accepted here again; `sent-back`: declined here, and
 * nobody there has accepted it again.
 */
export const handOverStates = ['on-road', 'coming', 'coming-back', 'sent-back', 'done', 'disputed'] as const;

export const handOverView = z.object({
  handOver,
  from: pointRef,
  to: pointRef,
  byPost: z.boolean().describe('the other side is a post office: what was signed there by hand may be entered'),
  kind: z.enum(handOverKinds),
  bag: z.string().nullable(),
  at: localTime,
  direction: z.enum(['out', 'in']),
  state: z.enum(handOverStates),
  items: z.array(handOverItem),
  carried: z.int().describe('folders or results there are to count'),
  underWay: z.int().describe('of them not answered yet'),
  how: z.enum(['seal', 'one-by-one']).nullable(),
  declined: z.enum(declineReasons).nullish().describe('why what is on its way back was not taken, as was said last'),
  differences: z.array(z.object({ code: z.string(), what: z.enum(differenceKinds) })),
  fees: z.int().describe('dong that travel with it'),
  slipJob: z.string().nullable().describe('print job of its slip, for a copy; null: not printed here'),
});
export type HandOverView = z.output<typeof handOverView>;

export const slipView = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('more'),
    handOver,
    missing: z.array(z.int()).describe('numbers of the codes still to scan'),
  }),
  z.object({
    type: z.literal('whole'),
    verdict: z.enum(slipVerdicts),
    isForHere: z.boolean(),
    isFromHere: z.boolean(),
    isKnown: z.boolean().describe('the offer is in this log; else acceptHandOver needs the slip'),
    handOver: handOverView,
  }),
]);

const handOverUnknown = failure('hand-over-unknown');
const answered = failure('hand-over-answered');
const slipRefusals = [failure('slip-unreadable'), failure('slip-incomplete'), failure('slip-forged')] as const;
const byHandOnly = z.object({ type: z.literal('hand-over-not-by-post'), point: z.string() });
const timeImpossible = z.object({ type: z.literal('signing-time-impossible'), from: localTime });
const onSlip = [handOverUnknown, answered, ...slipRefusals, notWritable] as const;

/**
 * Dossiers from point to point. The sender's clerk makes a hand-over (from then on its work is the receiver's), a slip is
 * printed and goes with the folders; the receiver accepts by the seal's number and count, or folder by folder.
 */
export const handOverApi = {
  makeHandOver: method('makeHandOver', 'Hands dossiers over to another point and prints the slip that goes with them')
    .input(
      z.object({
        ...command,
        to: words.point,
        kind: z.enum(handOverKinds),
        bag: bag.nullable(),
        items: z
          .array(z.object({ dossier: words.dossier, carries: z.enum(carriedThings) }))
          .min(1)
          .max(mostItems),
      }),
    )
    .output(
      answer(
        z.object({ handOver: handOverView, job: z.string().describe('print job of the slip') }),
        failure('dossier-unknown'),
        failure('hand-over-empty'),
        failure('hand-over-to-itself'),
        failure('point-unknown'),
        z.object({ type: z.literal('dossier-twice'), code: z.string() }),
        z.object({ type: z.literal('nothing-to-hand-over'), code: z.string() }),
        ...custodyRefusals,
        notWritable,
      ),
    ),
  readHandOvers: method('readHandOvers', 'What went out, what is on the road, what is coming, what is done')
    .input(nothing)
    .output(
      z.object({
        onRoad: z.array(handOverView).describe('sent from here, or sent back, and not answered'),
        coming: z.array(handOverView).describe('sent to here, or declined and coming back'),
        done: z.array(handOverView).describe('the latest thirty'),
        points: z
          .array(
            pointRef.extend({
              byPost: z.boolean().optional().describe('a post office: results go there, no work does'),
            }),
          )
          .describe('where one may hand over to'),
      }),
    ),
  readHandOver: method('readHandOver', 'One hand-over')
    .input(z.object({ handOver }))
    .output(answer(handOverView, handOverUnknown)),
  readSlip: method('readSlip', 'What the codes of a slip say, with no network; how many are still to be scanned')
    .input(z.object({ texts: z.array(words.text(1000)).min(1).max(40) }))
    .output(answer(slipView, failure('slip-unreadable'))),
  acceptHandOver: method('acceptHandOver', 'Takes what has come: by the seal and its count, or folder by folder')
    .input(
      z.object({
        ...command,
        handOver,
        slip,
        answer: z.discriminatedUnion('how', [
          z.object({ how: z.literal('seal'), bag, count: z.int().min(1).max(mostItems) }),
          z.object({
            how: z.literal('one-by-one'),
            present: z
              .array(words.named(200))
              .max(mostItems * 2)
              .describe('what was scanned of the folders that are there, extra ones too: a code, or a receipt’s QR'),
            damaged: z.array(words.named(200)).max(mostItems),
          }),
        ]),
        signedAt: signedAt.optional().describe('of minutes that a post office signed by hand; left out: signed now'),
      }),
    )
    .output(
      answer(
        handOverView,
        failure('not-sealed'),
        failure('slip-key-unknown'),
        byHandOnly,
        timeImpossible,
        z.object({ type: z.literal('bag-differs'), bag: z.string() }),
        z.object({ type: z.literal('count-differs'), count: z.int() }),
        failure('hand-over-not-for-here'),
        ...onSlip,
      ),
    ),
  declineHandOver: method('declineHandOver', 'Sends back what should not have come; the work goes back at once')
    .input(
      z.object({
        ...command,
        handOver,
        slip,
        only: z.array(words.dossier).min(1).max(mostItems).nullable().describe('null: all of it'),
        reason: z.enum(declineReasons),
      }),
    )
    .output(answer(handOverView, failure('hand-over-not-for-here'), ...onSlip)),
  withdrawHandOver: method('withdrawHandOver', 'Takes back what nobody answered, by its original slip and two people')
    .input(z.object({ ...command, slip: z.array(words.text(1000)).min(1).max(40), approver }))
    .output(answer(handOverView, failure('hand-over-not-ours'), ...approverRefusals, ...onSlip)),
  enterSignedSlip: method(
    'enterSignedSlip',
    'A slip that a post office without a screen signed by hand came back: it holds the papers since then',
  )
    .input(
      z.object({
        ...command,
        slip: z.array(words.text(1000)).min(1).max(40),
        missing: z.array(words.dossier).max(mostItems).describe('struck out on the paper: still on the road'),
        signedAt,
      }),
    )
    .output(answer(handOverView, failure('hand-over-not-ours'), byHandOnly, timeImpossible, ...onSlip)),
  reportFolderLost: method('reportFolderLost', 'A folder is nowhere; what was in it has to be made again')
    .input(
      z.object({
        ...command,
        dossier: words.dossier,
        paper: z.enum(papers),
        missing: z.array(words.named(200)).max(60).describe('what was in it: sealed'),
        note: words.text(500),
        approver,
      }),
    )
    .output(
      answer(
        z.object({ dossier: words.dossier }),
        failure('dossier-unknown'),
        ...custodyRefusals,
        ...approverRefusals,
        notWritable,
      ),
    ),
  readLostFolder: method(
    'readLostFolder',
    'What was in a folder that is nowhere, to be made again; the reading is recorded',
  )
    .input(z.object({ dossier: words.dossier }))
    .output(
      answer(
        z.object({
          paper: z.enum(papers),
          at: localTime,
          reportedAt: pointRef,
          missing: z.array(z.string()),
          note: z.string(),
        }),
        failure('dossier-unknown'),
        z.object({ type: z.literal('folder-not-lost'), code: z.string() }),
        failure('person-erased'),
        notWritable,
      ),
    ),
  reconstituteFolder: method('reconstituteFolder', 'A new folder for one that was lost')
    .input(
      z.object({ ...command, dossier: words.dossier, paper: z.enum(papers), documentCount: z.int().min(1).max(999) }),
    )
    .output(
      answer(
        z.object({ dossier: words.dossier }),
        failure('dossier-unknown'),
        z.object({ type: z.literal('folder-not-lost'), code: z.string() }),
        ...custodyRefusals,
        notWritable,
      ),
    ),
  listToRecount: method('listToRecount', 'Dossiers somebody has to go and look for before they may leave')
    .input(nothing)
    .output(
      z.array(
        z.object({
          dossier: words.dossier,
          code: z.string(),
          procedureName: z.string(),
          paper: z
            .enum(papers)
            .describe('what to look for: of a finished dossier the result may lie elsewhere than its folder'),
          why: z.enum(['conflict', 'restored', 'not-found']),
          claimants: z.array(pointRef),
        }),
      ),
    ),
  sayPaperHere: method(
    'sayPaperHere',
    'Somebody has a paper in hand that the log has elsewhere; the work stays whose it is',
  )
    .input(z.object({ ...command, dossier: words.dossier, paper: z.enum(papers) }))
    .output(
      answer(
        z.object({
          dossier: words.dossier,
          accepted: handOver
            .nullable()
            .describe('it was on the road to here with this hand-over: of it this one is accepted'),
          isDisputed: z.boolean().describe('another point holds it by its own log: both have to look (listToRecount)'),
        }),
        failure('dossier-unknown'),
        custodyUnclear,
        z.object({ type: z.literal('paper-here-already'), code: z.string() }),
        z.object({ type: z.literal('paper-with-citizen'), code: z.string() }),
        z.object({ type: z.literal('no-result-yet'), code: z.string() }),
        notWritable,
      ),
    ),
  recountFolders: method('recountFolders', 'Somebody went and looked: found, or not')
    .input(
      z.object({
        ...command,
        counted: z
          .array(
            z.object({
              ...{ dossier: words.dossier, found: z.boolean() },
              paper: z.enum(papers).optional().describe('what was looked for; left out: the one in doubt'),
            }),
          )
          .min(1)
          .max(500),
      }),
    )
    .output(answer(z.object({ counted: z.int() }), failure('dossier-unknown'), failure('recount-empty'), notWritable)),
};
