import type { KioskView } from '../../contract/terminal-views.ts';
import type { TicketId } from '../../domain/ids.ts';

/** What the person is told about the paper: it comes, it is there, or there is none and the number must be remembered. */
export type PaperOutcome = 'printing' | 'take' | 'none';

const cannotPrint: readonly KioskView['printer']['state'][] = [
  'no-paper',
  'cover-open',
  'fault',
  'disconnected',
  'none',
];

export function paperOf(view: Pick<KioskView, 'papers' | 'printer'>, ticket: { ticket: TicketId }): PaperOutcome {
  const state = view.papers.find((paper) => paper.ticket === ticket.ticket)?.state ?? 'queued';
  if (state === 'confirmed') return 'take';
  if (state === 'failed' || state === 'unknown') return 'none';
  if (cannotPrint.includes(view.printer.state)) return 'none';
  // A printer that answers no question never confirms: what it was sent is all that will be known.
  return state === 'sent' && view.printer.state !== 'printing' ? 'take' : 'printing';
}
