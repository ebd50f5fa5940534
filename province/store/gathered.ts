/**
 * One question at a time: who asks while it is on its way is asked about in the next one, together with all others. Who is alone
 * waits for nobody. Answers come in the order of what was asked.
 */
export function gathered<Asked, Answer>(
  ask: (all: readonly Asked[]) => Promise<readonly Answer[]>,
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let isAsking = false;

  async function askAll(): Promise<void> {
    isAsking = true;
    while (waiting.length > 0) {
      const now = waiting.splice(0, mostAtOnce);
      try {
        const answers = await ask(now.map(({ asked }) => asked));
        for (const [n, { answer }] of now.entries()) answer(answers[n] as Answer);
      } catch (failure) {
        for (const { fail } of now) fail(failure);
      }
    }
    isAsking = false;
  }

  return (asked) =>
    new Promise<Answer>((answer, fail) => {
      waiting.push({ asked, answer, fail });
      if (!isAsking) void askAll();
    });
}

const mostAtOnce = 100;

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly answer: (answer: Answer) => void;
  readonly fail: (failure: unknown) => void;
}
