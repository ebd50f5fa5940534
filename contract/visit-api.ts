import { z } from 'zod';
import { counterPauseReasons, helpNeeds } from '../domain/ticket-words.ts';
import { answer, failure, nothing } from './answer.ts';
import {
  atCounter,
  command,
  counterClosed,
  notWritable,
  notYourCounter,
  queueUnknown,
  ticketUnknown,
} from './command.ts';
import { method } from './method.ts';
import { ticketView } from './terminal-views.ts';
import { words } from './words.ts';

const current = z.object({ current: ticketView.nullable() });
const nobody = failure('nobody-at-counter');
const busy = z.object({ type: z.literal('counter-busy'), number: z.string() });
const notAside = z.object({ type: z.literal('ticket-not-aside'), number: z.string() });
const desk = [counterClosed, notYourCounter, notWritable] as const;

/** Around a visit: taken back, back in line, needs and procedures, an interpreter; and what the office sets for counters. */
export const visitApi = {
  undoNoShow: method('undoNoShow', 'The person stands there after all: within ten seconds, at the same counter')
    .input(z.object({ ...atCounter, ticket: words.ticket }))
    .output(answer(current, failure('miss-undo-too-late'), notAside, busy, ticketUnknown, ...desk)),
  rejoin: method('rejoin', 'Set aside or absent, and in line again with the time of arrival it had')
    .input(z.object({ ...atCounter, ticket: words.ticket }))
    .output(answer(current, notAside, ticketUnknown, ...desk)),
  setHelpNeeds: method('setHelpNeeds', 'What the person at the counter needs; the next clerk sees it too')
    .input(z.object({ ...atCounter, needs: z.array(z.enum(helpNeeds)).max(helpNeeds.length) }))
    .output(answer(current, nobody, ...desk)),
  setVisitProcedures: method('setVisitProcedures', 'All that is to be done for one number')
    .input(z.object({ ...atCounter, procedures: z.array(z.string().max(32)).max(12) }))
    .output(answer(current, nobody, failure('procedure-unknown'), ...desk)),
  callInterpreter: method('callInterpreter', 'Somebody is asked to interpret; recorded once a visit')
    .input(z.object(atCounter))
    .output(answer(current, nobody, ...desk)),
  pauseCounter: method('pauseCounter', 'The counter calls nobody for a while, and says why')
    .input(z.object({ ...atCounter, why: z.enum(counterPauseReasons) }))
    .output(answer(current, busy, ...desk)),
  resumeCounter: method('resumeCounter', 'It calls again')
    .input(z.object(atCounter))
    .output(answer(current, ...desk)),
  setCounterProfile: method('setCounterProfile', 'What a counter usually serves, and what is spoken there')
    .input(
      z.object({
        ...command,
        of: words.counter,
        queues: z.array(words.queue).max(6),
        fields: z.array(words.named(80)).max(40),
        languages: z.array(words.language).max(8),
      }),
    )
    .output(answer(nothing, failure('counter-unknown'), queueUnknown, notWritable)),
  setVisitRules: method(
    'setVisitRules',
    'After how many recalls "next" takes somebody for absent; whether language matters',
  )
    .input(
      z.object({
        ...command,
        missedAfterRecalls: z.int().min(1).max(9).nullable(),
        prefersSpeakers: z.boolean(),
      }),
    )
    .output(answer(nothing, notWritable)),
};
