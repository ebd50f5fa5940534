import type { HandOverView } from '../../contract/hand-over-api.ts';
import { localTime } from '../../domain/calendar.ts';
import type { Custody } from '../../domain/custody.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { HandOver, ItemFate } from '../../domain/hand-over.ts';
import * as decide from '../../domain/hand-over-decide.ts';
import { offerHash, readSlip, type SignedOffer, type SlipVerdict } from '../../domain/hand-over-slip.ts';
import { type DossierId, HandOverId, pointOfStream } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type SignError, signByHand } from '../../domain/sign-by-hand.ts';
import { codeOf } from '../../domain/signed-code.ts';
import type { SlipSigner } from '../ports/slip-signer.ts';
import { accountOf, actorOf, type Caller, type Handlers, type Input } from './caller.ts';
import { heldOf, named, otherPoints, pointRef } from './custody-view.ts';
import { handOverView, isByPost } from './hand-over-view.ts';
import { type RecountParts, recountOperations } from './recount-work.ts';

type Methods =
  | 'makeHandOver'
  | 'readHandOvers'
  | 'readHandOver'
  | 'readSlip'
  | 'acceptHandOver'
  | 'declineHandOver'
  | 'withdrawHandOver'
  | 'enterSignedSlip';

type WithdrawRefusal = decide.WithdrawError | { readonly type: 'hand-over-unknown' };
type SignRefusal = SignError | { readonly type: 'hand-over-unknown' };
type SlipRefusal = { readonly type: 'slip-unreadable' | 'slip-incomplete' | 'slip-forged' };

export interface HandOverParts extends RecountParts {
  readonly slips: SlipSigner;
}

const MOST_DONE = 30;

