import type { InferContractRouterOutputs } from '@orpc/contract';
import type { ProvinceApi } from '../../contract/province-api.ts';
import { roadDetails } from '../../contract/refusals.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type Head, signedHeadText } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { pointOfStream, type StreamId } from '../../domain/ids.ts';
import { verdict } from '../../domain/verdict.ts';
import { othersTurn } from '../pieces.ts';
import type { Clock } from '../ports/clock.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { OutgoingLog, OutgoingStream } from '../ports/outgoing-log.ts';
import type { DoorFailure, LinkMemory, ProvinceDoor, WrapForProvince } from '../ports/province.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import type { Vault } from '../ports/vault.ts';
import type { Incarnations } from '../store/incarnations.ts';
import { isDiskTrouble } from '../store/open-database.ts';
import { type Agreement, agreeWithProvince } from './agree-with-province.ts';
import { createAlarmClock } from './alarm-clock.ts';
import { bugEntry } from './bug-entry.ts';
import type { InboxReader } from './fetch-inbox.ts';
import { linkOfPoint, type ProvinceLink, readLink, writeLink } from './province-link.ts';
import { createRoadState } from './road-state.ts';

/**
 * Brings the log to the province, for ever, in the background: enrols once, says hello each minute, pushes what it does
 * not have, and never blocks anything. The province's word is believed where the own chain confirms it: a province that
 * went back in time is sent everything again. Where the histories contradict each other the point goes on under another
 * stream and both are kept (`agree-with-province.ts`); reception goes on.
 */
export interface ReportingParts {
  readonly log: OutgoingLog;
  /** Null: no province is configured. */
  readonly door: ProvinceDoor | null;
  readonly wrap: WrapForProvince;
  readonly vault: Pick<Vault, 'sign' | 'publicKey' | 'sealTo' | 'openSealed'>;
  /** The streams of the database; null: a log that cannot begin another one. */
  readonly own?: Incarnations | null;
  readonly clock: Clock;
  readonly operatorLog: OperatorLog;
  readonly memory: LinkMemory;
  /** The one-time ticket a technician left, if any. */
  readonly enrolment: { readonly ticket: string } | null;
  readonly version: string;
  /** What other points wrote; null: nobody here reads it. */
  readonly inbox?: InboxReader | null;
  /** 0 … 1, for the jitter. */
  readonly random: () => number;
  readonly delays?: Partial<Delays>;
}

export interface Delays {
  /** Tickets come in bursts: this long after the first one they go together. */
  readonly debounceMs: number;
  readonly helloEveryMs: number;
  /** Full jitter: a random part of a span that doubles from the base to the cap. */
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
  readonly requestTimeoutMs: number;
}

const usualDelays = { debounceMs: 50, helloEveryMs: 60_000, retryBaseMs: 2_000, retryCapMs: 300_000 };
const schemaVersion = 1;
/** Questions in a row that the two sides may need to agree; a point that was reborn asks more than one that was not. */
const roundsAtOnce = 12;

type Outcome = 'in-sync' | 'again' | 'failed' | 'needs-attention';
type HelloAnswer = Extract<InferContractRouterOutputs<ProvinceApi>['hello'], { ok: true }>['value'];
type Limits = HelloAnswer['limits'];

