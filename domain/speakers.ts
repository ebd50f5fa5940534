import type { QueueId } from './ids.ts';
import type { CallingRule, Waiting } from './queue.ts';

/** A counter that may call, as far as language matters. */
export interface Speaking {
  readonly serves: readonly QueueId[];
  readonly languages: readonly string[];
}

export interface WaitingSpeaker extends Waiting {
  readonly queue: QueueId;
  readonly language: string;
}

/** Everybody at a counter speaks it. */
const staffLanguage = 'vi';

/**
 * Whom this counter may call when the centre prefers clerks who speak the person's language. Someone is left for a colleague
 * only while one who speaks it serves that queue now and the wait is not yet too long; a counter never stands idle for it.
 */
export function withoutOthersPeople<W extends WaitingSpeaker>(
  waiting: readonly W[],
  mine: readonly string[],
  others: readonly Speaking[],
  rule: CallingRule,
  now: number,
): readonly W[] {
  const isLeft = ({ language, queue, since }: W) =>
    language !== staffLanguage &&
    !mine.includes(language) &&
    now - since < rule.waitsAtMostMinutes * 60_000 &&
    others.some((each) => each.serves.includes(queue) && each.languages.includes(language));
  const callable = waiting.filter((each) => !isLeft(each));
  return callable.length > 0 ? callable : waiting;
}