/** Dossiers from point to point: offered, on the road, accepted or sent back, taken back; and what is looked for. */
export function handOverOperations(parts: HandOverParts): Handlers<Methods> & ReturnType<typeof recountOperations> {
  const { store, clock, ids, search, slips, fourEyes } = parts;
  const me = store.point.id;
  const now = () => {
    const { date, time } = localTime(clock.now());
    return `${date}T${time}`;
  };

  const custodyOf = (dossier: DossierId): Custody | undefined => {
    const row = store.dossiers.get(dossier);
    return store.custody.known(dossier) ?? (row && store.custody.of(row));
  };

  const shown = (handOver: string) => {
    const known = store.handOvers.get(handOver);
    if (!known) throw new Error('assertion failed: a hand-over of the log is not in its projection');
    for (const { dossier } of known.items) search.refresh(dossier);
    return handOverView(store, known);
  };

  /** One act on one hand-over: decided, written, and shown as it is then. */
  const act = <E>(
    method: Methods,
    { origin }: Pick<Input<'acceptHandOver'>, 'origin'>,
    handOver: HandOverId,
    caller: Caller,
    decided: () => Result<readonly NewEvent[], E>,
  ) => {
    const performed = store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const events = decided();
      return events.ok ? ok({ events: events.value, answer: () => ({ handOver }) }) : events;
    });
    return performed.ok ? ok(shown(performed.value.handOver)) : performed;
  };

  /** What lies before somebody: by the log, or by the slip alone. */
  const comingTo = (
    handOver: HandOverId,
    texts: readonly string[],
  ): Result<
    decide.Coming & { verdict: SlipVerdict; since: string },
    SlipRefusal | { type: 'hand-over-unknown' | 'hand-over-not-for-here' | 'hand-over-answered' }
  > => {
    const known = store.handOvers.get(handOver);
    // Of an offer that this log forgot what comes back is known by the answer alone; what comes to here says its slip.
    if (known && (known.signature !== '' || known.from === me)) {
      const coming = decide.comingOf(known, me);
      if (coming) return ok({ ...coming, verdict: 'genuine', since: known.at });
      return err({ type: known.from === me ? 'hand-over-answered' : 'hand-over-not-for-here' });
    }
    if (texts.length === 0) return err({ type: 'hand-over-unknown' });
    const slip = readSlip(texts);
    if (slip.type === 'unreadable') return err({ type: 'slip-unreadable' });
    if (slip.type === 'more') return err({ type: 'slip-incomplete' });
    const { offer } = slip.signed;
    const verdict = slips.judge(slip.signed);
    if (verdict === 'forged') return err({ type: 'slip-forged' });
    if (offer.handOver !== handOver) return err({ type: 'slip-unreadable' });
    if (offer.to !== me) return err({ type: 'hand-over-not-for-here' });
    const { from, bag, items } = offer;
    const said = { handOver, here: me, from, bag, items, hash: offerHash(offer), slip: texts };
    return ok({ ...said, verdict, since: offer.at });
  };

  /** An own offer that this log forgot, by its slip: of what the log does not know to have gone on since. */
  const forgotten = (signed: SignedOffer): HandOver | null => {
    if (slips.judge(signed) !== 'genuine') return null;
    const said = offeredIn(signed);
    return { ...said, items: said.items.filter(({ dossier, cv }) => (custodyOf(dossier)?.cv ?? 0) < cv) };
  };

  /** Nothing of it was begun here: the last act on it is somebody else's. */
  const untouched = (dossier: DossierId) => {
    const last = store.steps.of(dossier).at(-1);
    return last === undefined || pointOfStream(last.stream) !== me;
  };

  return {
    ...recountOperations(parts),

    makeHandOver: ({ origin, to, kind, bag, items }, caller) => {
      if (to === me) return err({ type: 'hand-over-to-itself' });
      if (!otherPoints(store).some(({ point }) => point === to)) return err({ type: 'point-unknown' });
      const handOver = HandOverId(ids.uuid());
      const job = `${origin}.0`;
      const performed = store.perform(
        { origin, method: 'makeHandOver', actor: actorOf(caller), opensDay: false },
        () => {
          const helds = [];
          for (const { dossier, carries } of items) {
            const row = store.dossiers.get(dossier);
            if (!row) return err({ type: 'dossier-unknown' as const });
            helds.push({ held: heldOf(store, row), carries });
          }
          const said = { me, to, kind, bag, handOver, at: now(), items: helds, fees: [], sign: slips.sign };
          const decided = decide.offer(said);
          if (!decided.ok) return err('point' in decided.error ? named(store, decided.error) : decided.error);
          const slip = {
            ...{ job, kind: 'hand-over-slip' as const, subject: handOver, label: bag ?? `${items.length}` },
            ...{ details: { account: accountOf(caller) }, terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
          };
          return ok({ events: decided.value, jobs: [slip], answer: () => ({ handOver, job }) });
        },
      );
      return performed.ok ? ok({ handOver: shown(performed.value.handOver), job: performed.value.job }) : performed;
    },

    readHandOvers: () => {
      const views = store.handOvers.underWay().map((known) => handOverView(store, known));
      return {
        // What was sent back from here is on the road too, and what comes back here is coming.
        onRoad: views.filter((view) => has(view, ownRoad(view.direction)) || view.state === 'disputed'),
        coming: views.filter((view) => has(view, view.direction === 'in' ? 'on-road' : 'declined')),
        // Nothing of it is on a road any more where folders were found elsewhere.
        done: [
          ...views.filter(({ state }) => state === 'done'),
          ...store.handOvers.done(MOST_DONE).map((known) => handOverView(store, known)),
        ]
          .sort((one, other) => other.at.localeCompare(one.at))
          .slice(0, MOST_DONE),
        points: otherPoints(store).map((each) => ({ ...each, byPost: isByPost(store, each.point) })),
      };
    },

    readHandOver: ({ handOver }) => {
      const known = store.handOvers.get(handOver);
      return known ? ok(handOverView(store, known)) : err({ type: 'hand-over-unknown' });
    },

    readSlip: ({ texts }) => {
      const slip = readSlip(texts);
      if (slip.type === 'unreadable') return err({ type: 'slip-unreadable' });
      if (slip.type === 'more') return ok({ type: 'more', handOver: slip.handOver, missing: [...slip.missing] });
      const { offer } = slip.signed;
      const known = store.handOvers.get(offer.handOver);
      return ok({
        type: 'whole',
        verdict: slips.judge(slip.signed),
        isForHere: offer.to === me,
        isFromHere: offer.from === me,
        isKnown: known !== undefined,
        handOver: handOverView(store, known ?? offeredIn(slip.signed)),
      });
    },

    acceptHandOver: ({ slip, answer, handOver, signedAt, ...asked }, caller) => {
      const coming = comingTo(handOver, slip);
      if (!coming.ok) return coming;
      const { from, since } = coming.value;
      // The minutes were signed by hand where the folders were taken over: that is when they were filed.
      if (signedAt !== undefined) {
        if (!isByPost(store, from)) return err({ type: 'hand-over-not-by-post', point: pointRef(store, from).name });
        if (signedAt < since || signedAt > now()) return err({ type: 'signing-time-impossible', from: since });
      }
      // By whose word the seal is whole nobody here can tell: then each folder is looked at.
      if (answer.how === 'seal' && coming.value.verdict !== 'genuine') return err({ type: 'slip-key-unknown' });
      const ours = (text: string) => {
        const code = codeOf(text).toUpperCase();
        return store.dossiers.byCode(code)?.code ?? code;
      };
      const looked =
        answer.how === 'seal'
          ? answer
          : { how: answer.how, present: answer.present.map(ours), damaged: answer.damaged.map(ours) };
      return act('acceptHandOver', asked, handOver, caller, () =>
        decide.accept({ coming: coming.value, at: signedAt ?? now(), answer: looked, custodyOf }),
      );
    },

    declineHandOver: ({ slip, handOver, only, reason, ...asked }, caller) => {
      const coming = comingTo(handOver, slip);
      if (!coming.ok) return coming;
      return act('declineHandOver', asked, handOver, caller, () =>
        decide.decline({ coming: coming.value, at: now(), dossiers: only, reason, custodyOf, untouched }),
      );
    },

    enterSignedSlip: ({ slip, missing, signedAt, ...asked }, caller) => {
      const read = readSlip(slip);
      if (read.type === 'unreadable') return err({ type: 'slip-unreadable' });
      if (read.type === 'more') return err({ type: 'slip-incomplete' });
      const { handOver, from, to } = read.signed.offer;
      if (from !== me) return err({ type: 'hand-over-not-ours' });
      if (slips.judge(read.signed) === 'forged') return err({ type: 'slip-forged' });
      // Every other point has a log of its own, and signs there.
      if (!isByPost(store, to)) return err({ type: 'hand-over-not-by-post', point: pointRef(store, to).name });
      return act('enterSignedSlip', asked, handOver, caller, (): Result<readonly NewEvent[], SignRefusal> => {
        const known = store.handOvers.get(handOver) ?? forgotten(read.signed);
        if (!known) return err({ type: 'hand-over-unknown' });
        return signByHand({ known, me, missing, at: signedAt, now: now(), custodyOf });
      });
    },

    withdrawHandOver: async ({ slip, approver, ...asked }, caller) => {
      const read = readSlip(slip);
      if (read.type === 'unreadable') return err({ type: 'slip-unreadable' });
      if (read.type === 'more') return err({ type: 'slip-incomplete' });
      const { handOver, from } = read.signed.offer;
      if (from !== me) return err({ type: 'hand-over-not-ours' });
      if (slips.judge(read.signed) === 'forged') return err({ type: 'slip-forged' });
      if (!store.handOvers.get(handOver)) return err({ type: 'hand-over-unknown' });
      const second = await fourEyes('withdraw-hand-over', approver, caller);
      if (!second.ok) return second;
      return act('withdrawHandOver', asked, handOver, caller, (): Result<readonly NewEvent[], WithdrawRefusal> => {
        const known = store.handOvers.get(handOver);
        if (!known) return err({ type: 'hand-over-unknown' });
        return decide.withdraw({ known, me, approver: second.value, at: now(), custodyOf });
      });
    },
  };
}

/** What a slip says, where the log knows nothing of it. */
function offeredIn({ offer, signature }: SignedOffer): HandOver {
  const items = offer.items.map((item) => ({ ...item, fate: 'on-road' as const, answeredAt: '' }));
  return { ...offer, items, signature, fees: [], how: null, differences: [] };
}

function ownRoad(direction: 'out' | 'in'): ItemFate {
  return direction === 'out' ? 'on-road' : 'declined';
}

function has({ items }: HandOverView, fate: ItemFate): boolean {
  return items.some((item) => item.fate === fate && !item.foundAt?.length);
}
