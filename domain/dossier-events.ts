import type { LegalBasisId } from './data/legal-bases.ts';
import type { DossierState, DueRule, SupplementStage } from './dossier-words.ts';
import type { SupplementRule } from './due.ts';
import type { AccountId, DossierId } from './ids.ts';
import type { SubmittedDocument } from './person.ts';

/** What happens to a dossier between its receipt and its result. `at` is the local time, `YYYY-MM-DDTHH:mm`. */
export interface DossierLifeFacts {
  'dossier-forwarded': {
    dossier: DossierId;
    at: string;
    to: { readonly account: AccountId | null; readonly unit: string };
    /** The last day it could be handed on: the day of receipt, after 15:00 the next working day (NĐ 61/2018 Đ.18). */
    by: string;
  };
  'dossier-taken': { dossier: DossierId; at: string };
  'supplement-requested': {
    dossier: DossierId;
    at: string;
    stage: SupplementStage;
    legalBasis: LegalBasisId;
    /** The second person of two, one of whom is a head; a second request needs one. */
    approver: AccountId | null;
    missing: number;
    /** 1 for the first request; every later one counts as late in QĐ 766. */
    ordinal: number;
    /** Asked within three working days (NĐ 61/2018 Đ.19). */
    inTime: boolean;
  };
  'supplement-received': {
    dossier: DossierId;
    at: string;
    onSupplement: SupplementRule;
    due: { at: string; rule: DueRule };
    documentCount: number;
  };
  'dossier-refused': { dossier: DossierId; at: string; legalBasis: LegalBasisId; approver: AccountId };
  /**
   * A dossier waits for money, and goes on: steps of its life. What is owed and how it came are the fees' own events; where a fee is
   * paid at a counter, `payment-made` follows from it and nobody notes it a second time. `amount`: dong.
   */
  'payment-asked': { dossier: DossierId; at: string; amount: number };
  'payment-made': { dossier: DossierId; at: string; amount: number };
  /** The applicant takes the dossier back. */
  'dossier-withdrawn': { dossier: DossierId; at: string };
  'dossier-stopped': { dossier: DossierId; at: string; legalBasis: LegalBasisId; approver: AccountId };
  /** Form 04: an apology and one new date. `inTime`: written at the latest a day before the old one. */
  'due-date-renewed': {
    dossier: DossierId;
    at: string;
    was: string;
    dueAt: string;
    approver: AccountId;
    inTime: boolean;
  };
  /** A wrong key, taken back within seconds by whoever pressed it. A code that was given stays given. */
  'dossier-act-undone': { dossier: DossierId; at: string; undone: UndoableEvent; back: StoodBefore | null };
}

/** Where it stood before the act that is taken back; null: nowhere, its receipt itself is taken back. */
export interface StoodBefore {
  readonly state: DossierState;
  readonly holder: AccountId | null;
  readonly unit: string | null;
}

/** A missing document and why it is needed: it may tell of a family, so it is sealed. */
export interface MissingDocument {
  readonly name: string;
  readonly reason: string;
}

export interface DossierLifeParts {
  'supplement-requested': { missing: readonly MissingDocument[]; note: string };
  'supplement-received': { documents: readonly SubmittedDocument[]; note: string };
  'dossier-refused': { reason: string };
  'dossier-withdrawn': { reason: string };
  'dossier-stopped': { reason: string };
  'due-date-renewed': { reason: string };
}

/** What moves a dossier: the columns of the table of its life. */
export const lifeEvents = [
  'dossier-forwarded',
  'dossier-taken',
  'supplement-requested',
  'supplement-received',
  'dossier-refused',
  'payment-asked',
  'payment-made',
  'dossier-withdrawn',
  'dossier-stopped',
  'due-date-renewed',
  'dossier-result-ready',
  'dossier-returned',
] as const;
export type LifeEvent = (typeof lifeEvents)[number];

/**
 * What a wrong key may take back. Not what the citizen was told on paper, what a head agreed to, what the citizen asked
 * for, or money: those are corrected by a new act that everybody can see.
 */
export const undoableEvents = [
  'dossier-received',
  'dossier-forwarded',
  'dossier-taken',
  'payment-asked',
  'dossier-result-ready',
] as const;
export type UndoableEvent = (typeof undoableEvents)[number];

/** Every step of a dossier's life, in the log's words. */
export const stepEvents = ['dossier-received', ...lifeEvents, 'dossier-act-undone', 'dossier-passed-on'] as const;
export type StepEvent = (typeof stepEvents)[number];
