import type { FeeLine } from './fee-words.ts';
import type { AccountId, DossierId, HandOverId, PointId } from './ids.ts';

/**
 * How a dossier goes from point to point. It has two rights that travel: the *work* (who may act on its life; exactly one
 * point has it) and its *paper* (who holds the folder, or the result that came of it). `from` of an offer is the point whose
 * stream it stands in. `at` is the local time, `YYYY-MM-DDTHH:mm`.
 *
 * `cv` fences: 1 at dossier-received, and every event here carries the next one its writer knew of. Two streams that
 * say the same `cv` of the same right contradict each other, and somebody has to count the folders (reliability.md §2.2).
 */
export interface CustodyFacts {
  /**
   * From here on the sender acts no more on dossiers whose `work` goes; the receiver acts as soon as it knows. The paper is
   * the receiver's only once it is accepted. Handed over by a point for whoever is at `to`.
   */
  'hand-over-offered': {
    handOver: HandOverId;
    to: PointId;
    kind: HandOverKind;
    /** Number of the sealed bag; null: carried open. */
    bag: string | null;
    items: readonly CustodyItem[];
    at: string;
    /** Fees that were taken on the way in and travel with it, counted (a post office's, QĐ 45/2016). */
    fees?: readonly CarriedFee[];
    /** Ed25519, base64url, over `offerText` (`hand-over-slip.ts`): the slip proves the same with no network. */
    signature: string;
  };
  /** Also of what was declined and comes back: then `from` is who declined. */
  'hand-over-accepted': {
    handOver: HandOverId;
    from: PointId;
    /** SHA-256 of `offerText`; null: accepted by hand, without having read the offer. */
    offerHash: string | null;
    items: readonly CustodyItem[];
    /** `seal`: the bag was whole and its count right, nothing was opened; `one-by-one`: each folder was looked at. */
    how: AcceptedHow;
    differences: readonly Difference[];
    at: string;
    /** The codes of the signed slip, where no log that was heard here has the offer: they prove it to whoever hears of this. */
    slip?: readonly string[];
  };
  /** The paper goes back to `from`, and the work with it at once. */
  'hand-over-declined': {
    handOver: HandOverId;
    from: PointId;
    items: readonly CustodyItem[];
    reason: DeclineReason;
    at: string;
  };
  /** By whoever offered, with the slip in hand and a second person: what was not accepted is here again. */
  'hand-over-withdrawn': {
    handOver: HandOverId;
    to: PointId;
    items: readonly CustodyItem[];
    approver: AccountId;
    at: string;
  };
  /**
   * A post office with no screen signed the slip by hand, and the slip came back: it holds the paper since `at`, the time that was
   * written beside the signature. By whoever offered; who typed it, and when, is the event's own.
   */
  'hand-over-signed': {
    handOver: HandOverId;
    to: PointId;
    items: readonly CustodyItem[];
    at: string;
  };
  /** A folder that is nowhere; `missing` papers have to be made again. */
  'folder-lost': {
    dossier: DossierId;
    cv: number;
    paper: Paper;
    /** On which road; null: not on one. */
    handOver: HandOverId | null;
    missing: number;
    approver: AccountId;
    at: string;
  };
  /** A new folder, here. */
  'folder-reconstituted': { dossier: DossierId; cv: number; paper: Paper; documentCount: number; at: string };
  /**
   * Somebody went and counted. A paper that is found is here; what is not found, this point claims no more. Of a `conflict` the
   * work goes with what is found.
   */
  'custody-recounted': {
    items: readonly RecountedItem[];
    why: RecountReason;
    at: string;
  };
}

export const handOverKinds = ['folders', 'results'] as const;
export type HandOverKind = (typeof handOverKinds)[number];

/** What there is to hold: the folder as it was received, and from its end on the result that came of it. */
export const papers = ['folder', 'result'] as const;
export type Paper = (typeof papers)[number];

/** `nothing`: work from the scan, the paper follows with a later hand-over. */
export const carriedThings = ['folder', 'result', 'nothing'] as const;
export type Carried = (typeof carriedThings)[number];

export interface CustodyItem {
  readonly dossier: DossierId;
  readonly code: string;
  readonly cv: number;
  /** Of an answer: as it was offered. */
  readonly carries: Carried;
  /** The work goes too; false: it is there already, or stays, and only paper is carried. */
  readonly work: boolean;
}

export interface RecountedItem extends Pick<CustodyItem, 'dossier' | 'code' | 'cv'> {
  readonly paper: Paper;
  readonly found: boolean;
}

export interface CarriedFee {
  readonly dossier: DossierId;
  readonly lines: readonly FeeLine[];
  readonly amount: number;
}

export type AcceptedHow = 'seal' | 'one-by-one';

export const differenceKinds = ['missing', 'extra', 'damaged'] as const;

/** `extra` may be of a dossier nobody knows by more than the code on its folder. */
export interface Difference {
  readonly dossier: DossierId | null;
  readonly code: string;
  readonly what: (typeof differenceKinds)[number];
}

export const declineReasons = ['wrong-point', 'not-complete', 'bag-open', 'not-ours', 'cannot-now'] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const recountReasons = ['conflict', 'restored', 'asked'] as const;
export type RecountReason = (typeof recountReasons)[number];

export const custodyEvents = [
  'hand-over-offered',
  'hand-over-accepted',
  'hand-over-declined',
  'hand-over-withdrawn',
  'hand-over-signed',
  'folder-lost',
  'folder-reconstituted',
  'custody-recounted',
] as const;
export type CustodyEvent = (typeof custodyEvents)[number];

/** What a lost folder held: it may tell of a family, so it is sealed. */
export interface CustodyParts {
  'folder-lost': { readonly missing: readonly string[]; readonly note: string };
}
