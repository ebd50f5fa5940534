import type { BookId } from './ids.ts';

/** The closed word lists of fees. The same literals stand in the log, SQL, API and `locales/`. */

/** What is counted: pages of the original, copies given, or cases. */
export const feeBases = ['page', 'copy', 'case'] as const;
export type FeeBasis = (typeof feeBases)[number];

export const feeRuleCodes = [
  'certified-copy',
  'signature',
  'contract',
  'contract-change',
  'contract-correction',
  'extract',
  // The amount of one procedure, as the province published it.
  'published',
] as const;
export type FeeRuleCode = (typeof feeRuleCodes)[number];

export const exemptionReasons = ['merit-family', 'poor-household', 'disabled', 'farm-loan', 'council'] as const;
export type ExemptionReason = (typeof exemptionReasons)[number];

/** Where the clerk read an amount that no rule here knows. */
export const askedSources = ['province-list', 'posted-here', 'told-by-head'] as const;
export type AskedSource = (typeof askedSources)[number];

export const payWays = ['cash', 'transfer'] as const;
export type PayWay = (typeof payWays)[number];

export const receiptCancelReasons = ['wrong-amount', 'wrong-payer', 'sheet-spoiled', 'payer-withdrew'] as const;
export type ReceiptCancelReason = (typeof receiptCancelReasons)[number];

/** Why the drawer and the log differ. `unknown` is an answer too: the head sees it. */
export const differenceReasons = ['change-given-wrongly', 'fee-not-entered', 'float-mixed-in', 'unknown'] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

/** Why a day is closed although some of its events exist in one place only. */
export const unsyncedReasons = ['no-network', 'province-down', 'goes-by-usb', 'head-knows'] as const;
export type UnsyncedReason = (typeof unsyncedReasons)[number];

/** Notes and coins in use, dong. */
export const denominations = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500] as const;

/** One sentence of a text about money. Amounts are whole dong. */
export interface FeeRule {
  readonly code: FeeRuleCode;
  /** National codes of the procedures it is taken for. */
  readonly procedures: readonly string[];
  readonly basis: FeeBasis;
  readonly amount:
    | {
        readonly kind: 'pages';
        readonly firstPages: number;
        readonly first: number;
        readonly further: number;
        readonly capPerCopy: number;
      }
    | { readonly kind: 'each'; readonly dong: number };
  readonly effectiveFrom: string;
  /** The last day, included. */
  readonly effectiveTo: string | null;
  readonly source: string;
  readonly certainty: 'read' | 'from-memory';
}

export interface Exemption {
  readonly reason: ExemptionReason;
  /** Fields of procedures it frees; null: of any, where the amount is not set by a national text. */
  readonly fields: readonly string[] | null;
  /** Rules it frees, whatever the field. */
  readonly rules: readonly FeeRuleCode[];
  readonly source: string;
}

/** How much of something: papers × pages of each × copies of each. What the basis does not count is 1. */
export interface Quantity {
  readonly papers: number;
  readonly pages: number;
  readonly copies: number;
}

/** One line of what somebody owes, as a clerk says it. */
export interface FeeWish extends Quantity {
  readonly procedure: string;
  /** Dong for all of the line where no rule knows it; null where a rule does, or nothing is owed. */
  readonly asked: { readonly amount: number; readonly source: AskedSource } | null;
  readonly exempt: ExemptionReason | null;
}

/** The same line in the log: by which rule, how much it would be, why it is not. */
export interface FeeLine extends FeeWish {
  readonly rule: FeeRuleCode | null;
  /** Dong, before an exemption. */
  readonly amount: number;
}

/** A sheet of a book of printed receipts. */
export interface ReceiptNumber {
  readonly book: BookId;
  readonly number: number;
}

/** What happened since the last close, and what is open now. */
export interface DayCounts {
  readonly received: number;
  readonly returned: number;
  readonly noShows: number;
  /** As it stands now: due today, and due before today. */
  readonly due: number;
  readonly overdue: number;
}

/** Money since the last close, dong. Refunds are taken off the way they went. */
export interface Till {
  readonly cash: number;
  readonly transfer: number;
  readonly payments: number;
  /** Receipts cancelled, whether or not a new sheet took their place. */
  readonly cancelled: number;
}
