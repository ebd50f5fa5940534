import { useEffect, useRef } from 'react';
import { useStation } from './station-context.ts';
import { follow } from './use-live.ts';
import { useScanner } from './use-scanner.ts';

/** A code as it was read, or a personal card whose text a kiosk is not told. */
export interface Scanned {
  readonly text: string;
  /** What else it may have said; `text` is the likeliest and the first. */
  readonly readings: readonly string[];
  readonly isCard: boolean;
  /** By a scanner that types, through the input method of the PC: marks may have suffered. */
  readonly isTyped: boolean;
}

/**
 * Every scan, whichever way it comes: from the station's own scanner, or from one that types into the page. `read` answers
 * what to do with it; null leaves a typed one what it was.
 */
export function useScans(read: (scanned: Scanned) => (() => void) | null): void {
  const { station, session } = useStation();
  const latest = useRef(read);
  latest.current = read;

  useScanner((readings) => {
    const [text = ''] = readings;
    return latest.current({ text, readings, isCard: text.includes('|'), isTyped: true });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new token is a new subscription
  useEffect(() => {
    const stop = new AbortController();
    follow<'watchScans'>(station, 'watchScans', {}, stop.signal, {
      onView: ({ scan }) => {
        if (scan) latest.current({ ...scan, readings: [scan.text], isTyped: false })?.();
      },
      onLost: () => {},
    });
    return () => stop.abort();
  }, [station, session.token]);
}
