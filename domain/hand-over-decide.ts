import type { Custody, CustodyStep } from './custody.ts';
import type {
  AcceptedHow,
  Carried,
  CarriedFee,
  CustodyItem,
  DeclineReason,
  Difference,
  HandOverKind,
  Paper,
} from './custody-events.ts';
import type { Dossier } from './dossier.ts';
import type { NewEvent } from './event.ts';
import type { HandOver, HandOverItem } from './hand-over.ts';
import { type Offer, offerHash, offerText } from './hand-over-slip.ts';
import type { AccountId, DossierId, HandOverId, PointId } from './ids.ts';
import { err, ok, type Result } from './result.ts';

/** A dossier as a decision about its custody sees it. */
export interface Held {
  readonly dossier: Dossier;
  readonly custody: Custody;
  /** This log is a restored or copied one and has not counted this dossier yet. */
  readonly isUncounted: boolean;
  /**
   * This log is a restored or copied one and may have handed the work on from the scan in what it forgot: no folder that is counted
   * says so, only the other points do, once they were heard.
   */
  readonly isUnheard: boolean;
}

/** Each names the dossier it is about, so that a list of thirty says which. */
export type CustodyRefusal =
  | { readonly type: 'work-elsewhere'; readonly code: string; readonly point: PointId }
  | { readonly type: 'custody-conflict'; readonly code: string }
  | { readonly type: 'recount-first'; readonly code: string }
  | { readonly type: 'hear-others-first'; readonly code: string }
  | { readonly type: 'paper-not-here'; readonly code: string };

/** Null: this point may act on the life of the dossier. */
export function workFault({ dossier, custody }: Pick<Held, 'dossier' | 'custody'>, me: string): CustodyRefusal | null {
  const { code } = dossier;
  if (custody.work === null) return { type: 'custody-conflict', code };
  return custody.work === me ? null : { type: 'work-elsewhere', code, point: custody.work };
}

/** Null: it may leave this point, or its result the hands of the centre. */
export function countFault({ dossier, custody, isUncounted }: Held): CustodyRefusal | null {
  const { code } = dossier;
  const isDisputed =
    custody.work === null || [custody.folder, custody.result].some((each) => each?.state === 'conflict');
  if (isDisputed) return { type: 'custody-conflict', code };
  return isUncounted ? { type: 'recount-first', code } : null;
}

/**
 * After it a restored log knows of the dossier what it holds: somebody had the folder in hand, and the work with it. A slip that
 * takes back proves no folder: what went out again in the life that was lost had the same slip, and a copy lies in the file.
 */
export function isSeenWithEyes(step: CustodyStep): boolean {
  if (step.type === 'recounted') return true;
  return step.type === 'accepted' && step.work && step.carries === 'folder';
}

/**
 * Null: its result may be given to the citizen here. `isMadeSince`: of a restored log, after it began anew; what lay ready before is
 * given as it was.
 */
export function returnFault(held: Held, me: string, isMadeSince: boolean): CustodyRefusal | null {
  const fault = countFault(held) ?? workFault(held, me);
  if (fault) return fault;
  if (held.isUnheard && isMadeSince) return { type: 'hear-others-first', code: held.dossier.code };
  return isHere(held.custody, 'result', me) ? null : { type: 'paper-not-here', code: held.dossier.code };
}

/** A result that never went anywhere is where the work is. */
export function isHere({ folder, result, work }: Custody, paper: Paper, me: string): boolean {
  if (paper === 'folder') return folder.state === 'here' && folder.at === me;
  return result === null ? work === me : result.state === 'here' && result.at === me;
}

export interface Offering {
  readonly me: PointId;
  readonly to: PointId;
  readonly kind: HandOverKind;
  readonly bag: string | null;
  readonly handOver: HandOverId;
  /** Local time, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  readonly items: readonly { readonly held: Held; readonly carries: Carried }[];
  readonly fees: readonly CarriedFee[];
  /** Ed25519 of the station, base64url. */
  readonly sign: (text: string) => string;
}

export type OfferError =
  | CustodyRefusal
  | { readonly type: 'hand-over-empty' }
  | { readonly type: 'hand-over-to-itself' }
  | { readonly type: 'dossier-twice'; readonly code: string }
  | { readonly type: 'nothing-to-hand-over'; readonly code: string };

/**
 * Folders go with the work, where it is here; work from the scan goes without paper; a result goes with the work, which then is
 * to give it back, or follows it. What has ended by its result, or was taken back, goes nowhere.
 */
