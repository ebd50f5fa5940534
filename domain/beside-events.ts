import type { CentreMode, FormField } from './beside.ts';
import type { DossierId } from './ids.ts';

/** How the centre stands to the provincial system, and the code that system gave a dossier after we received it. */
export interface BesideFacts {
  'centre-mode-set': { mode: CentreMode; formFields: readonly FormField[] };
  'official-code-given': { dossier: DossierId; officialCode: string };
}
