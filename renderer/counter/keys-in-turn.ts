import type { Failure } from '../station-client.ts';

export interface TurnState {
  readonly pending: boolean;
  /** Of the last key; the next one clears it. */
  readonly failure: Failure | null;
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: Failure };

/**
 * Commands of keys, one after the other in the order they were struck: who is quicker than the station loses none. The same
 * key twice is one press, for a key that was meant once is often struck twice. After a refusal nothing more is sent: the keys
 * behind it were struck for what did not happen.
 */
export function createKeysInTurn(show: (state: TurnState) => void): (key: string, send: () => Promise<Answer>) => void {
  const waiting: { readonly key: string; readonly send: () => Promise<Answer> }[] = [];

  const work = async () => {
    show({ pending: true, failure: null });
    let failure: Failure | null = null;
    while (waiting[0] && !failure) {
      const answer = await waiting[0].send();
      waiting.shift();
      failure = answer.ok ? null : answer.error;
    }
    waiting.length = 0;
    show({ pending: false, failure });
  };

  return (key, send) => {
    if (waiting.at(-1)?.key === key) return;
    waiting.push({ key, send });
    if (waiting.length === 1) void work();
  };
}
