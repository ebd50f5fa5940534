import type { ScreenKey } from '../i18n.ts';
import { PRACTICE_CAP, practiceKeys } from '../ui/practice/practice-context.ts';

/**
 * The counter's keys, once: the handlers, the caps on the buttons and the key sheet (F1) all come from this table.
 * A clerk's eyes stay on the citizen; one key is half the time of one click.
 */
export type KeyName =
  | 'next'
  | 'arrived'
  | 'recall'
  | 'noShow'
  | 'undoMiss'
  | 'transfer'
  | 'park'
  | 'parkWhy'
  | 'about'
  | 'finish'
  | 'issue'
  | 'appointment'
  | 'pause'
  | 'search'
  | 'fee'
  | 'day'
  | 'receive'
  | 'anew'
  | 'card'
  | 'earlier'
  | 'save'
  | 'reprint'
  | 'help'
  | 'phrases'
  | 'beside'
  | 'enterLater'
  | 'homes'
  | 'post'
  | 'handOver'
  | 'foreignForm'
  | 'sheet'
  | 'practice'
  | 'lock'
  | 'back';

export interface KeyEntry {
  readonly name: KeyName;
  /** What tinykeys listens to: any of them. */
  readonly keys: readonly string[];
  /** What stands on the key. */
  readonly cap: string;
  readonly text: ScreenKey;
  readonly group: 'visit' | 'dossier' | 'screen';
  /** Keys without a modifier that also type or press something: only when no field and no button has the focus. */
  readonly onlyOutsideFields?: true;
}

export const keymap: readonly KeyEntry[] = [
  { name: 'next', keys: ['F9'], cap: 'F9', text: 'counter.key.next', group: 'visit' },
  {
    name: 'arrived',
    keys: ['Enter'],
    cap: 'Enter',
    text: 'counter.key.arrived',
    group: 'visit',
    onlyOutsideFields: true,
  },
  { name: 'recall', keys: ['F8'], cap: 'F8', text: 'counter.key.recall', group: 'visit' },
  { name: 'noShow', keys: ['F7'], cap: 'F7', text: 'counter.key.noShow', group: 'visit' },
  { name: 'undoMiss', keys: ['Shift+F7'], cap: 'Shift F7', text: 'counter.key.undoMiss', group: 'visit' },
  { name: 'transfer', keys: ['F6'], cap: 'F6', text: 'counter.key.transfer', group: 'visit' },
  { name: 'park', keys: ['F5'], cap: 'F5', text: 'counter.key.park', group: 'visit' },
  { name: 'parkWhy', keys: ['Control+F5'], cap: 'Ctrl F5', text: 'counter.key.parkWhy', group: 'visit' },
  { name: 'about', keys: ['Shift+F8'], cap: 'Shift F8', text: 'counter.key.about', group: 'visit' },
  { name: 'finish', keys: ['Shift+F9'], cap: 'Shift F9', text: 'counter.key.finish', group: 'visit' },
  { name: 'phrases', keys: ['Shift+F1'], cap: 'Shift F1', text: 'counter.key.phrases', group: 'visit' },
  { name: 'issue', keys: ['F4'], cap: 'F4', text: 'counter.key.issue', group: 'visit' },
  { name: 'appointment', keys: ['Shift+F4'], cap: 'Shift F4', text: 'counter.key.appointment', group: 'visit' },
  { name: 'pause', keys: ['Shift+F5'], cap: 'Shift F5', text: 'counter.key.pause', group: 'visit' },
  { name: 'receive', keys: ['F2'], cap: 'F2', text: 'counter.key.receive', group: 'dossier' },
  { name: 'anew', keys: ['Shift+F2'], cap: 'Shift F2', text: 'counter.key.anew', group: 'dossier' },
  { name: 'card', keys: ['Control+F2'], cap: 'Ctrl F2', text: 'counter.key.card', group: 'dossier' },
  { name: 'earlier', keys: ['Shift+F3'], cap: 'Shift F3', text: 'counter.key.earlier', group: 'dossier' },
  { name: 'search', keys: ['F3', 'Control+k'], cap: 'F3', text: 'counter.key.search', group: 'dossier' },
  { name: 'fee', keys: ['Shift+F12'], cap: 'Shift F12', text: 'counter.key.fee', group: 'dossier' },
  { name: 'beside', keys: ['Control+F7'], cap: 'Ctrl F7', text: 'counter.key.beside', group: 'dossier' },
  { name: 'foreignForm', keys: ['Control+F8'], cap: 'Ctrl F8', text: 'counter.key.foreignForm', group: 'dossier' },
  { name: 'enterLater', keys: ['Control+F6'], cap: 'Ctrl F6', text: 'counter.key.enterLater', group: 'dossier' },
  { name: 'homes', keys: ['Control+F9'], cap: 'Ctrl F9', text: 'counter.key.homes', group: 'dossier' },
  { name: 'post', keys: ['Control+F10'], cap: 'Ctrl F10', text: 'counter.key.post', group: 'dossier' },
  { name: 'handOver', keys: ['Shift+F6'], cap: 'Shift F6', text: 'counter.key.handOver', group: 'dossier' },
  { name: 'save', keys: ['Control+Enter'], cap: 'Ctrl Enter', text: 'counter.key.save', group: 'dossier' },
  { name: 'reprint', keys: ['F10'], cap: 'F10', text: 'counter.key.reprint', group: 'dossier' },
  { name: 'help', keys: ['F11'], cap: 'F11', text: 'counter.key.help', group: 'screen' },
  // Browsers open their own tools with it: `useKeys` keeps every key of this table from them.
  { name: 'day', keys: ['F12'], cap: 'F12', text: 'counter.key.day', group: 'screen' },
  { name: 'sheet', keys: ['F1'], cap: 'F1', text: 'counter.key.sheet', group: 'screen' },
  { name: 'practice', keys: practiceKeys, cap: PRACTICE_CAP, text: 'counter.key.practice', group: 'screen' },
  { name: 'lock', keys: ['Shift+F11'], cap: 'Shift F11', text: 'counter.key.lock', group: 'screen' },
  { name: 'back', keys: ['Escape'], cap: 'Esc', text: 'counter.key.back', group: 'screen' },
];

export function capOf(name: KeyName): string {
  return entryOf(name).cap;
}

export function keysOf(name: KeyName): readonly string[] {
  return entryOf(name).keys;
}

function entryOf(name: KeyName): KeyEntry {
  const entry = keymap.find((each) => each.name === name);
  if (!entry) throw new Error(`assertion failed: no key for ${name}`);
  return entry;
}
