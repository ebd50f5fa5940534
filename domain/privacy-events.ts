import type { AccountId, DossierId } from './ids.ts';
import type { Person } from './person.ts';

/** Why a person's data is destroyed. */
export const erasureReasons = ['retention-over', 'asked'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** What the person a dossier is about asked for (Luật 91/2025/QH15; to be confirmed by a lawyer). `at` is the local time. */
export interface PrivacyFacts {
  /** Everything of one person was given out, to them. */
  'person-exported': { dossiers: readonly DossierId[]; at: string; approver: AccountId };
  /** What was received stays in the log; what counts from now on is sealed here. */
  'person-corrected': { dossier: DossierId; at: string; fields: readonly (keyof Person)[] };
  /** The same of whoever brought it for somebody else. */
  'submitter-corrected': { dossier: DossierId; at: string; fields: readonly (keyof Person)[] };
  /** Kept, and worked on by nobody but a head until it is lifted. */
  'dossier-restricted': { dossier: DossierId; at: string; restricted: boolean };
  /** The dossier's key is destroyed: the log keeps its bytes and its chain, and nobody can read them. */
  'dossier-erased': { dossier: DossierId; at: string; why: ErasureReason; approver: AccountId };
}

export interface PrivacyParts {
  'person-corrected': { applicant: Person; reason: string };
  'submitter-corrected': { submitter: Person; reason: string };
}

/** Whose data is corrected. */
export const correctedPeople = ['applicant', 'submitter'] as const;
export type CorrectedPerson = (typeof correctedPeople)[number];

export type PrivacyEvent = Exclude<keyof PrivacyFacts, 'person-exported'>;
