import type { InferContractRouterOutputs } from '@orpc/contract';
import type { ProvinceApi } from '../../contract/province-api.ts';
import { maxChainLinks } from '../../contract/site-log-api.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { writerAfter } from '../../domain/incarnation.ts';
import type { RebirthReason } from '../../domain/incarnation-events.ts';
import { parting, siteAct } from '../../domain/verdict.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { OutgoingLog, OutgoingStream } from '../ports/outgoing-log.ts';
import type { DoorFailure, ProvinceDoor } from '../ports/province.ts';
import type { Vault } from '../ports/vault.ts';
import type { Incarnations } from '../store/incarnations.ts';

export type Registering = Parameters<ProvinceDoor['incarnations']>[1];
type HelloAnswer = Extract<InferContractRouterOutputs<ProvinceApi>['hello'], { ok: true }>['value'];

/** What agreeing asks of the province; a bundle of it answers some of it (`door-of-bundle.ts`). */
export type Asked = Pick<ProvinceDoor, 'chain' | 'fetch' | 'incarnations'>;

/** `again`: something changed here, the province is asked anew. `failure`: the road or the province. */
export type Agreement =
  | { readonly type: 'agreed' }
  | { readonly type: 'again' }
  | { readonly type: 'stuck'; readonly why: 'letters-used-up' | 'does-not-chain' }
  | { readonly type: 'failure'; readonly failure: DoorFailure };

interface Parts {
  readonly log: OutgoingLog;
  readonly own: Incarnations;
  readonly vault: Pick<Vault, 'openSealed'>;
  readonly operatorLog: OperatorLog;
  /** This device wrote it, or may sign for it: the same key. */
  readonly isOurs: (stream: OutgoingStream) => boolean;
  /** Sends what the province lacks of a stream that is written no more. */
  readonly push: (keyId: string, stream: OutgoingStream, from: Head) => Promise<Agreement>;
}

const agreed: Agreement = { type: 'agreed' };
const again: Agreement = { type: 'again' };

/**
 * What a station does about the streams of its point: the written one, its ancestors, and living siblings (reliability.md
 * §2.2). Every finding is made anew against the chain as it is now, in the same turn in which something is done about it:
 * an answer that was late, came twice or out of order frightens nobody (I12).
 */
