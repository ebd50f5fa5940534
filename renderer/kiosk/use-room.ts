import { type RefObject, useLayoutEffect, useRef } from 'react';

const steps = [1, 0.92, 0.84, 0.76, 0.7] as const;

/**
 * The tiles of home never go under 60 × 45 mm: where long words in large letters leave them less, the words around them grow
 * smaller (`--room` of the whole screen) before anything lies on anything else.
 */
export function useRoom(): RefObject<HTMLDivElement | null> {
  const home = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => makeRoom(home.current));
  useLayoutEffect(() => {
    const again = () => makeRoom(home.current);
    const watching = new MutationObserver(again);
    watching.observe(document.documentElement, { attributes: true });
    window.addEventListener('resize', again);
    document.fonts.ready.then(again);
    return () => {
      watching.disconnect();
      window.removeEventListener('resize', again);
    };
  }, []);
  return home;
}

function makeRoom(home: HTMLElement | null): void {
  const screen = home?.parentElement?.parentElement;
  if (!home || !screen) return;
  for (const step of steps) {
    screen.style.setProperty('--room', String(step));
    if ([home, ...home.children].every(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)) return;
  }
}
