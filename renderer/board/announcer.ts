import { type Call, type CallSequence, emptySequence, next, saidOnce, take } from './call-sequence.ts';

/** Says the calls of the views that come in, one after the other. Time and voice are handed in. */
export interface AnnouncerParts<C extends Call> {
  /** Bell and words; resolves when the board is quiet again. Never rejects. */
  readonly say: (call: C, how: { readonly isRepeat: boolean; readonly inLine: number }) => Promise<void>;
  /** The call that is being said, null: none. */
  readonly onSaying: (call: C | null) => void;
  /** Milliseconds that only rise. */
  readonly now: () => number;
}

export interface Announcer<C extends Call> {
  see(view: { readonly calls: readonly C[]; readonly lastCallNo: number }, stationNow: number): void;
  close(): void;
}

export function createAnnouncer<C extends Call>(parts: AnnouncerParts<C>): Announcer<C> {
  const state: {
    sequence: CallSequence<C>;
    awaited: ReadonlySet<number>;
    busy: boolean;
    closed: boolean;
    wake: ReturnType<typeof setTimeout> | null;
  } = { sequence: emptySequence, awaited: new Set(), busy: false, closed: false, wake: null };

  const run = async () => {
    if (state.busy || state.closed) return;
    if (state.wake !== null) clearTimeout(state.wake);
    state.wake = null;
    const { call, isRepeat, wakeAt, rest } = next(state.sequence, parts.now());
    state.sequence = rest;
    if (!call) {
      parts.onSaying(null);
      if (wakeAt !== null) state.wake = setTimeout(run, Math.max(10, wakeAt - parts.now()));
      return;
    }
    state.busy = true;
    parts.onSaying(call);
    await parts.say(call, { isRepeat, inLine: rest.inLine.length });
    state.busy = false;
    const isAwaited = state.awaited.has(call.callNo);
    if (!isRepeat) state.sequence = saidOnce(state.sequence, call, isAwaited, parts.now());
    await run();
  };

  return {
    see: (view, stationNow) => {
      state.awaited = new Set(view.calls.filter(({ awaited }) => awaited).map(({ callNo }) => callNo));
      state.sequence = take(state.sequence, view, stationNow);
      void run();
    },
    close: () => {
      state.closed = true;
      if (state.wake !== null) clearTimeout(state.wake);
    },
  };
}
