/**
 * Which call the board says now. What is seen does not wait for this: a call is on the wall as soon as its view comes.
 * Calls are said one after the other, in the order they were made, each exactly once however often its view arrives or
 * the connection breaks (`callNo` rises by one with every call and recall), and once more when nobody came.
 */
export interface Call {
  readonly callNo: number;
  /** UTC ms, the station's clock. */
  readonly at: number;
  /** Nobody has come to the counter yet. */
  readonly awaited: boolean;
}

export interface CallSequence<C extends Call> {
  /** The last call that was put in line; null before the first view. */
  readonly known: number | null;
  readonly inLine: readonly C[];
  /** Said once; said again at `dueAt` (the page's clock) if somebody is still awaited then. */
  readonly again: readonly { readonly call: C; readonly dueAt: number }[];
}

/** A board that was away catches up with what people may still be walking to; older calls are only listed. */
export const stillWorthSaying = { afterReconnectMs: 180_000, atStartMs: 15_000 } as const;

export const sayAgainAfterMs = 10_000;

export const emptySequence = { known: null, inLine: [], again: [] } as const;

/** Puts the calls of a view in line that are not known yet. `now` is the station's clock, like `at`. */
export function take<C extends Call>(
  sequence: CallSequence<C>,
  view: { readonly calls: readonly C[]; readonly lastCallNo: number },
  now: number,
): CallSequence<C> {
  // A lower number than before: another log (a new centre, a host that took over). Begin as at start.
  const known = sequence.known !== null && view.lastCallNo >= sequence.known ? sequence.known : null;
  const worthMs = known === null ? stillWorthSaying.atStartMs : stillWorthSaying.afterReconnectMs;
  const fresh = view.calls
    .filter((call) => call.callNo > (known ?? 0) && now - call.at <= worthMs)
    .sort((a, b) => a.callNo - b.callNo);
  if (known === null) return { known: view.lastCallNo, inLine: fresh, again: [] };
  const awaited = new Set(view.calls.filter((call) => call.awaited).map(({ callNo }) => callNo));
  const again = sequence.again.filter(({ call }) => awaited.has(call.callNo));
  return { known: view.lastCallNo, inLine: [...sequence.inLine, ...fresh], again };
}

/** What is said now; `wakeAt`: nothing yet, ask again then (null: when something is called). First calls go first. */
export function next<C extends Call>(
  sequence: CallSequence<C>,
  pageNow: number,
): { readonly call: C | null; readonly isRepeat: boolean; readonly wakeAt: number | null; rest: CallSequence<C> } {
  const [first, ...inLine] = sequence.inLine;
  if (first) return { call: first, isRepeat: false, wakeAt: null, rest: { ...sequence, inLine } };
  const [due, ...again] = [...sequence.again].sort((a, b) => a.dueAt - b.dueAt);
  if (!due) return { call: null, isRepeat: false, wakeAt: null, rest: sequence };
  if (due.dueAt > pageNow) return { call: null, isRepeat: false, wakeAt: due.dueAt, rest: sequence };
  return { call: due.call, isRepeat: true, wakeAt: null, rest: { ...sequence, again } };
}

/** A call was said for the first time: it is said again, unless it is known already that somebody came. */
export function saidOnce<C extends Call>(
  sequence: CallSequence<C>,
  call: C,
  isStillAwaited: boolean,
  pageNow: number,
): CallSequence<C> {
  if (!isStillAwaited) return sequence;
  return { ...sequence, again: [...sequence.again, { call, dueAt: pageNow + sayAgainAfterMs }] };
}
