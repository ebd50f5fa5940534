import type { LanguageStage, TextFile } from '../languages.ts';

/**
 * Which texts a stage of a language holds: a key itself, or its beginning with `*`. The one place that says so; voice,
 * workbook, completeness and the fallback to Vietnamese all read it. What is in no stage is for staff.
 */
export const stageTexts: Readonly<Record<LanguageStage, Readonly<Partial<Record<TextFile, readonly string[]>>>>> = {
  calls: { announcement: ['call.*'] },
  kiosk: {
    // What hours, dates and ranges inside a sentence are said with.
    announcement: ['range.*', 'time.*'],
    // A test walks the kiosk's files and finds every text they show.
    screen: ['kiosk.*', 'ui.priority.*', 'ui.moment', 'ui.momentUnknown'],
    paper: ['ticket.*', 'needs.*', 'priority.*', 'copy', 'demonstration'],
    // What a kiosk may be answered (`contract/rights.ts`; a test compares), and what the page itself says.
    errors: [
      'queue-unknown',
      'queue-closed',
      'queue-full',
      'queue-paused',
      'kiosk-locked',
      ...[
        'undo-too-late',
        'ticket-unknown',
        'ticket-not-waiting',
        'please-wait',
        'printer-not-ready',
        'procedure-unknown',
      ],
      ...['scan-unknown', 'result-not-ready', 'dossier-already-returned', 'already-has-number'],
      ...['appointment-other-day', 'appointment-past', 'visit-not-ended', 'already-rated'],
      ...['pin-wrong', 'pin-not-set', 'too-many-tries'],
      'log-not-writable',
      'clock-impossible',
      'connection-lost',
      'station-failed',
      'unknown',
    ],
    queues: ['*'],
  },
  counter: {
    // Only staff practise: a language that cannot say it yet is silent there, and open to citizens all the same.
    announcement: ['practice.*'],
    screen: ['phrase.*'],
    paper: ['receipt.*', 'appointment.*', 'fee.*', 'missing.*'],
  },
};
