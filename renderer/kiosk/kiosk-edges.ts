import type { KioskEventType, KioskState } from './kiosk-words.ts';

/** `same`: the state stays; `before`: where the person was when they asked; `nobody`: the next person begins. */
export type Target = KioskState | 'same' | 'before' | 'nobody';
type Edges = Partial<Record<KioskEventType, Target>>;

/** On every screen a citizen may stand at: speaker and help in the same place, the staff's corner, and the clock. */
const everywhere: Edges = {
  'speaker-tapped': 'same',
  'help-asked': 'help',
  'staff-knocked': 'staff-pin',
  'time-is-over': 'nobody',
};

/** What a scan, wherever it is held to the scanner, leads to. */
const afterScan: Edges = {
  scanned: 'same',
  'number-given': 'ticket',
  'status-known': 'status',
  'visit-known': 'rate',
  refused: 'failed',
};

const staff: Edges = { back: 'nobody', 'time-is-over': 'nobody' };

export const edges: Readonly<Record<KioskState, Edges>> = {
  home: {
    ...everywhere,
    ...afterScan,
    'queue-tapped': 'same',
    'languages-asked': 'languages',
    'language-tapped': 'same',
    'priority-tapped': 'same',
    'theme-tapped': 'same',
    'reach-tapped': 'same',
    'more-asked': 'more',
    'code-asked': 'look-up',
    'needs-asked': 'needs',
    'timetable-asked': 'timetable',
  },
  languages: { ...everywhere, 'language-tapped': 'home', back: 'home' },
  more: {
    ...everywhere,
    ...afterScan,
    'code-asked': 'look-up',
    'needs-asked': 'needs',
    'timetable-asked': 'timetable',
    back: 'home',
  },
  ticket: {
    'speaker-tapped': 'same',
    'help-asked': 'help',
    'undo-tapped': 'same',
    'number-voided': 'undone',
    refused: 'failed',
    done: 'nobody',
    'time-is-over': 'nobody',
  },
  undone: { ...everywhere, done: 'home' },
  failed: { ...everywhere, ...afterScan, back: 'home', 'needs-asked': 'needs', 'timetable-asked': 'timetable' },
  'look-up': { ...everywhere, ...afterScan, back: 'home' },
  status: { ...everywhere, ...afterScan, back: 'home' },
  rate: { ...everywhere, 'rating-tapped': 'same', 'visit-rated': 'rated', refused: 'failed', back: 'home' },
  rated: { ...everywhere, done: 'nobody' },
  needs: { ...everywhere, ...afterScan, 'field-tapped': 'procedures', back: 'home' },
  procedures: { ...everywhere, ...afterScan, 'procedure-tapped': 'documents', back: 'needs' },
  documents: { ...everywhere, ...afterScan, back: 'procedures' },
  timetable: { ...everywhere, ...afterScan, back: 'home' },
  help: { 'speaker-tapped': 'same', back: 'before', 'staff-knocked': 'staff-pin', 'time-is-over': 'nobody' },
  'staff-pin': { ...staff, 'pin-accepted': 'staff-menu' },
  'staff-menu': { ...staff, 'calibrate-asked': 'calibrate' },
  calibrate: { back: 'staff-menu', done: 'staff-menu', 'time-is-over': 'nobody' },
};
