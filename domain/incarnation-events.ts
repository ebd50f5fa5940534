/** Why a database writes under a new name: nobody else may ever be the writer of the old one (reliability.md §2.2). */
export const rebirthReasons = ['restored', 'moved', 'contradicted', 'taken-over'] as const;
/**
 * `restored`: the database is older than what this PC remembers. `moved`: another PC, so perhaps a copy beside a living
 * original. `contradicted`: the province has another history, or more of ours. `taken-over`: a person pressed it.
 */
export type RebirthReason = (typeof rebirthReasons)[number];

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
