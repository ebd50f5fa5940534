import { useEffect, useRef } from 'react';
import { createScanBurst } from './scan-burst.ts';

/**
 * Hears a scanner wherever the focus is. What the burst typed into a field on its way is taken out again, so that a card
 * held to the scanner at a wrong moment spoils nothing.
 */
export function useScanner(onScan: (text: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;

  useEffect(() => {
    const burst = createScanBurst();
    let before: { field: HTMLInputElement | HTMLTextAreaElement; value: string } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const scanned = burst.press(event.key, event.timeStamp);
      if (burst.length === 1) before = typedInto(event.target);
      if (scanned === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (before) restore(before.field, before.value);
      latest.current(scanned);
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

function typedInto(target: EventTarget | null) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? { field: target, value: target.value }
    : null;
}

/** React keeps its own idea of a field's value: it hears only of what goes through the element's own setter. */
function restore(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
