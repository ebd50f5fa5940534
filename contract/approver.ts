import { z } from 'zod';
import { failure } from './answer.ts';
import { tooManyTries } from './command.ts';
import { words } from './words.ts';

/**
 * The second person of a step that takes two (`domain/four-eyes.ts`): their own login, and their password or quick PIN.
 * Either may be empty: a form may be sent before anybody came, and the refusal says who is awaited. Given with the command, proven
 * by the host, forgotten with it; the event keeps who it was.
 */
export const approver = z.object({ login: words.text(40), secret: z.string().max(200) });

/** What every command with an approver may answer besides its own failures. */
export const approverRefusals = [
  failure('approver-missing'),
  failure('approver-wrong'),
  failure('approver-is-actor'),
  failure('approver-not-head'),
  tooManyTries,
] as const;
