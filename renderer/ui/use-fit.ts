import { type RefObject, useLayoutEffect, useRef } from 'react';

/** From the size it should have down to the smallest that old eyes still read: `--fit` never makes less than `--cap-least`. */
const steps = [1, 0.92, 0.84, 0.76, 0.68] as const;

/**
 * Words that are longer than thought (a translation, a long wait, "dễ nhìn") grow smaller before anything is cut off: sets
 * `--fit` on the box to the first step at which all of it is inside; `data-crowded` when none is, and what is said in
 * passing gives way.
 */
export function useFit<Box extends HTMLElement>(): RefObject<Box | null> {
  const box = useRef<Box>(null);
  // After every render: whatever is written in the box may have changed.
  useLayoutEffect(() => fitWords(box.current));
  useLayoutEffect(() => {
    const again = () => fitWords(box.current);
    // Theme, shape, reach and millimetres stand on the document.
    const watching = new MutationObserver(again);
    watching.observe(document.documentElement, { attributes: true });
    const sizing = new ResizeObserver(again);
    if (box.current) sizing.observe(box.current);
    document.fonts.ready.then(again);
    return () => {
      watching.disconnect();
      sizing.disconnect();
    };
  }, []);
  return box;
}

function fitWords(box: HTMLElement | null): void {
  if (!box) return;
  for (const isCrowded of [false, true]) {
    box.toggleAttribute('data-crowded', isCrowded);
    for (const step of steps) {
      box.style.setProperty('--fit', String(step));
      if ([box, ...box.children].every(holdsItsWords)) return;
    }
  }
}

function holdsItsWords({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean {
  return scrollWidth <= clientWidth && scrollHeight <= clientHeight;
}
