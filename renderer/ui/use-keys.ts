import { use, useLayoutEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { createHeldKeys, type HeldKeys, isLetterKey } from './held-keys.ts';
import { StationContext } from './station-context.ts';

/**
 * Keys of a page. Several components may bind at once: every binding that has a `run` hears the key, so that a screen adds
 * its keys to those of the desk around it.
 *
 * One binding: `keys` as tinykeys writes them. A key held down fires once; a key of an input method never; a digit or letter
 * only when no scanner types it.
 */
export interface KeyBinding {
  readonly keys: readonly string[];
  /** Also typing or pressing: it counts only when no field and no button has the focus. */
  readonly onlyOutsideFields?: boolean;
  /** Undefined: the key does nothing here, and the browser's own meaning (F5 reloads!) is kept away all the same. */
  readonly run: (() => void) | undefined;
}

export function useKeys(bindings: readonly KeyBinding[]): void {
  // A locked screen is still there behind its lock: its keys are not.
  const isLocked = use(StationContext)?.session.isLocked ?? false;
  const latest = useRef(bindings);
  latest.current = isLocked ? bindings.map((each) => ({ ...each, run: undefined })) : bindings;
  const keys = bindings.flatMap((each) => each.keys).join('|');

  useLayoutEffect(() => {
    const heldKeys = createHeldKeys();
    const map = Object.fromEntries(
      keys
        .split('|')
        .filter(Boolean)
        .map((key) => [key, (event: KeyboardEvent) => press(event, latest, key, heldKeys)]),
    );
    const unbind = tinykeys(window, map, { ignore: (event) => event.isComposing });
    return () => {
      unbind();
      heldKeys.close();
    };
  }, [keys]);
}

function press(
  event: KeyboardEvent,
  latest: { readonly current: readonly KeyBinding[] },
  key: string,
  heldKeys: HeldKeys,
): void {
  const find = () => latest.current.find((each) => each.keys.includes(key));
  const binding = find();
  if (!binding) return;
  if (binding.onlyOutsideFields && holdsFocus(event.target)) return;
  event.preventDefault();
  if (event.repeat || !binding.run) return;
  if (isLetterKey(event)) heldKeys.hold(() => find()?.run?.());
  else binding.run();
}

function holdsFocus(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, select, textarea, button, a, [role="option"]') !== null
  );
}
