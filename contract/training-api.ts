import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';

const world = z.string().regex(/^[a-z2-7]{26}$/);

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
};
