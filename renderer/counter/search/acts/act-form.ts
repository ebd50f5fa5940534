import type { DossierLine, DossierOpened } from '../../../../contract/dossier-schemas.ts';

/** What the form of an act is handed. */
export interface ActFormProps {
  readonly line: DossierLine;
  /** The person and what was asked for, where the dossier was opened. */
  readonly opened: DossierOpened | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}
