import { useKeys } from '../ui/use-keys.ts';
import { type KeyName, keymap } from './keymap.ts';

/** Binds the counter's keys to what they do on this screen; a key without a meaning here stays silent. */
export function useKeymap(handlers: Readonly<Partial<Record<KeyName, (() => void) | undefined>>>): void {
  useKeys(
    keymap.map(({ name, keys, onlyOutsideFields = false }) => ({ keys, onlyOutsideFields, run: handlers[name] })),
  );
}