export function agreeWithProvince({ log, own, vault, operatorLog, isOurs, push }: Parts) {
  /** The written stream, where the province said with its last answer that it heard every point of the centre since. */
  const now = { heardAll: null as string | null, toldAnew: null as string | null };

  /**
   * The province knows the written stream as the newest of the point; whoever wrote before is told to stop. Who heard of a
   * newer one itself says so, to a province that forgot.
   */
  async function register(to: Asked, keyId: string): Promise<Agreement> {
    for (const each of toRegister(own, log.stream)) {
      const answer = await to.incarnations(keyId, each);
      if (!answer.ok) return { type: 'failure', failure: answer.error };
      if (!answer.value.ok) return { type: 'failure', failure: { type: 'turned-away', code: answer.value.error.type } };
      own.registered(each.stream);
    }
    return agreed;
  }

  /** The written stream, as the province has it. */
  async function written(to: Asked, keyId: string, have: Head): Promise<Agreement> {
    const act = siteAct({ province: have, point: log.head(), ownAtProvince: log.hashAt(have.seq) });
    if (act === 'nothing' || act === 'push') return agreed;
    const stream = log.stream;
    const fork = await findParting(to, keyId, log, have);
    if ('type' in fork) return fork;
    // Asked of what is true now: the first answer may have been late, and the stream may have been ended since.
    if (log.stream !== stream || !stillParts(log, fork)) return again;
    const isAhead = log.head().seq > fork.seq;
    return goneOn(
      'contradicted',
      isAhead ? own.rehomeLive({ seq: fork.seq, hash: fork.hash }) : own.begin('contradicted'),
    );
  }

  function goneOn(reason: RebirthReason, begun: ReturnType<Incarnations['begin']>): Agreement {
    if (!begun.ok)
      return begun.error.type === 'letters-used-up'
        ? { type: 'stuck', why: 'letters-used-up' }
        : { type: 'failure', failure: { type: 'unreachable' } };
    operatorLog.write({ event: 'incarnation-begun', reason, letter: own.live().letter });
    return again;
  }

  /** Every other stream of the point: pushed, learnt, or its tail carried on here under another name. */
  async function others(to: Asked, keyId: string, said: Pick<HelloAnswer, 'incarnations'>): Promise<Agreement> {
    const known = new Map((said.incarnations ?? []).map(({ stream, have }) => [stream as string, have]));
    for (const ancestor of log.ancestors()) {
      const have = known.get(ancestor.stream);
      known.delete(ancestor.stream);
      if (!have) {
        const outcome = await makeKnown(to, keyId, ancestor);
        if (outcome.type !== 'agreed') return outcome;
        continue;
      }
      const outcome = await agreeOn(to, keyId, ancestor, have);
      if (outcome.type !== 'agreed') return outcome;
    }
    known.delete(log.stream);
    for (const [stream, have] of known) {
      if (have.seq === 0) continue;
      own.takeLetter((said.incarnations ?? []).map(({ letter }) => letter));
      const outcome = await learnFrom(to, keyId, stream, genesis);
      if (outcome.type !== 'agreed') return outcome;
    }
    return agreed;
  }

  /** The province went back to before that stream began: it is told of it again, at the rank that was known here. */
  async function makeKnown(to: Asked, keyId: string, ancestor: OutgoingStream): Promise<Agreement> {
    const row = own.get(ancestor.stream);
    if (!row || ancestor.head().seq === 0 || !isOurs(ancestor)) return agreed;
    const { stream, letter } = row;
    const reason = row.reason === 'learnt' ? 'created' : row.reason;
    const writer = own.live().supersededBy ?? log.stream;
    const known = { stream, reason, parent: null, letter };
    const answer = await to.incarnations(keyId, { ...known, ...(writer !== stream && { successor: writer }) });
    if (!answer.ok) return { type: 'failure', failure: answer.error };
    return answer.value.ok ? push(keyId, ancestor, genesis) : agreed;
  }

  async function agreeOn(to: Asked, keyId: string, stream: OutgoingStream, have: Head): Promise<Agreement> {
    const act = siteAct({ province: have, point: stream.head(), ownAtProvince: stream.hashAt(have.seq) });
    if (act === 'nothing') return agreed;
    if (act === 'push') return push(keyId, stream, have);
    if (act === 'learn') {
      const learnt = await learnFrom(to, keyId, stream.stream, stream.head());
      if (learnt.type !== 'stuck') return learnt;
    }
    const fork = await findParting(to, keyId, stream, have);
    if ('type' in fork) return fork;
    if (stream.stream === log.stream || !stillParts(stream, fork)) return again;
    if (stream.head().seq === fork.seq) return learnFrom(to, keyId, stream.stream, fork);
    own.rehomeAncestor(stream.stream, fork.seq);
    return again;
  }

  async function learnFrom(to: Asked, keyId: string, stream: string, from: Head): Promise<Agreement> {
    for (let at = from.seq; ; ) {
      const answer = await to.fetch(keyId, { stream, from: at + 1 });
      if (!answer.ok) return { type: 'failure', failure: answer.error };
      if (!answer.value.ok) return agreed;
      const { events, keys, have, headSignature } = answer.value.value;
      const last = events.at(-1);
      if (!last) return agreed;
      const point = pointOfStream(StreamId(stream));
      const opened = keys.flatMap(({ dossier, wrapped }) => {
        const key = openedKey(() => vault.openSealed(wrapped, { point, dossier }));
        return key ? [{ dossier, key }] : [];
      });
      if (stream === log.stream) return again;
      const learnt = own.learn({
        stream: StreamId(stream),
        events: events as readonly unknown[] as readonly AnyLogEvent[],
        keys: opened,
      });
      if (!learnt.ok)
        return learnt.error.type === 'does-not-chain'
          ? { type: 'stuck', why: 'does-not-chain' }
          : { type: 'failure', failure: { type: 'unreachable' } };
      at = last.seq;
      if (at >= have.seq) {
        if (headSignature !== null && at === have.seq) own.signedBy(stream, have, headSignature);
        return agreed;
      }
    }
  }

  /** The last height at which both have the same, from the top down. */
  async function findParting(
    to: Asked,
    keyId: string,
    stream: Pick<OutgoingStream, 'stream' | 'head' | 'hashAt'>,
    have: Head,
  ): Promise<Parting | Agreement> {
    let province = have;
    for (let top = Math.min(have.seq, stream.head().seq); top > 0; ) {
      const from = Math.max(1, top - maxChainLinks + 1);
      const answer = await to.chain(keyId, { stream: stream.stream, from, to: top });
      if (!answer.ok) return { type: 'failure', failure: answer.error };
      if (!answer.value.ok) return again;
      province = answer.value.value.have;
      const found = parting(answer.value.value.links, stream.hashAt);
      if (found) return { ...found, province };
      top = from - 1;
    }
    return { ...genesis, province };
  }

  function heard(said: Pick<HelloAnswer, 'superseded' | 'incarnations' | 'centreHeard'>): void {
    const by = said.superseded ?? null;
    if (by !== null && own.live().supersededBy === null) operatorLog.write({ event: 'superseded' });
    own.supersededBy(by);
    if (by === null) {
      seeRank(said);
      seeOthers(said);
    }
    now.heardAll = said.centreHeard === true && own.live().registered ? log.stream : null;
    const others = (said.incarnations ?? []).filter(({ stream }) => stream !== log.stream);
    if (by === null && own.live().registered && others.every(({ told }) => told === true)) own.othersTold();
  }

  /** Before anything else is asked: the road may be cut the next moment, and papers are printed meanwhile. */
  function seeOthers({ incarnations = [] }: Pick<HelloAnswer, 'incarnations'>): void {
    const isUnknown = incarnations.some(({ stream, have }) => have.seq > 0 && !own.get(stream));
    if (isUnknown) own.takeLetter(incarnations.map(({ letter }) => letter));
  }

  /**
   * The province went back to between our enrolment and our rank: it knows the stream, and not that it is the newest. Every
   * registered one but the first has its letter there. Asked once: whoever is told twice may know us by another's word.
   */
  function seeRank({ incarnations }: Pick<HelloAnswer, 'incarnations'>): void {
    const { stream, letter, registered } = own.live();
    const there = incarnations?.find((each) => each.stream === stream);
    if (!there || !registered || letter === '' || there.letter !== '' || now.toldAnew === stream) return;
    now.toldAnew = stream;
    own.forgottenThere();
  }

  /**
   * The province names a stream as the writer that this PC ended itself: an old word reached it after it went back in time. Nobody
   * else writes that one, so nobody would give a number for the point any more; it goes on here under another stream, and says so.
   * Null: it is not so, and another PC writes or may write. Nor does a PC go on as it is that came by its database, or went back,
   * while another one wrote of whom the province knows no more: its original may go on as well.
   */
  function writesFor({ superseded, incarnations }: Pick<HelloAnswer, 'superseded' | 'incarnations'>): Agreement | null {
    const putOff = superseded ? null : own.beginPutOff();
    if (putOff) return goneOn(putOff.reason, putOff.begun);
    const followers = new Map((incarnations ?? []).map((each) => [each.stream as string, each.supersededBy]));
    const last = superseded ? writerAfter(superseded, followers) : null;
    if (last === null || followers.get(last) !== null || !own.isEndedHere(last)) return null;
    return goneOn('restored', own.begin('restored'));
  }

  /** After all streams were agreed upon and the inbox was read to its end: what the others said is known here. */
  function listened(): void {
    if (now.heardAll !== null) own.heardAll(now.heardAll);
    now.heardAll = null;
  }

  return { register, written, others, heard, writesFor, listened };
}

