import { longestGapMs } from './scan-burst.ts';
import { scanRuns } from './use-scanner.ts';

/**
 * A digit that does something at once might be the first of a card's: it waits until it is certain that no scanner types.
 * A key that is no letter (Enter, F9) lets what waits go first, so that nothing a person struck is lost or out of order.
 */
export interface HeldKeys {
  hold(run: () => void): void;
  close(): void;
}

const untilCertainMs = longestGapMs + 10;

export function createHeldKeys(): HeldKeys {
  let held: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const letGo = () => {
    clearTimeout(timer);
    const runs = held;
    held = [];
    for (const run of runs) run();
  };
  const forget = () => {
    clearTimeout(timer);
    held = [];
  };
  const listen = (event: KeyboardEvent) => {
    if (held.length === 0) return;
    if (isLetterKey(event)) {
      clearTimeout(timer);
      timer = setTimeout(letGo, untilCertainMs);
    } else if (!/^(Shift|Control|Alt|Meta|CapsLock)$/.test(event.key)) letGo();
  };
  window.addEventListener('keydown', listen, { capture: true });
  window.addEventListener(scanRuns, forget);
  return {
    hold: (run) => {
      held.push(run);
      clearTimeout(timer);
      timer = setTimeout(letGo, untilCertainMs);
    },
    close: () => {
      forget();
      window.removeEventListener('keydown', listen, { capture: true });
      window.removeEventListener(scanRuns, forget);
    },
  };
}

export function isLetterKey({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey && (key.length === 1 || key === 'Process' || key === 'Unidentified');
}
