import type { TerminalClient } from '../terminal-client.ts';
import { machineMs } from './machine-clock.ts';

/** When each call was on the board, as its stream delivered it. */
export interface BoardWatch {
  /** By `number counter`, the moment of the first view that shows the call. */
  readonly shownAt: ReadonlyMap<string, number>;
  /** Calls and recalls whose number in the row the board never had: it must announce each once. */
  readonly missed: () => number;
}

export function watchBoard(client: TerminalClient): BoardWatch {
  const shownAt = new Map<string, number>();
  const seen = new Set<number>();
  const last = { callNo: 0 };
  void follow(client.watchBoard({}), ({ calls, lastCallNo }) => {
    const now = machineMs();
    last.callNo = Math.max(last.callNo, lastCallNo);
    for (const { number, counter, callNo, recall } of calls) {
      seen.add(callNo);
      const key = `${number} ${counter}`;
      if (!recall && !shownAt.has(key)) shownAt.set(key, now);
    }
  });
  return { shownAt, missed: () => last.callNo - seen.size };
}

/** A page that is open, as each is all morning: it takes every view that is pushed. */
export async function follow<V>(
  stream: Promise<AsyncIterable<V>>,
  onView: (view: V) => void = () => {},
): Promise<void> {
  try {
    for await (const view of await stream) onView(view);
  } catch {
    // the connection is closed at the end of the morning
  }
}
