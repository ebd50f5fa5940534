import { useLayoutEffect, useRef } from 'react';
import { createHeldKeys, type HeldKeys } from './held-keys.ts';

/** For keys an element hears itself: what a digit does waits until no scanner can have typed it. */
export function useHeldKeys(): (run: () => void) => void {
  const keys = useRef<HeldKeys | null>(null);
  useLayoutEffect(() => {
    const made = createHeldKeys();
    keys.current = made;
    return made.close;
  }, []);
  return (run) => keys.current?.hold(run);
}
