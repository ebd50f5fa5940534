import { exemptions, feeRules } from './data/fees.ts';
import type { Procedure } from './dossier.ts';
import type { Exemption, FeeBasis, FeeLine, FeeRule, FeeWish, Quantity } from './fee-words.ts';
import { err, ok, type Result } from './result.ts';

/** What is known of a procedure's fee on a day. `unknown` is asked, never guessed. */
export type KnownFee =
  | { readonly kind: 'free' }
  | { readonly kind: 'rule'; readonly rule: FeeRule }
  | { readonly kind: 'unknown' };

export type FeeError =
  | { readonly type: 'fee-empty' }
  | { readonly type: 'fee-not-known'; readonly procedure: string }
  | { readonly type: 'fee-is-known'; readonly procedure: string }
  | { readonly type: 'exemption-not-for-this' }
  | { readonly type: 'procedure-unknown' };

/** No count on a counter's screen is larger; their product stays a safe integer. */
export const mostOfAnything = { papers: 99, pages: 999, copies: 99, dong: 100_000_000 } as const;

export function knownFee(procedure: Pick<Procedure, 'code' | 'fee' | 'publishedFees'>, date: string): KnownFee {
  const rules = [...(procedure.publishedFees ?? []), ...feeRules];
  const rule = rules.find((each) => each.procedures.includes(procedure.code) && isInForce(each, date));
  if (rule) return { kind: 'rule', rule };
  return procedure.fee === 0 ? { kind: 'free' } : { kind: 'unknown' };
}

export function basisOf(known: KnownFee): FeeBasis {
  return known.kind === 'rule' ? known.rule.basis : 'case';
}

/** Dong by the rule; each copy is capped for itself. */
export function amountOf({ amount, basis }: FeeRule, { papers, pages, copies }: Quantity): number {
  if (amount.kind === 'pages') {
    const first = Math.min(pages, amount.firstPages) * amount.first;
    const further = Math.max(0, pages - amount.firstPages) * amount.further;
    return papers * copies * Math.min(first + further, amount.capPerCopy);
  }
  return amount.dong * (basis === 'copy' ? papers * copies : papers);
}

/** Whom the law frees of this procedure's fee. */
export function exemptionsFor(procedure: Pick<Procedure, 'field'>, known: KnownFee): readonly Exemption[] {
  if (known.kind === 'free') return [];
  return exemptions.filter(({ fields, rules }) => {
    if (known.kind === 'rule' && rules.includes(known.rule.code)) return true;
    return fields === null ? known.kind === 'unknown' : fields.includes(procedure.field);
  });
}

/** The lines as the log keeps them, or what is wrong with the first wrong one. */
export function settleLines(
  wishes: readonly FeeWish[],
  date: string,
  procedureOf: (code: string) => Procedure | undefined,
): Result<readonly FeeLine[], FeeError> {
  if (wishes.length === 0) return err({ type: 'fee-empty' });
  const lines: FeeLine[] = [];
  for (const wish of wishes) {
    const line = settle(wish, date, procedureOf(wish.procedure));
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return ok(lines);
}

function settle(wish: FeeWish, date: string, procedure: Procedure | undefined): Result<FeeLine, FeeError> {
  if (!procedure) return err({ type: 'procedure-unknown' });
  const known = knownFee(procedure, date);
  const { exempt, asked } = wish;
  if (exempt && !exemptionsFor(procedure, known).some(({ reason }) => reason === exempt))
    return err({ type: 'exemption-not-for-this' });
  if (known.kind !== 'unknown' && asked) return err({ type: 'fee-is-known', procedure: procedure.name });
  if (known.kind === 'rule') return ok({ ...wish, rule: known.rule.code, amount: amountOf(known.rule, wish) });
  if (known.kind === 'free') return ok({ ...wish, rule: null, amount: 0 });
  if (!asked && !exempt) return err({ type: 'fee-not-known', procedure: procedure.name });
  return ok({ ...wish, rule: null, amount: asked?.amount ?? 0 });
}

/** What is to be paid, dong. */
export function totalOf(lines: readonly Pick<FeeLine, 'amount' | 'exempt'>[]): number {
  return lines.reduce((sum, { amount, exempt }) => sum + (exempt ? 0 : amount), 0);
}

/**
 * `3x4x2` is three papers of four pages, two copies of each; `4x2` one paper; `4` one copy of it. Where copies are counted,
 * `2` is two copies; where cases, two cases. `+` begins another line. Null: not a quantity.
 */
export function readQuantities(text: string, basis: FeeBasis): readonly Quantity[] | null {
  const groups = text.split(/[+;]/).map((group) => quantityOf(group, basis));
  return groups.every((each) => each !== null) ? groups : null;
}

function quantityOf(text: string, basis: FeeBasis): Quantity | null {
  const parts = text.trim().split(/\s*[x*×]\s*|\s+/i);
  if (!parts.every((part) => /^\d{1,3}$/.test(part))) return null;
  const [a = 1, b = 1, c = 1] = parts.map(Number);
  const read = ((): Quantity | null => {
    if (basis !== 'page') return parts.length === 1 ? plain(basis, a) : null;
    if (parts.length === 1) return { papers: 1, pages: a, copies: 1 };
    if (parts.length === 2) return { papers: 1, pages: a, copies: b };
    return parts.length === 3 ? { papers: a, pages: b, copies: c } : null;
  })();
  return read && isQuantity(read) ? read : null;
}

function plain(basis: FeeBasis, count: number): Quantity {
  return basis === 'copy' ? { papers: 1, pages: 1, copies: count } : { papers: count, pages: 1, copies: 1 };
}

function isQuantity({ papers, pages, copies }: Quantity): boolean {
  const fits = (count: number, most: number) => Number.isInteger(count) && count >= 1 && count <= most;
  return (
    fits(papers, mostOfAnything.papers) && fits(pages, mostOfAnything.pages) && fits(copies, mostOfAnything.copies)
  );
}

function isInForce({ effectiveFrom, effectiveTo }: FeeRule, date: string): boolean {
  return date >= effectiveFrom && (effectiveTo === null || date <= effectiveTo);
}
