import type { Theme } from '../ui/display-settings.ts';

/** Everything the kiosk can show a person. Lost, locked and closed are the station's and lie over these (`kiosk-app.tsx`). */
export const kioskStates = [
  'home',
  'languages',
  'more',
  'ticket',
  'undone',
  'failed',
  'look-up',
  'status',
  'rate',
  'rated',
  'needs',
  'procedures',
  'documents',
  'timetable',
  'help',
  'staff-pin',
  'staff-menu',
  'calibrate',
] as const;
export type KioskState = (typeof kioskStates)[number];

/** Behind the PIN: no citizen stands here. */
export function isStaffs(state: KioskState): boolean {
  return state === 'staff-pin' || state === 'staff-menu' || state === 'calibrate';
}

/** These end after a while of their own: nobody is asked whether they are still there. */
export function closesByItself(state: KioskState): boolean {
  return ['ticket', 'undone', 'failed', 'rated'].includes(state);
}

/** What can happen, and who makes it happen: taps are what K1 counts. */
export const kioskEvents = {
  'queue-tapped': 'tap',
  'languages-asked': 'tap',
  'language-tapped': 'tap',
  'priority-tapped': 'tap',
  'theme-tapped': 'tap',
  'speaker-tapped': 'tap',
  'reach-tapped': 'tap',
  'more-asked': 'tap',
  'code-asked': 'tap',
  'needs-asked': 'tap',
  'field-tapped': 'tap',
  'procedure-tapped': 'tap',
  'timetable-asked': 'tap',
  'help-asked': 'tap',
  'undo-tapped': 'tap',
  'rating-tapped': 'tap',
  back: 'tap',
  done: 'tap',
  scanned: 'scan',
  'number-given': 'station',
  refused: 'station',
  'number-voided': 'station',
  'status-known': 'station',
  'visit-known': 'station',
  'visit-rated': 'station',
  'pin-accepted': 'station',
  'staff-knocked': 'staff',
  'calibrate-asked': 'staff',
  'time-is-over': 'clock',
} as const;
export type KioskEventType = keyof typeof kioskEvents;

/** Off, speaking, speaking loudly: one button, round and round. */
export type Speaker = 'off' | 'on' | 'loud';
export type Reach = 'whole' | 'low';

export interface Settings {
  readonly language: string;
  readonly theme: Theme;
  readonly speaker: Speaker;
  readonly reach: Reach;
}
