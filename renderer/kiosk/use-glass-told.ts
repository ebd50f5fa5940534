import { useEffect } from 'react';
import { measureOf } from '../ui/display-settings.ts';
import { useRequest } from '../ui/use-command.ts';

/** The doctor of the machines looks two days back. */
const AGAIN_MS = 6 * 3_600_000;

/** Tells the station how large the glass is and how that is known: when the page begins, now and then, and when a card was held to it. */
export function useGlassTold(at: string): void {
  const { run } = useRequest('noteScreen');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the staff's screens are where the measure may have changed
  useEffect(() => {
    const tell = () => {
      const { mm, from } = measureOf(window.localStorage, window);
      const { innerWidth: width, innerHeight: height } = window;
      const inMm = { widthMm: Math.max(1, Math.round(width / mm)), heightMm: Math.max(1, Math.round(height / mm)) };
      void run({ width, height, ...inMm, measure: from });
    };
    tell();
    const timer = setInterval(tell, AGAIN_MS);
    return () => clearInterval(timer);
  }, [run, at]);
}
