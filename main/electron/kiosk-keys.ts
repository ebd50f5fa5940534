/**
 * Which keys a kiosk's page may hear. A list of what is allowed, because nobody knows every shortcut of Chromium and of the
 * next one: letters, digits and signs (a scanner types them), and what moves and presses on a page. Nothing with Ctrl, Alt
 * or the Windows key; no F keys, no browser or media keys, no context menu, no screenshot.
 */
export interface KeyPress {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

const named = new Set([
  ...['Enter', 'Tab', 'Backspace', 'Delete', 'Escape', 'Shift', 'CapsLock', 'NumLock', 'Home', 'End'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'],
  // What a Vietnamese input method sends while it composes.
  ...['Process', 'Unidentified', 'Dead'],
]);

export function isKioskKey({ key, control, alt, meta }: KeyPress): boolean {
  if (meta) return false;
  // AltGr is Ctrl and Alt together, and writes a sign.
  if (control !== alt) return false;
  return [...key].length === 1 || (named.has(key) && !control);
}
