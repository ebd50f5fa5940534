/**
 * Which call the board announces now. Calls are announced one after the other, in the order they were made, each exactly
 * once however often its view arrives or the connection breaks: `callNo` rises by one with every call and recall.
 */
export interface Call {
  readonly callNo: number;
  /** UTC ms. */
  readonly at: number;
}

export interface CallSequence<C extends Call> {
  /** The last call that was put in line; null before the first view. */
  readonly known: number | null;
  readonly inLine: readonly C[];
}

/** A board that was away catches up with what people may still be walking to; older calls are only listed. */
export const stillWorthSaying = { afterReconnectMs: 180_000, atStartMs: 15_000 } as const;

export const emptySequence = { known: null, inLine: [] } as const;

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
  const inLine = known === null ? [] : sequence.inLine;
  return { known: view.lastCallNo, inLine: [...inLine, ...fresh] };
}

export function next<C extends Call>(sequence: CallSequence<C>): { call: C | null; rest: CallSequence<C> } {
  const [call = null, ...inLine] = sequence.inLine;
  return { call, rest: { ...sequence, inLine } };
}

/**
 * How long a call has the board for itself: long enough for the bell and a look; when many are in line, at least the
 * bell, so that fifty calls in a minute are all shown.
 */
export function slotMs(inLine: number): number {
  if (inLine > 3) return 1_100;
  return inLine > 0 ? 2_500 : 4_000;
}
