import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import type { AskedSource, ExemptionReason, FeeWish, PayWay } from '../../../domain/fee-words.ts';
import { amountOf, basisOf, type KnownFee, knownFee, readQuantities } from '../../../domain/fees.ts';
import { readDong } from '../../ui/typed-dong.ts';

/** A fee while a clerk types it: everything as typed. */
export interface FeeDraft {
  /** `3x4x2`; empty: one of it. */
  readonly quantity: string;
  /** Where no rule knows the amount. */
  readonly asked: string;
  readonly source: AskedSource;
  readonly exempt: ExemptionReason | null;
  readonly pay: PayWay | 'later';
  /** Cash handed over; empty: exactly. */
  readonly given: string;
}

export const emptyFee: FeeDraft = {
  ...{ quantity: '', asked: '', source: 'province-list', exempt: null, pay: 'cash', given: '' },
};

export type FeeFault = 'quantity' | 'asked' | 'given';

/** What the draft comes to: what would be sent, or what is missing. */
export interface FeeReckoned {
  readonly known: KnownFee;
  readonly lines: readonly FeeWish[];
  /** Dong to pay; null while something is not known. */
  readonly total: number | null;
  readonly given: number | null;
  readonly fault: FeeFault | null;
}

export function reckon(procedure: ProcedureView, draft: FeeDraft, date: string): FeeReckoned {
  const known = knownFee(procedure, date);
  const given = draft.given.trim() === '' ? null : readDong(draft.given);
  if (known.kind === 'free') return { known, lines: [], total: 0, given: null, fault: null };
  const counts = readQuantities(draft.quantity.trim() || '1', basisOf(known));
  const nothing = { known, lines: [], total: null, given };
  if (!counts) return { ...nothing, fault: 'quantity' };
  const { exempt } = draft;
  const wish = { procedure: procedure.code, exempt };
  if (known.kind === 'rule') {
    const lines = counts.map((count) => ({ ...wish, ...count, asked: null }));
    const total = exempt ? 0 : lines.reduce((sum, line) => sum + amountOf(known.rule, line), 0);
    return { known, lines, total, given, fault: givenFault(draft, total, given) };
  }
  const amount = draft.asked.trim() === '' ? null : readDong(draft.asked);
  if (amount === null && !exempt) return { ...nothing, fault: 'asked' };
  const asked = amount === null ? null : { amount, source: draft.source };
  const total = exempt ? 0 : (amount ?? 0);
  const one = { papers: 1, pages: 1, copies: 1 };
  return { known, lines: [{ ...wish, ...one, asked }], total, given, fault: givenFault(draft, total, given) };
}

function givenFault({ pay, given: typed }: FeeDraft, total: number, given: number | null): FeeFault | null {
  if (pay !== 'cash' || total === 0 || typed.trim() === '') return null;
  return given === null || given < total ? 'given' : null;
}

/** What `setFee` takes; null: nothing is owed by anybody, and nothing needs to be written. */
export function feeWish({ lines, total, given }: FeeReckoned, { pay }: FeeDraft) {
  if (lines.length === 0) return null;
  const paying = pay === 'later' || total === 0 ? null : { way: pay, given: pay === 'cash' ? given : null };
  return { lines: [...lines], pay: paying };
}
