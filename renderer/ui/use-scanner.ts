import { useEffect, useRef } from 'react';
import { createScanBurst } from './scan-burst.ts';

/**
 * Hears a scanner wherever the focus is. What the burst typed into a field on its way is taken out again, so that a card
 * held to the scanner at a wrong moment spoils nothing. A burst that `read` does not know (a remote desktop that types fast)
 * stays what it was: typing; otherwise `read` answers what to do with it.
 */
export function useScanner(read: (text: string) => (() => void) | null): void {
  const latest = useRef(read);
  latest.current = read;

  useEffect(() => {
    const burst = createScanBurst();
    let before: { field: HTMLInputElement | HTMLTextAreaElement; value: string } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const scanned = burst.press(event.key, event.timeStamp);
      if (burst.length === 1) before = typedInto(event.target);
      const act = scanned === null ? null : latest.current(scanned);
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // First the field as it was, then the scan: a card may fill that very field.
      if (before) restore(before.field, before.value);
      act();
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
