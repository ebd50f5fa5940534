import type { HandOverDesk } from './use-hand-over.ts';

/** What each pane of the hand-over desk is handed. */
export interface PaneProps {
  readonly desk: HandOverDesk;
  /** The point one stands at. */
  readonly here: string;
  readonly onJob: (job: string) => void;
  /** Opens a dossier by its code, where it is searched for. */
  readonly onOpen: (code: string) => void;
}