export function offer(input: Offering): Result<readonly NewEvent[], OfferError> {
  const { me, to, kind, bag, handOver, at, fees } = input;
  if (input.items.length === 0) return err({ type: 'hand-over-empty' });
  if (to === me) return err({ type: 'hand-over-to-itself' });
  const items: CustodyItem[] = [];
  for (const { held, carries } of input.items) {
    const item = offeredItem(held, carries, input);
    if (!item.ok) return item;
    if (items.some(({ dossier }) => dossier === item.value.dossier))
      return err({ type: 'dossier-twice', code: item.value.code });
    items.push(item.value);
  }
  const said: Offer = { handOver, from: me, to, kind, bag, at, items };
  const signature = input.sign(offerText(said));
  const money = fees.length > 0 ? { fees } : {};
  return ok([{ type: 'hand-over-offered', facts: { handOver, to, kind, bag, items, at, ...money, signature } }]);
}

function offeredItem(held: Held, carries: Carried, { me, to, kind }: Offering): Result<CustodyItem, OfferError> {
  const { dossier, custody } = held;
  const { code, state } = dossier;
  const fault = countFault(held);
  if (fault) return err(fault);
  const item = (work: boolean): Result<CustodyItem, OfferError> =>
    work && held.isUnheard
      ? err({ type: 'hear-others-first', code })
      : ok({ dossier: dossier.id, code, cv: custody.cv + 1, carries, work });
  const nothing = err({ type: 'nothing-to-hand-over' as const, code });
  const isOver = state === 'returned' || state === 'withdrawn' || state === 'voided';
  if (isOver || (kind === 'results') !== (carries === 'result')) return nothing;
  if (carries === 'folder') {
    if (!isHere(custody, 'folder', me)) return err({ type: 'paper-not-here', code });
    // A finished one's work is to give its result back: it goes with the result, not with the folder.
    return item(custody.work === me && !isFinished(dossier));
  }
  const elsewhere = workFault(held, me);
  // Found where its work is not: it goes to who is to give it, and the work stays there.
  if (carries === 'result' && custody.work === to && isFinished(dossier) && isHere(custody, 'result', me))
    return item(false);
  if (elsewhere) return err(elsewhere);
  if (carries === 'nothing') return isFinished(dossier) || custody.work === to ? nothing : item(true);
  if (!isFinished(dossier)) return nothing;
  return isHere(custody, 'result', me) ? item(true) : err({ type: 'paper-not-here', code });
}

/** A result, or a letter that says why there is none. */
export function isFinished({ state }: Dossier): boolean {
  return state === 'result-ready' || state === 'refused' || state === 'stopped';
}

/** What a receiver holds in hand: the hand-over by the log, or by its slip alone. */
export interface Coming {
  readonly handOver: HandOverId;
  /** The point it came to. */
  readonly here: PointId;
  readonly from: PointId;
  readonly bag: string | null;
  readonly items: readonly CustodyItem[];
  /** Null: not known here. */
  readonly hash: string | null;
  /** The codes of its slip; null: known by the log. */
  readonly slip: readonly string[] | null;
}

/** What of a known hand-over this point is to answer: what was offered to it, or what comes back to it declined. */
export function comingOf(known: HandOver, me: PointId): Coming | null {
  const { handOver, from, to, kind, bag, at, items } = known;
  const said: Offer = { handOver, from, to, kind, bag, at, items: items.map(asOffered) };
  const hash = known.signature === '' ? null : offerHash(said);
  if (to === me)
    return {
      handOver,
      here: me,
      from,
      bag,
      items: items.filter(({ fate }) => fate === 'on-road').map(asOffered),
      hash,
      slip: null,
    };
  if (from !== me) return null;
  const back = items.filter(({ fate }) => fate === 'declined').map((item) => ({ ...asOffered(item), cv: item.cv + 1 }));
  return back.length === 0 ? null : { handOver, here: me, from: to, bag: null, items: back, hash: null, slip: null };
}

export function asOffered({ dossier, code, cv, carries, work }: HandOverItem): CustodyItem {
  return { dossier, code, cv, carries, work };
}

/** What of a dossier an item of a hand-over is about. */
export function paperOf({ carries }: Pick<CustodyItem, 'carries'>): Paper {
  return carries === 'result' ? 'result' : 'folder';
}

