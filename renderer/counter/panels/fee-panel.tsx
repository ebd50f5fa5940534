import { FeeDialog } from '../fees/fee-dialog.tsx';
import type { PanelProps } from './panel-props.ts';

/** Shift F12: a fee of a visit without a dossier. */
export function FeePanel({ view, onJob, onClose }: PanelProps) {
  return <FeeDialog view={view} of={null} onJob={onJob} onClose={onClose} />;
}
