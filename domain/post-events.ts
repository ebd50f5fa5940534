import type { CounterId, DossierId, PointId } from './ids.ts';
import type { Person, SubmittedDocument } from './person.ts';

/** The post brings the dossier in, or brings it in and takes the result home. */
export const postServices = ['send', 'both'] as const;
export type PostService = (typeof postServices)[number];

/** Why a result did not reach its door. */
export const failedDeliveries = ['nobody-home', 'refused', 'address-wrong', 'no-proof'] as const;
export type FailedDelivery = (typeof failedDeliveries)[number];

/** What a post office collected for the centre: whole dong, and the number of the receipt it gave. */
export interface PostFee {
  readonly amount: number;
  readonly receipt: string;
}

/** The public post (QĐ 45/2016, TT 17/2017). An item's `dossier` is the id of the dossier it becomes at the centre. */
export interface PostFacts {
  /** At the post office; not received yet: the legal time of filing is the signing of the minutes with the centre. */
  'post-item-taken': {
    dossier: DossierId;
    office: PointId;
    /** The post's own number of it (phiếu gửi). */
    item: string;
    procedure: string;
    service: PostService;
    at: string;
    documentCount: number;
    /** Papers of the procedure that were not there; the centre decides about them. */
    missing: number;
    sets: number;
    language: string;
    fee: PostFee | null;
  };
  /** A wrong key, taken back before the item was handed over; its number may be used again. */
  'post-item-taken-back': { dossier: DossierId; item: string; at: string };
  /** At the centre, beside the `dossier-received` it became. */
  'post-item-filed': { dossier: DossierId; office: PointId; item: string; handOver: string; filedAt: string };
  /** The centre's cashier counted what came with a hand-over; each line once, with what was really there. */
  'post-money-counted': {
    handOver: string;
    office: PointId;
    counter: CounterId;
    lines: readonly (PostFee & { readonly dossier: DossierId; readonly counted: number })[];
    at: string;
  };
  /** `nextFrom`: the first day of the next try; null: it goes back to the centre. */
  'post-delivery-failed': {
    dossier: DossierId;
    attempt: number;
    why: FailedDelivery;
    at: string;
    nextFrom: string | null;
  };
}

export interface PostParts {
  'post-item-taken': {
    applicant: Person;
    submitter: Person | null;
    documents: readonly SubmittedDocument[];
    note: string;
  };
}
