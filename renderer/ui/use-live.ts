import { useEffect, useState } from 'react';
import {
  doorFailure,
  type Failure,
  type Inputs,
  isRefusal,
  type Method,
  type Outputs,
  type Station,
} from '../station-client.ts';
import { useStation } from './station-context.ts';

/** The methods that push a view whole whenever it changes. */
export type WatchMethod = Extract<Method, `watch${string}`>;
export type ViewOf<M extends WatchMethod> = Outputs[M] extends AsyncIterable<infer View> ? View : never;

export interface Live<View> {
  /** The last view that came; null before the first. */
  readonly view: View | null;
  readonly connected: boolean;
  /** UTC ms since when the view may be old; null while connected or before the first view. */
  readonly lostSince: number | null;
  /** The door refused (signed out, wrong role): nothing will come until the page signs in. */
  readonly failure: Failure | null;
}

const before = { view: null, connected: false, lostSince: null, failure: null } as const;

/** Subscribes, and again after every loss, at most a second after the station is back. */
export function useLive<M extends WatchMethod>(method: M, input: Inputs[M]): Live<ViewOf<M>> {
  const { station, session } = useStation();
  const [live, setLive] = useState<Live<ViewOf<M>>>(before);
  const asked = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new token is a new subscription, and so is an unlocked screen
  useEffect(() => {
    const stop = new AbortController();
    setLive((was) => ({ ...was, failure: null }));
    follow<M>(station, method, JSON.parse(asked), stop.signal, {
      onView: (view) => setLive({ view, connected: true, lostSince: null, failure: null }),
      onLost: (failure) =>
        setLive((was) => ({
          ...was,
          connected: false,
          lostSince: was.lostSince ?? (was.view === null ? null : Date.now()),
          failure,
        })),
    });
    return () => stop.abort();
  }, [station, session.token, session.isLocked, method, asked]);
  return live;
}

interface Listener<View> {
  readonly onView: (view: View) => void;
  readonly onLost: (failure: Failure | null) => void;
}

/** Each view as it comes, for what must see every one; `useLive` shows the last. */
export async function follow<M extends WatchMethod>(
  station: Station,
  method: M,
  input: Inputs[M],
  signal: AbortSignal,
  listener: Listener<ViewOf<M>>,
): Promise<void> {
  const watch = station.client[method] as (
    input: Inputs[M],
    options: { signal: AbortSignal },
  ) => Promise<AsyncIterable<ViewOf<M>>>;
  for (let tries = 0; !signal.aborted; tries += 1) {
    let failure: Failure | null = null;
    try {
      for await (const view of await watch(input, { signal })) {
        if (signal.aborted) return;
        tries = 0;
        listener.onView(view);
      }
    } catch (error) {
      failure = doorFailure(error);
    }
    if (signal.aborted) return;
    listener.onLost(failure);
    if (failure && isRefusal(failure)) return;
    await openOrLater(station, Math.min(1_000, 100 * 2 ** tries), signal);
  }
}

/** Until the socket has opened; when it is open already, a short while, so that a failing station is not hammered. */
function openOrLater(station: Station, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopListening();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    const stopListening = station.onChange(() => {
      if (station.isOpen()) done();
    });
    signal.addEventListener('abort', done);
  });
}
