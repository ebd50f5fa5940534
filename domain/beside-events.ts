import type { DossierId } from './ids.ts';

/**
 * `beside`: the provincial system is the legal record, ours carries queue, place of the paper, hand-over and clock.
 * `alone`: there is no other record.
 */
export const centreModes = ['beside', 'alone'] as const;
export type CentreMode = (typeof centreModes)[number];

/** What of a scanned card can be put into the foreign form. */
export const formFields = ['idNumber', 'name', 'birthDate', 'sex', 'address', 'phone'] as const;
export type FormField = (typeof formFields)[number];

/** How the centre stands to the provincial system, and the code that system gave a dossier after we received it. */
export interface BesideFacts {
  'centre-mode-set': { mode: CentreMode; formFields: readonly FormField[] };
  'official-code-given': { dossier: DossierId; officialCode: string };
}