export function reportToProvince(
  parts: ReportingParts,
): ProvinceRoad & { pushNow(): Promise<void>; close(): Promise<void> } {
  const { log, door, clock, operatorLog, random } = parts;
  const delays = { ...usualDelays, ...parts.delays };
  const road = createRoadState({ log, memory: parts.memory, operatorLog });
  const alarm = createAlarmClock();
  const life = {
    closed: false,
    failures: 0,
    limits: null as Limits | null,
    helloDue: 0,
    retryAfterMs: 0,
    inbox: null as Head | null,
  };
  const waiting: (() => void)[] = [];
  const agree =
    parts.own &&
    agreeWithProvince({
      ...{ log, own: parts.own, vault: parts.vault, operatorLog },
      // Ed25519 signs the same text with the same key to the same bytes.
      isOurs: ({ stream, signed, hashAt }) =>
        !signed ||
        parts.vault.sign(signedHeadText(stream, { seq: signed.seq, hash: hashAt(signed.seq) ?? '' })) ===
          signed.signature,
      push: async (keyId, stream, from) => {
        const link = linkOfPoint(parts.memory, log);
        return link && door ? pushAncestor(door, { ...link, keyId }, stream, from) : { type: 'again' };
      },
    });

  const offAppend = log.onAppend(() => alarm.ring('append'));
  const ended = door ? live(door) : Promise.resolve(road.set('never-reached', 'no-province-configured'));

  async function live(to: ProvinceDoor): Promise<void> {
    while (!life.closed) {
      const answering = waiting.splice(0);
      life.retryAfterMs = 0;
      const outcome = await rounds(to);
      for (const done of answering) done();
      life.failures = outcome === 'in-sync' ? 0 : life.failures + 1;
      if (life.closed) break;
      if (outcome === 'in-sync') await restUntilAppend();
      else await alarm.sleep(outcome === 'failed' ? backOff() : Math.max(backOff(), delays.helloEveryMs), ['now']);
    }
    for (const done of waiting.splice(0)) done();
  }

  /** While the province is away appends do not wake: a tap at the kiosk must not become a knock at a closed door. */
  async function restUntilAppend(): Promise<void> {
    const rung = await alarm.sleep(life.helloDue - clock.mono(), ['append', 'now']);
    if (rung === 'append') await alarm.sleep(delays.debounceMs, ['now']);
  }

  function backOff(): number {
    const jitter = random() * Math.min(delays.retryCapMs, delays.retryBaseMs * 2 ** Math.min(life.failures - 1, 30));
    // a province that is busy says when there will be room; the jitter keeps us from all knocking then
    return life.retryAfterMs + jitter;
  }

  async function rounds(to: ProvinceDoor): Promise<Outcome> {
    try {
      for (let round = 0; round < roundsAtOnce && !life.closed; round++) {
        const outcome = await oneRound(to);
        if (outcome !== 'again') return outcome;
      }
      return 'failed';
    } catch (failure) {
      // A full disk cannot remember what was acknowledged: it is sent again later, and nothing is lost by it.
      if (!isDiskTrouble(failure)) operatorLog.write(bugEntry('report-to-province', failure));
      return 'failed';
    }
  }

  async function oneRound(to: ProvinceDoor): Promise<Outcome> {
    const link = linkOfPoint(parts.memory, log) ?? (await enrol(to));
    if (typeof link === 'string') return link;
    if (agree && parts.own?.live().registered === false && log.ancestors().length > 0) {
      const registered = await outcomeOf(to, await agree.register(to, link.keyId));
      if (registered !== 'in-sync') return registered;
    }
    // The same device signs for what began since: scans, heartbeats and reference data ask by the written stream.
    if (parts.own?.live().registered && !readLink(parts.memory, log.stream)) writeLink(parts.memory, log.stream, link);
    if (life.limits && life.failures === 0 && clock.mono() < life.helloDue)
      return thenRead(to, link, await pushAll(to, link, log.acked(), life.limits));
    return thenRead(to, link, await greet(to, link));
  }

  /** Own events first; then what others wrote, where the province said that there is more. */
  async function thenRead(to: ProvinceDoor, link: ProvinceLink, outcome: Outcome): Promise<Outcome> {
    if (outcome !== 'in-sync') return outcome;
    const failure = parts.inbox ? await parts.inbox.read(to, link.keyId, life.inbox) : null;
    if (!failure) agree?.listened();
    return failure ? lost(to, failure) : outcome;
  }

  /** Null: agreed. */
  async function outcomeOf(to: ProvinceDoor, found: Agreement): Promise<Outcome> {
    if (found.type === 'agreed') return 'in-sync';
    if (found.type === 'again') return greetNext();
    if (found.type === 'stuck') return attention(found.why === 'letters-used-up' ? found.why : 'fork');
    return lost(to, found.failure);
  }

  /** What was written before the last rebirth came with the same device: the same ticket brings it along. */
  async function enrol(to: ProvinceDoor): Promise<Outcome | ProvinceLink> {
    for (const { stream, head, signed } of log.ancestors()) {
      if (head().seq === 0 || signed) continue;
      const link = await enrolStream(to, stream);
      if (typeof link === 'string') return link;
    }
    return enrolStream(to, log.stream);
  }

  async function enrolStream(to: ProvinceDoor, stream: StreamId): Promise<Outcome | ProvinceLink> {
    if (!parts.enrolment) return attention('not-enrolled');
    const claim = {
      ticket: parts.enrolment.ticket,
      point: pointOfStream(stream),
      stream,
      publicKey: parts.vault.publicKey,
    };
    const answer = await to.enrol({ ...claim, proof: parts.vault.sign(canonicalJson(claim)) });
    if (!answer.ok) return answer.error.type === 'unreachable' ? away() : attention(answer.error.code);
    if (!answer.value.ok) return attention(answer.value.error.type);
    const { keyId, sealTo } = answer.value.value;
    if (stream !== log.stream) parts.own?.registered(stream);
    writeLink(parts.memory, stream, { keyId, sealTo });
    return { keyId, sealTo };
  }

  async function greet(to: ProvinceDoor, link: ProvinceLink): Promise<Outcome> {
    const [head, sentWall, sentMono] = [log.head(), clock.now(), clock.mono()];
    const app = { version: parts.version, schema: schemaVersion };
    const { stream } = log;
    const answer = await to.hello(link.keyId, {
      ...{ stream, head, acked: log.acked(), boot: clock.boot, wall: sentWall, app, sealTo: parts.vault.sealTo },
      ...parts.inbox?.say(),
    });
    if (!answer.ok) return lost(to, answer.error);
    if (!answer.value.ok) return refused(to, answer.value.error.type);
    const said = answer.value.value;
    parts.inbox?.heard(said);
    life.inbox = said.inbox?.head ?? null;
    life.limits = said.limits;
    life.helloDue = clock.mono() + delays.helloEveryMs;
    const travelMs = clock.mono() - sentMono;
    road.reached(clock.now(), Math.round(said.server.time - (sentWall + travelMs / 2)));
    const { have } = said;
    if (agree) {
      const alone = agree.writesFor(said);
      if (alone) return outcomeOf(to, alone);
      agree.heard(said);
      if (!parts.own?.live().registered && (said.incarnations?.length ?? 0) > 1) {
        const registered = await outcomeOf(to, await agree.register(to, link.keyId));
        return registered === 'in-sync' ? greetNext() : registered;
      }
      for (const found of [() => agree.written(to, link.keyId, have), () => agree.others(to, link.keyId, said)]) {
        const outcome = await outcomeOf(to, await found());
        if (outcome !== 'in-sync') return outcome;
      }
      if (log.stream !== stream) return greetNext();
    }
    const found = judge(have, said.verdict.type);
    if (found.type === 'point-rewound' || found.type === 'fork') return attention(found.type);
    log.setDurable(said.durable);
    if (have.seq < log.acked().seq) {
      const backlog = log.head().seq - have.seq;
      operatorLog.write({ event: 'province-state', state: 'sending', detail: 'province-rewound', backlog });
    }
    if (have.seq !== log.acked().seq || have.hash !== log.acked().hash) road.acknowledge(have);
    return pushAll(to, link, have, said.limits);
  }

  /** The province's word against the chain as it is now: a late answer must not frighten anyone. */
  function judge(have: Head, said: HelloAnswer['verdict']['type']) {
    const head = log.head();
    const own = have.seq <= head.seq ? log.hashAt(have.seq) : said === 'point-rewound' ? head.hash : null;
    return verdict({ province: have, point: head, acked: log.acked().seq, longerAtShorter: own });
  }

  async function pushAll(to: ProvinceDoor, link: ProvinceLink, from: Head, limits: Limits): Promise<Outcome> {
    let have = from;
    let { maxEvents } = limits;
    const urgentUpTo = log.lastHandOver();
    const { stream } = log;
    while (have.seq < log.head().seq) {
      if (life.closed) return 'failed';
      if (log.stream !== stream) return greetNext();
      const events = log.read(have.seq + 1, { maxEvents, maxBytes: limits.maxBytes });
      const answer = await to.push(link.keyId, {
        ...(await segment(link, have, events)),
        ...(have.seq < urgentUpTo && { urgent: true }),
      });
      if (!answer.ok && !(answer.error.type === 'turned-away' && answer.error.code === 'too-large'))
        return lost(to, answer.error);
      if (answer.ok && answer.value.ok) {
        const { have: reached, inbox } = answer.value.value;
        life.inbox = inbox ?? life.inbox;
        // never acknowledge what the own chain does not have: the next hello finds out why
        if (reached.seq <= have.seq || log.hashAt(reached.seq) !== reached.hash) return greetNext();
        have = reached;
        road.acknowledge(have);
        road.reached(clock.now(), null);
        continue;
      }
      const refusal = answer.ok && !answer.value.ok ? answer.value.error.type : 'too-large';
      if (refusal === 'gap' || refusal === 'fork') return greetNext();
      if (refusal !== 'too-large') return refused(to, refusal);
      if (events.length <= 1) return attention('event-too-large');
      maxEvents = Math.floor(events.length / 2);
    }
    if (parts.own?.live().supersededBy) return attention('superseded');
    road.set('reached', null);
    return 'in-sync';
  }

  async function pushAncestor(
    to: ProvinceDoor,
    link: ProvinceLink,
    stream: OutgoingStream,
    from: Head,
  ): Promise<Agreement> {
    const limits = life.limits ?? { maxEvents: 500, maxBytes: 262_144 };
    let { maxEvents } = limits;
    for (let have = from; have.seq < stream.head().seq; ) {
      const events = stream.read(have.seq + 1, { maxEvents, maxBytes: limits.maxBytes });
      const answer = await to.push(link.keyId, await segment(link, have, events, stream));
      const isTooLarge = answer.ok
        ? !answer.value.ok && answer.value.error.type === 'too-large'
        : answer.error.type === 'turned-away' && answer.error.code === 'too-large';
      if (isTooLarge && events.length > 1) {
        maxEvents = Math.floor(events.length / 2);
        continue;
      }
      if (!answer.ok) return { type: 'failure', failure: answer.error };
      // Whoever wrote it is not known there any more, or signs otherwise: it stays here and is tried again.
      if (!answer.value.ok)
        return ['gap', 'fork'].includes(answer.value.error.type) ? { type: 'again' } : { type: 'agreed' };
      const reached = answer.value.value.have;
      if (reached.seq <= have.seq || stream.hashAt(reached.seq) !== reached.hash) return { type: 'again' };
      have = reached;
      stream.setAcked(have);
    }
    return { type: 'agreed' };
  }

  function greetNext(): Outcome {
    life.helloDue = 0;
    return 'again';
  }

  async function segment(
    link: ProvinceLink,
    from: Head,
    events: readonly AnyLogEvent[],
    of: Pick<OutgoingStream, 'stream'> & Partial<Pick<OutgoingStream, 'signed'>> = log,
  ) {
    const { stream, signed } = of;
    const last = events.at(-1) ?? from;
    const keys: { dossier: string; wrapped: string }[] = [];
    for (const event of events) {
      if (event.type !== 'dossier-received') continue;
      const { dossier } = event.facts;
      const key = log.dossierKey(dossier);
      if (!key) continue;
      keys.push({ dossier, wrapped: parts.wrap({ ...link, point: pointOfStream(stream), dossier, key }) });
      // a key costs a fraction of a millisecond; a full segment of them must not hold up a tap
      await othersTurn();
    }
    const own = () => parts.vault.sign(signedHeadText(stream, { seq: last.seq, hash: last.hash }));
    // Of another device's stream its writer's word goes along; of this device's own, though it was learnt, both are true.
    const headSignature = signed?.seq === last.seq ? signed.signature : own();
    return { stream, from, events: [...events], headSignature, keys };
  }

  function attention(detail: string): Outcome {
    // a code this version does not know is still a refusal at the door
    road.set('needs-attention', roadDetails.find((known) => known === detail) ?? 'turned-away');
    return 'needs-attention';
  }

  async function lost(to: ProvinceDoor, failure: DoorFailure): Promise<Outcome> {
    return failure.type === 'turned-away' ? refused(to, failure.code) : away(failure.retryAfterMs);
  }

  function away(retryAfterMs = 0): Outcome {
    life.retryAfterMs = retryAfterMs;
    if (!life.closed) road.set('unreachable', null);
    return 'failed';
  }

  /** A province restored to before the enrolment knows nothing of us, and its ticket is new again: enrol once more. */
  async function refused(to: ProvinceDoor, code: string): Promise<Outcome> {
    if (code !== 'device-unknown' && code !== 'stream-unknown') return attention(code);
    const known = linkOfPoint(parts.memory, log);
    parts.own?.forgottenThere();
    if (code === 'stream-unknown' && agree && known && log.ancestors().length > 0) {
      const registered = await agree.register(to, known.keyId);
      if (registered.type === 'agreed') return greetNext();
    }
    if (!parts.enrolment) return attention(code);
    const link = await enrol(to);
    return typeof link !== 'string' ? greetNext() : link === 'failed' ? link : attention(code);
  }

  return {
    state: road.state,
    onChange: road.onChange,
    pushNow: () =>
      new Promise((done) => {
        if (life.closed || !door) return done();
        waiting.push(done);
        life.helloDue = 0;
        alarm.ring('now');
      }),
    async close() {
      life.closed = true;
      offAppend();
      door?.close();
      alarm.ring('now');
      await ended;
    },
  };
}
