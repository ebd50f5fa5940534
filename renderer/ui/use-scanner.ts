import { useLayoutEffect, useRef } from 'react';
import { createScanBurst } from './scan-burst.ts';

/** Told to the window while a scanner types: keys that were taken for a person's are nobody's (`held-keys.ts`). */
export const scanRuns = 'scan-runs';
/** So many letters at a scanner's speed and it is one: what has the focus is kept from being pressed by it. */
const certainAt = 3;

/**
 * Hears a scanner wherever the focus is. What the burst typed into a field on its way is taken out again, and a button, a
 * tick or a list that has the focus never gets it, so that a card held to the scanner at a wrong moment spoils nothing. A
 * burst that `read` does not know (a remote desktop that types fast) stays what it was: typing; otherwise `read` answers
 * what to do with it. `readings`: what it may have said, the likeliest first.
 */
export function useScanner(read: (readings: readonly string[]) => (() => void) | null): void {
  const latest = useRef(read);
  latest.current = read;

  useLayoutEffect(() => {
    const burst = createScanBurst();
    let before: { field: TextField; value: string } | null = null;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey) return;
      const { key, code, shiftKey, altKey, timeStamp } = event;
      const { heard } = burst;
      const readings = burst.press({ key, code, shift: shiftKey, alt: altKey, at: timeStamp });
      const field = isTextField(event.target) ? event.target : null;
      // This key is a letter of the run: any other (Escape, F9) is a person's, however fast was typed before.
      const isLetter = burst.heard > heard;
      if (isLetter && burst.length === 1) before = field && { field, value: field.value };
      if (isLetter && burst.length >= certainAt) {
        window.dispatchEvent(new Event(scanRuns));
        if (!field) stop(event);
      }
      const act = readings === null ? null : latest.current(readings);
      if (!act) return;
      stop(event);
      // First the field as it was, then the scan: a card may fill that very field.
      if (before) restore(before.field, before.value);
      act();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isTextField(target: EventTarget | null): target is TextField {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement;
}

/** React keeps its own idea of a field's value: it hears only of what goes through the element's own setter. */
function restore(field: TextField, value: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
