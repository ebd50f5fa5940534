import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import { basisOf } from '../../../domain/fees.ts';
import { type FeeDraft, feeWish, reckon } from '../fees/fee-draft.ts';
import type { Draft, DraftDocument, Fault } from './draft.ts';

/**
 * What is wrong with the fee. An amount nobody typed where no rule knows one is no fault: the dossier is received, and the fee
 * is set when it is known.
 */
export function feeFault({ fee }: Pick<Draft, 'fee'>, procedure: ProcedureView | null, date: string): Fault | null {
  const fault = procedure && reckon(procedure, fee, date).fault;
  if (!fault || (fault === 'asked' && fee.asked.trim() === '')) return null;
  return { field: `fee-${fault}`, type: `fee-${fault}` };
}

/** What goes with the dossier; null: nothing is owed, or not known yet. */
export function feeOf({ fee }: Pick<Draft, 'fee'>, procedure: ProcedureView | null, date: string) {
  const reckoned = procedure && reckon(procedure, fee, date);
  if (!reckoned || reckoned.fault) return null;
  return feeWish(reckoned, fee);
}

/** Dong to pay now or later; null: not known. */
export function totalOf({ fee }: Pick<Draft, 'fee'>, procedure: ProcedureView | null, date: string): number | null {
  return procedure && reckon(procedure, fee, date).total;
}

/**
 * The fee as it is typed. Where pages are counted, papers were handed in: three papers in two copies are three originals and
 * six copies, and nobody counts them twice.
 */
export function withFee(draft: Draft, fee: FeeDraft, procedure: ProcedureView | null, date: string): Draft {
  const reckoned = procedure && reckon(procedure, fee, date);
  const isCounted = reckoned?.known.kind === 'rule' && basisOf(reckoned.known) === 'page' && fee.quantity.trim() !== '';
  if (!reckoned || !isCounted || reckoned.fault === 'quantity') return { ...draft, fee };
  const papers = reckoned.lines.reduce((sum, line) => sum + line.papers, 0);
  const copies = reckoned.lines.reduce((sum, line) => sum + line.papers * line.copies, 0);
  const usual = draft.documents.filter((each) => !each.byHand);
  const counted = (each: DraftDocument): DraftDocument => {
    if (each.byHand) return each;
    const count = Math.min(99, each === usual[0] ? papers : copies);
    return { ...each, taken: true, count };
  };
  return { ...draft, fee, documents: draft.documents.map(counted) };
}

/** Where the hand goes on after the procedure was found: the pages, where they are what is counted; else the papers. */
export function countsPages(procedure: ProcedureView, fee: FeeDraft, date: string): boolean {
  const { known } = reckon(procedure, fee, date);
  return known.kind === 'rule' && basisOf(known) === 'page';
}