/** What the province was not told yet, in the order in which it is told; by the wire, or with the next stick. */
export function toRegister(
  own: Pick<Incarnations, 'all' | 'ended' | 'isHealedItself'>,
  written: string,
): Registering[] {
  return own.all().flatMap(({ stream, letter, parent, supersededBy, registered, reason }) => {
    const isWritten = stream === written;
    if (registered || reason === 'learnt' || (reason === 'created' && !isWritten)) return [];
    const named = parent && pointOfStream(StreamId(parent.stream)) === pointOfStream(stream) ? parent : null;
    const successor = isWritten && supersededBy !== null ? { successor: supersededBy } : {};
    const healed = own.isHealedItself(stream) ? { healed: { ended: [...own.ended()] } } : {};
    return [{ stream, reason, parent: named, letter, ...successor, ...healed }];
  });
}

/** Where two histories part, and what the province had when it was asked about it. */
type Parting = Head & { readonly province: Head };

function stillParts(
  { head, hashAt }: Pick<OutgoingStream, 'head' | 'hashAt'>,
  { seq, hash, province }: Parting,
): boolean {
  const act = siteAct({ province, point: head(), ownAtProvince: hashAt(province.seq) });
  return hashAt(seq) === hash && (act === 'learn' || act === 'part');
}

/** Wrapped for another key, or changed: without it the event stays, and its person is not opened here. */
function openedKey(open: () => Uint8Array): Uint8Array | null {
  try {
    return open();
  } catch {
    return null;
  }
}
