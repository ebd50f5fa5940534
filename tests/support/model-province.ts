import { createHash } from 'node:crypto';
import type { PastPage } from '../../contract/bundle.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { writerAfter } from '../../domain/incarnation.ts';
import { ok } from '../../domain/result.ts';
import { verdict } from '../../domain/verdict.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import { readSegment } from '../../province/operations/read-segment.ts';
import { takeIn } from '../../province/operations/take-in.ts';
import { memoryLog } from '../../province/simulators/memory-log.ts';
import type { StickAnswer, StickSaid } from './stick-to-the-model.ts';

interface Stream {
  readonly key: string;
  registered: boolean;
  supersededBy: string | null;
  told: boolean;
  parent: (Head & { stream: string }) | null;
  letter: string;
}

const spoken = ['enrol', 'hello', 'push', 'chain', 'fetch', 'incarnations'] as const;

/**
 * The province in memory: its real ingestion over the memory form of its log (`tests/province/operations/take-in` holds both
 * forms together), and of the rest of "site log v1" what the real one promises and no more, so that a thousand schedules cost
 * seconds. Signatures are not made here. `tests/faults/rebirth` and a few seeds of the simulation run on the real one.
 */
export interface ModelProvince {
  readonly door: ProvinceDoor;
  /** What its database holds; taken and put back as a backup is. */
  backup(): string;
  restore(backup: string): void;
  /** A tape was read back whole; what two of them hold is durable. */
  verify(backup: string): void;
  /** What was called durable is in it: nobody restores another while there is such a one. */
  isEnough(backup: string): boolean;
  /**
   * A stick of a point is taken in, as `bundle-in` does it with the operations of the wire; what goes back on it. Null: nobody
   * knows whom to seal an answer to.
   */
  byStick(said: StickSaid): Promise<StickAnswer | null>;
  events(): readonly AnyLogEvent[];
  streams(): ReadonlyMap<string, readonly AnyLogEvent[]>;
  /** Stream, height and hash of each. */
  heads(): string[];
}

