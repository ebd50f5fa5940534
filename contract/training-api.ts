import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { hands, scenarioIds, waiveReasons } from '../domain/training/scenario-words.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const world = z.string().regex(/^[a-z2-7]{26}$/);
const scenario = z.enum(scenarioIds);
const practiceOnly = failure('practice-only');
const accountUnknown = failure('account-unknown');

export const practiceView = z.object({
  passed: z.array(scenario),
  run: z
    .object({
      scenario,
      done: z.int().describe('steps; as many as there are: passed'),
      startedAt: words.instant,
      endedAt: words.instant.nullable(),
    })
    .nullable(),
  paper: z.string().nullable().describe('what came out of the simulated printer last, a data URL'),
});

export const trainingView = z.object({
  wheels: z.boolean().describe('new accounts are asked to practise, and what costs most waits for it'),
  people: z.array(
    z.object({
      account: words.account,
      name: z.string(),
      role: words.accountRole,
      passed: z.array(z.object({ scenario, at: words.instant })),
      missing: z.array(scenario).describe('of the way of the role'),
      isAsked: z.boolean().describe('closing the day and forced custody wait'),
      waived: z.object({ reason: z.enum(waiveReasons), by: z.string(), at: words.instant }).nullable(),
    }),
  ),
});

/** Practice: a second station in a thread of the first, entered and left by a key. Its door is `/practice/<world>/rpc`. */
export const trainingApi = {
  enterPractice: method('enterPractice', 'Opens a practice world for this screen, with nothing real in it')
    .input(nothing)
    .output(
      answer(
        z.object({ world, code: z.string().describe('attaches the page there, signed in') }),
        failure('practice-full'),
        failure('practice-failed'),
        failure('practice-unavailable'),
        z.object({ type: z.literal('counter-busy'), number: z.string() }),
      ),
    ),
  leavePractice: method('leavePractice', 'Ends it; what was done there is gone')
    .input(z.object({ world }))
    .output(nothing),
  watchPractice: method('watchPractice', 'Inside practice: the exercise and how far it is; nothing in a real station')
    .input(nothing)
    .output(eventIterator(practiceView)),
  startScenario: method('startScenario', 'Begins an exercise, in place of the one before')
    .input(z.object({ scenario }))
    .output(answer(nothing, practiceOnly)),
  stopScenario: method('stopScenario', 'Ends the exercise unpassed')
    .input(nothing)
    .output(answer(nothing, practiceOnly)),
  useHand: method('useHand', 'What no key of the product does: paper is put in, a card is held to the scanner')
    .input(z.object({ hand: z.enum(hands) }))
    .output(answer(nothing, practiceOnly, failure('nothing-to-do-by-hand'))),

  watchTraining: method('watchTraining', 'Who passed what when, and what waits for it')
    .input(nothing)
    .output(eventIterator(trainingView)),
  waiveTraining: method('waiveTraining', 'The head lets somebody do without practice what waits for it')
    .input(z.object({ ...command, account: words.account, reason: z.enum(waiveReasons) }))
    .output(answer(nothing, accountUnknown, failure('training-not-asked'), notWritable)),
  setTrainingWheels: method(
    'setTrainingWheels',
    'Whether new accounts are asked to practise, and anything waits for it',
  )
    .input(z.object({ ...command, on: z.boolean() }))
    .output(answer(nothing, notWritable)),
  printTrainingRecord: method('printTrainingRecord', 'Prints what somebody passed, for their papers')
    .input(z.object({ ...command, account: words.account }))
    .output(answer(z.object({ job: z.string() }), accountUnknown, notWritable)),
};

export type PracticeView = z.output<typeof practiceView>;
export type TrainingView = z.output<typeof trainingView>;
