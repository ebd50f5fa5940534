import type { AccountId, DossierId } from './ids.ts';

export interface HeadFacts {
  /** The head reminds whoever holds it; null: nobody in particular held it. */
  'dossier-nudged': { dossier: DossierId; holder: AccountId | null };
  /** Whether the head's page comes out of the printer when a business day opens. */
  'morning-paper-set': { prints: boolean };
}
