import type { KioskView } from '../../contract/terminal-views.ts';
import type { TicketId } from '../../domain/ids.ts';

/**
 * What the person is told about the paper: it comes, it is there, it lies at the counter, or there is none and the number
 * must be remembered.
 */
export type PaperOutcome = 'printing' | 'take' | 'at-counter' | 'none';

type PrinterState = KioskView['printer']['state'];

const cannotPrint: readonly PrinterState[] = ['no-paper', 'cover-open', 'fault', 'disconnected', 'none'];

export function paperOf(view: Pick<KioskView, 'papers' | 'printer'>, ticket: { ticket: TicketId }): PaperOutcome {
  const { second } = view.printer;
  const paper = view.papers.find((each) => each.ticket === ticket.ticket);
  const state = paper?.state ?? 'queued';
  if (state === 'failed' || state === 'unknown') return 'none';
  if (paper?.printer === 'second') return 'at-counter';
  if (state === 'confirmed') return 'take';
  if (cannotPrint.includes(view.printer.state))
    return second && !cannotPrint.includes(second.state) ? 'printing' : 'none';
  // A printer that answers no question never confirms: what it was sent is all that will be known.
  return state === 'sent' && view.printer.state !== 'printing' ? 'take' : 'printing';
}