export interface Accepting {
  readonly coming: Coming;
  readonly at: string;
  readonly answer: /** The bag is whole: its number and how many folders the slip says. */
    | { readonly how: 'seal'; readonly bag: string; readonly count: number }
    /** Codes of the folders that are there; `damaged` are among them. */
    | { readonly how: 'one-by-one'; readonly present: readonly string[]; readonly damaged: readonly string[] };
  /** As this point knows it now; undefined: it knows nothing of the dossier. */
  readonly custodyOf: (dossier: DossierId) => Custody | undefined;
}

export type AcceptError =
  | { readonly type: 'hand-over-answered' }
  | { readonly type: 'not-sealed' }
  | { readonly type: 'bag-differs'; readonly bag: string }
  | { readonly type: 'count-differs'; readonly count: number };

/** A whole bag of the right number and count takes one scan; otherwise each folder is looked at and differences are listed. */
export function accept({ coming, at, answer, custodyOf }: Accepting): Result<readonly NewEvent[], AcceptError> {
  const carried = coming.items.filter((item) => item.carries !== 'nothing' && isStillComing(item, coming, custodyOf));
  if (carried.length === 0) return err({ type: 'hand-over-answered' });
  const { handOver, from, hash, slip } = coming;
  const accepted = (how: AcceptedHow, there: readonly CustodyItem[], differences: readonly Difference[]) => {
    const items = there.map(next(coming, custodyOf));
    const proof = slip ? { slip: [...new Set(slip.map((text) => text.trim()))] } : {};
    const facts = { handOver, from, offerHash: hash, items, how, differences, at, ...proof };
    return ok([{ type: 'hand-over-accepted' as const, facts }]);
  };
  if (answer.how === 'seal') {
    if (coming.bag === null) return err({ type: 'not-sealed' });
    if (coming.bag !== answer.bag) return err({ type: 'bag-differs', bag: coming.bag });
    if (carried.length !== answer.count) return err({ type: 'count-differs', count: carried.length });
    return accepted('seal', carried, []);
  }
  const present = new Set(answer.present);
  const damaged = new Set(answer.damaged);
  const there = carried.filter(({ code }) => present.has(code));
  const listed = new Set(carried.map(({ code }) => code));
  const differences: Difference[] = [
    ...carried
      .filter(({ code }) => !present.has(code))
      .map(({ dossier, code }) => ({ dossier, code, what: 'missing' as const })),
    ...there
      .filter(({ code }) => damaged.has(code))
      .map(({ dossier, code }) => ({ dossier, code, what: 'damaged' as const })),
    ...[...present]
      .filter((code) => !listed.has(code))
      .map((code) => ({ dossier: null, code, what: 'extra' as const })),
  ];
  return accepted('one-by-one', there, differences);
}

/**
 * The version after what was offered, or after what this point knows besides. Work goes ahead of its folder from the offer on: where it
 * is known to have been handed on since, the folder that follows does not claim it back.
 */
function next({ here }: Coming, custodyOf: Accepting['custodyOf']) {
  return (item: CustodyItem): CustodyItem => {
    const known = custodyOf(item.dossier);
    const hasGoneOn = known !== undefined && known.cv >= item.cv && known.work !== null && known.work !== here;
    return { ...item, work: item.work && !hasGoneOn, cv: Math.max(item.cv, known?.cv ?? 0) + 1 };
  };
}

/** A slip lies about for long: what this point knows to have gone on since is not accepted by it again. */
function isStillComing(item: CustodyItem, { handOver }: Coming, custodyOf: Accepting['custodyOf']): boolean {
  const known = custodyOf(item.dossier);
  if (!known || known.cv < item.cv) return true;
  const [where, road] =
    item.carries === 'result' ? [known.result, known.resultHandOver] : [known.folder, known.handOver];
  return where?.state === 'unknown' || (where?.state === 'in-transit' && road === handOver);
}

export interface Declining extends Pick<Accepting, 'coming' | 'at' | 'custodyOf'> {
  /** Null: all of it. */
  readonly dossiers: readonly DossierId[] | null;
  readonly reason: DeclineReason;
  /** Of which nothing was done here meanwhile. */
  readonly untouched: (dossier: DossierId) => boolean;
}

