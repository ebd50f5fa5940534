import { doorFailure, type Failure } from '../station-client.ts';

export type Sent<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/**
 * Sends until the station answers, at most `patienceMs`: right for a read, and for a command with an origin, which the
 * station answers the same however often it arrives. `connection-lost` says that nobody knows whether it was done.
 */
export async function sendUntilAnswered<T>(
  send: (signal: AbortSignal) => Promise<T>,
  options: { readonly patienceMs: number; readonly pauseMs: number; readonly signal?: AbortSignal },
): Promise<Sent<T>> {
  const patience = AbortSignal.timeout(options.patienceMs);
  const signal = options.signal ? AbortSignal.any([patience, options.signal]) : patience;
  while (!signal.aborted) {
    try {
      return { ok: true, value: await send(signal) };
    } catch (error) {
      const failure = doorFailure(error);
      if (failure) return { ok: false, error: failure };
    }
    await pause(options.pauseMs, signal);
  }
  return { ok: false, error: { type: 'connection-lost' } };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
