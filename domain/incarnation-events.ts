import type { RebirthReason } from './incarnation.ts';

/** Events of the log about the log itself. */
export interface IncarnationFacts {
  /**
   * The point goes on under another stream. `parent`: where its history came from; its events after that height, if
   * there are any, belong to the parent. `letter` stands in numbers up to the local date `letterUntil`.
   */
  'incarnation-begun': {
    reason: RebirthReason;
    parent: { readonly stream: string; readonly seq: number; readonly hash: string } | null;
    letter: string;
    letterUntil: string;
  };
}

export type IncarnationEvent = keyof IncarnationFacts;