export function modelProvince(): ModelProvince {
  /** Beside the database: tapes, and what was said of them. */
  const tapes: ReadonlyMap<string, Head>[] = [];
  const promised = new Map<string, Head>();
  const durableOf = (stream: string): Head =>
    tapes
      .flatMap((tape) => tape.get(stream) ?? [])
      .filter(({ seq, hash }) => log.hashAt(stream, seq) === hash)
      .toSorted((a, b) => b.seq - a.seq)[1] ?? genesis;
  const aboutCarried = (carries: readonly { stream: string; head: Head }[], { withUnknown = false } = {}) => {
    const wants: { stream: string; from: Head }[] = [];
    const safe: { stream: string; head: Head }[] = [];
    for (const { stream, head } of carries) {
      if (!state.streams.has(stream)) {
        if (withUnknown) wants.push({ stream, from: genesis });
        continue;
      }
      const have = log.head(stream);
      if (have.seq < head.seq) wants.push({ stream, from: have });
      const seq = Math.min(durableOf(stream).seq, head.seq);
      const hash = seq > 0 ? log.hashAt(stream, seq) : null;
      if (hash === null) continue;
      safe.push({ stream, head: { seq, hash } });
      if (seq > (promised.get(stream)?.seq ?? 0)) promised.set(stream, { seq, hash });
    }
    return { wants, safe };
  };
  const state = { devices: new Set<string>(), streams: new Map<string, Stream>() };
  const pointOf = (stream: string) => stream.slice(0, stream.indexOf(':'));
  const keyOf = (point: string, key: string) =>
    `${point}.${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const log = memoryLog();
  const eventsOf = (stream: string) => log.events(stream) as unknown as readonly AnyLogEvent[];
  const open = (stream: string, key: string): Stream => {
    log.open(stream, key);
    const row = { key, registered: false, supersededBy: null, told: false, parent: null, letter: '' };
    state.streams.set(stream, row);
    return row;
  };
  const incarnations = (point: string) =>
    [...state.streams]
      .filter(([stream]) => pointOf(stream) === point)
      .map(([stream, row]) => {
        const { letter, parent, supersededBy, told } = row;
        return { stream, have: log.head(stream), letter, parent, supersededBy, told };
      });
  const no = (type: string) => ok({ ok: false as const, error: { type } }) as never;
  const yes = (value: object) => ok({ ok: true as const, value }) as never;
  const turnedAway = { ok: false as const, error: { type: 'turned-away' as const, code: 'device-unknown' } };
  const server = { id: 'model', epoch: 1, time: 0 };

  /** An old word names a successor that this stream goes on after since: whoever writes now, or this one. */
  const successorOf = (stream: string, successor: string): string | null => {
    const known = [...state.streams].filter(([other]) => pointOf(other) === pointOf(stream));
    const followers = new Map(known.map(([other, row]) => [other, row.supersededBy]));
    if (writerAfter(successor, followers) !== stream) return successor;
    return known.find(([, row]) => row.registered && row.supersededBy === null)?.[0] ?? null;
  };

  const door: Pick<ProvinceDoor, (typeof spoken)[number]> = {
    enrol: async ({ point, stream, publicKey }) => {
      const keyId = keyOf(point, publicKey);
      state.devices.add(keyId);
      if (!state.streams.has(stream)) open(stream, keyId);
      return yes({ keyId, server, sealTo: '' });
    },
    hello: async (keyId, { stream, head, acked, carries }) => {
      if (!state.devices.has(keyId)) return turnedAway;
      const row = state.streams.get(stream);
      if (!row || row.key !== keyId) return no('stream-unknown');
      const have = log.head(stream);
      const longerAtShorter = have.seq > head.seq ? log.hashAt(stream, head.seq) : have.hash;
      if (row.supersededBy !== null) row.told = true;
      return yes({
        ...aboutCarried(carries ?? []),
        ...{ server, have, durable: genesis, limits: { maxEvents: 7, maxBytes: 262_144 } },
        verdict: verdict({ province: have, point: head, acked: acked.seq, longerAtShorter }),
        ...{ incarnations: incarnations(pointOf(stream)), superseded: row.supersededBy },
      });
    },
    push: async (keyId, { stream, from, events, headSignature, keys }) => {
      if (!state.devices.has(keyId)) return turnedAway;
      const row = state.streams.get(stream);
      if (!row) return no('stream-unknown');
      const chained = readSegment(stream, from, events);
      if (!chained.ok) return no(chained.error.type);
      const segment = { stream, from, events, headSignature, keys };
      const writer = { point: pointOf(stream), keyId: row.key, publicKey: '', sealTo: null, revoked: false };
      const taken = await takeIn(log, {
        ...{ province: { clock: { now: () => 0 } }, writer, carried: false, told: { others: false } },
        ...{ segment, chained: chained.value },
      });
      return ok(taken) as never;
    },
    chain: async (keyId, { stream, from, to }) => {
      const row = state.devices.has(keyId) ? state.streams.get(stream) : undefined;
      if (!row) return no('stream-unknown');
      const links = log
        .events(stream)
        .slice(from - 1, to)
        .map(({ seq, hash }) => ({ seq, hash }));
      return yes({ links, have: log.head(stream) });
    },
    fetch: async (keyId, { stream, from }) => {
      const row = state.devices.has(keyId) ? state.streams.get(stream) : undefined;
      if (!row) return no('stream-unknown');
      const events = log.events(stream).slice(from - 1, from + 6);
      return yes({ events, headSignature: null, keys: [], have: log.head(stream) });
    },
    incarnations: async (keyId, { stream, parent, letter, successor }) => {
      if (!state.devices.has(keyId)) return turnedAway;
      const row = state.streams.get(stream) ?? open(stream, keyId);
      if (!row.registered) {
        const supersededBy = successor === undefined ? row.supersededBy : successorOf(stream, successor);
        Object.assign(row, { registered: true, parent, letter, supersededBy });
        for (const [other, each] of state.streams)
          if (successor === undefined && other !== stream && pointOf(other) === pointOf(stream)) {
            each.registered = true;
            each.supersededBy ??= stream;
          }
      }
      return yes({ incarnations: incarnations(pointOf(stream)), superseded: row.supersededBy });
    },
  };

  const pastOf = (said: StickSaid): PastPage[] =>
    incarnations(said.point).flatMap(({ stream, have }) => {
      const own = said.own.find((each) => each.stream === stream);
      const isThere = ({ seq, hash }: Head) => seq === 0 || log.hashAt(stream, seq) === hash;
      let from = [own?.head ?? genesis, own?.acked ?? genesis].find(isThere) ?? genesis;
      const pages: PastPage[] = [];
      while (from.seq < have.seq) {
        const events = log.events(stream).slice(from.seq, from.seq + 7);
        pages.push({ stream: stream as never, from, events: [...events], headSignature: null, keys: [], have });
        from = { seq: from.seq + events.length, hash: events.at(-1)?.hash ?? '' };
      }
      return pages;
    });
  const words = { said: 0 };
  const byStick = async (said: StickSaid): Promise<StickAnswer | null> => {
    const { point, publicKey, own, registers, segments, holds } = said;
    const keyId = keyOf(point, publicKey);
    const claims = [...said.claims, ...(state.devices.has(keyId) ? [] : said.claimsAgain)];
    if (claims.length > 0) state.devices.add(keyId);
    for (const each of claims) if (!state.streams.has(each)) open(each, keyId);
    if (!state.devices.has(keyId)) return null;
    const knows = new Set(own.map(({ stream }) => stream));
    const isBeside = incarnations(point).some(
      ({ stream, supersededBy }) => supersededBy === null && !knows.has(stream),
    );
    for (const each of registers) {
      const isWritten = each.stream === own[0]?.stream;
      const row = state.streams.get(each.stream) ?? open(each.stream, keyId);
      if (isWritten && (!isBeside || each.successor !== undefined)) await door.incarnations(keyId, each);
      else if (!isBeside && !row.registered) {
        const successor = each.successor ?? own[0]?.stream;
        const supersededBy = successor === undefined ? null : successorOf(each.stream, successor);
        Object.assign(row, { registered: true, letter: each.letter, supersededBy });
      }
    }
    for (const each of segments) await door.push(keyId, each);
    words.said++;
    const all = incarnations(point);
    const word = {
      ...{ kind: 'word', point, at: words.said, sealTo: '', centreHeard: true },
      confirmed: holds.filter(({ stream, head }) => log.hashAt(stream, head.seq) === head.hash),
      ...aboutCarried(holds, { withUnknown: true }),
      enrolled: all.map(({ stream }) => ({ stream, keyId })),
      acked: all.map(({ stream, have }) => ({ stream, have, durable: genesis })),
      registered: all.filter(({ stream }) => state.streams.get(stream)?.registered).map(({ stream }) => stream),
      incarnations: all,
    } as unknown as StickAnswer['word'];
    return { word, past: pastOf(said) };
  };

  return {
    byStick,
    door: { ...door, inbox: async () => no('revoked'), close: () => {} } as unknown as ProvinceDoor,
    backup: () => JSON.stringify({ devices: [...state.devices], streams: [...state.streams], log: log.save() }),
    restore: (backup) => {
      const saved = JSON.parse(backup) as { devices: string[]; streams: [string, Stream][]; log: string };
      const { devices, streams } = saved;
      log.load(saved.log);
      state.devices = new Set(devices);
      state.streams = new Map(streams);
    },
    verify: (backup) => {
      const saved = memoryLog();
      const { streams, log: text } = JSON.parse(backup) as { streams: [string, Stream][]; log: string };
      saved.load(text);
      tapes.push(new Map(streams.map(([stream]) => [stream, saved.head(stream)])));
    },
    isEnough: (backup) => {
      const saved = memoryLog();
      saved.load((JSON.parse(backup) as { log: string }).log);
      return [...promised].every(([stream, { seq, hash }]) => saved.hashAt(stream, seq) === hash);
    },
    events: () => [...state.streams.keys()].flatMap(eventsOf),
    heads: () =>
      [...state.streams.keys()].map((stream) => `${stream} ${log.head(stream).seq} ${log.head(stream).hash}`),
    streams: () => new Map([...state.streams.keys()].map((stream) => [stream, eventsOf(stream)])),
  };
}
