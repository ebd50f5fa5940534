/** What was sent and is not answered yet. */
export interface UnderWay<Answer> {
  /** The answer to this press. `onAnswer` hears only the newest one, and nothing that was forgotten. */
  readonly ask: (asked: unknown, send: () => Promise<Answer>, onAnswer: (answer: Answer) => void) => Promise<Answer>;
  readonly forget: () => void;
}

/** A press that is the same as the one under way is not sent again and gets its answer. */
export function createUnderWay<Answer>(isSamePress: (now: unknown, before: unknown) => boolean): UnderWay<Answer> {
  let newest: { readonly asked: unknown; readonly answer: Promise<Answer> } | null = null;
  return {
    ask(asked, send, onAnswer) {
      if (newest && isSamePress(asked, newest.asked)) return newest.answer;
      const mine = {
        asked,
        answer: send().then((answer) => {
          if (newest === mine) {
            newest = null;
            onAnswer(answer);
          }
          return answer;
        }),
      };
      newest = mine;
      return mine.answer;
    },
    forget() {
      newest = null;
    },
  };
}

/** Of a command: whatever is pressed while it is under way. */
export const anyPress = () => true;

/** Of a question: only the same one. Whoever types on asks another, and must not be given the answer to the first. */
export function sameQuestion(now: unknown, before: unknown): boolean {
  return JSON.stringify(now) === JSON.stringify(before);
}
