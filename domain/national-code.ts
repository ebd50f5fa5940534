import type { DossierState } from './dossier-words.ts';

/** TrangThaiHoSo of the national portal (domain.md §4). */
export type NationalCode = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** What each state is to the portal; null: nothing is ever said of a receipt that was taken back. */
export const nationalCodes: Readonly<Record<DossierState | 'draft', NationalCode | null>> = {
  draft: 1,
  received: 2,
  refused: 3,
  forwarded: 4,
  'in-process': 4,
  'waiting-supplement': 5,
  'waiting-payment': 6,
  withdrawn: 7,
  stopped: 8,
  'result-ready': 9,
  returned: 10,
  voided: null,
};

export type ReportGroup = 'in-process' | 'done' | 'supplement' | 'stopped' | 'withdrawn' | 'not-counted';

/** How reports group them: {2,4} {9,10} {5} {6,8} {7}; 1 and 3 are not counted. */
export function reportGroup(code: NationalCode | null): ReportGroup {
  switch (code) {
    case 2:
    case 4:
      return 'in-process';
    case 9:
    case 10:
      return 'done';
    case 5:
      return 'supplement';
    case 6:
    case 8:
      return 'stopped';
    case 7:
      return 'withdrawn';
    default:
      return 'not-counted';
  }
}