/** The paper goes back, and the work with it. What was begun here from the scan is sent back by a hand-over of its own. */
export function decline(input: Declining): Result<readonly NewEvent[], { type: 'hand-over-answered' }> {
  const { coming, at, reason, dossiers, custodyOf } = input;
  const { handOver, from } = coming;
  const asked = coming.items.filter(({ dossier }) => dossiers === null || dossiers.includes(dossier));
  const items = asked
    .filter((item) =>
      item.carries === 'nothing' ? input.untouched(item.dossier) : isStillComing(item, coming, custodyOf),
    )
    .map(next(coming, custodyOf));
  if (items.length === 0) return err({ type: 'hand-over-answered' });
  return ok([{ type: 'hand-over-declined', facts: { handOver, from, items, reason, at } }]);
}

export interface Withdrawing {
  readonly known: HandOver;
  readonly me: PointId;
  readonly approver: AccountId;
  readonly at: string;
  readonly custodyOf: (dossier: DossierId) => Custody | undefined;
}

export type WithdrawError = { readonly type: 'hand-over-not-ours' } | { readonly type: 'hand-over-answered' };

/** What nobody answered, as far as is known here; who accepted it meanwhile makes a conflict of it, to be recounted. */
export function withdraw({
  known,
  me,
  approver,
  at,
  custodyOf,
}: Withdrawing): Result<readonly NewEvent[], WithdrawError> {
  if (known.from !== me) return err({ type: 'hand-over-not-ours' });
  const { handOver, to } = known;
  const items = known.items
    .filter(({ fate, dossier }) => fate === 'on-road' || (fate === 'passed' && custodyOf(dossier)?.work === to))
    .map((item) => {
      const custody = custodyOf(item.dossier);
      // Handed on from the scan meanwhile, and this point heard of it: the bag comes back, the work does not.
      const hasGoneOn = custody !== undefined && custody.work !== null && custody.work !== to;
      // Said to be here already: of that folder the slip takes back the work alone.
      const carries = custody && isHere(custody, paperOf(item), me) ? ('nothing' as const) : item.carries;
      return { ...asOffered(item), carries, work: item.work && !hasGoneOn, cv: (custody?.cv ?? item.cv) + 1 };
    })
    .filter(({ carries, work }) => carries !== 'nothing' || work);
  if (items.length === 0) return err({ type: 'hand-over-answered' });
  return ok([{ type: 'hand-over-withdrawn', facts: { handOver, to, items, approver, at } }]);
}

export interface Losing {
  readonly held: Held;
  readonly me: PointId;
  readonly paper: Paper;
  readonly missing: readonly string[];
  readonly note: string;
  readonly approver: AccountId;
  readonly at: string;
}

/** Who holds it, sent it or waits for it may say that it is nowhere. */
export function reportLost(input: Losing): Result<readonly NewEvent[], CustodyRefusal> {
  const { held, me, paper, missing, note, approver, at } = input;
  const { dossier, custody } = held;
  if (held.isUncounted) return err({ type: 'recount-first', code: dossier.code });
  const where = custody[paper];
  const isMine = where ? where.at === me || where.to === me || where.state === 'unknown' : custody.work === me;
  const canBeLost = !where || ['here', 'in-transit', 'unknown'].includes(where.state);
  if (!isMine || !canBeLost) return err({ type: 'paper-not-here', code: dossier.code });
  const road = where?.state !== 'in-transit' ? null : paper === 'result' ? custody.resultHandOver : custody.handOver;
  const facts = { dossier: dossier.id, cv: custody.cv + 1, paper, handOver: road, missing: missing.length };
  return ok([
    {
      type: 'folder-lost',
      facts: { ...facts, approver, at },
      personal: { dossier: dossier.id, part: { missing, note } },
    },
  ]);
}

export type ReconstituteError = CustodyRefusal | { readonly type: 'folder-not-lost'; readonly code: string };

/** By who has the work: they need the papers. Where everybody looked in vain nobody has it, and whoever makes them anew does. */
export function reconstitute(
  held: Held,
  me: PointId,
  paper: Paper,
  documentCount: number,
  at: string,
): Result<readonly NewEvent[], ReconstituteError> {
  const { dossier, custody } = held;
  const isNobodys = custody.work === null && custody.claimants.length === 0;
  const fault = isNobodys ? null : workFault(held, me);
  if (fault) return err(fault);
  if (custody[paper]?.state !== 'lost') return err({ type: 'folder-not-lost', code: dossier.code });
  const facts = { dossier: dossier.id, cv: custody.cv + 1, paper, documentCount, at };
  return ok([{ type: 'folder-reconstituted', facts }]);
}
