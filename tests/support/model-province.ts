import type { PastPage } from '../../contract/bundle.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { writerAfter } from '../../domain/incarnation.ts';
import { ok } from '../../domain/result.ts';
import { verdict } from '../../domain/verdict.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import type { Vault } from '../../main/ports/vault.ts';
import { keyIdOf } from '../../province/operations/enrol.ts';
import { readSegment } from '../../province/operations/read-segment.ts';
import { takeIn } from '../../province/operations/take-in.ts';
import { type MemoryLog, memoryLog } from '../../province/simulators/memory-log.ts';
import { type MailState, type ModelMail, modelMail } from './model-mail.ts';
import type { StickAnswer, StickSaid } from './stick-to-the-model.ts';

interface Stream {
  readonly key: string;
  registered: boolean;
  supersededBy: string | null;
  told: boolean;
  parent: (Head & { stream: string }) | null;
  letter: string;
  enrolledAt: number;
  registeredAt: number;
  /** Of its last hello: when, and how far it said it goes. */
  said: { at: number; seq: number } | null;
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
  /** Of a stream that came twice under one origin, the first counts. */
  isRepeated(event: AnyLogEvent): boolean;
  /** What was written at one point goes to the inboxes of others; without keys nobody has one. */
  bring(): void;
  inbox: MemoryLog['inbox'];
  readonly mail: ModelMail | null;
  /** Where the newest stick of a point ends, and what lies there for it. */
  readonly cursors: { of(point: string): Head; keep(point: string, head: Head): void };
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

/** `keys`: of a province that brings mail between points and signs; left out, it signs nothing and nobody has an inbox. */
export function modelProvince(keys: Vault | null = null): ModelProvince {
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
  const noMail = (): MailState => ({ devices: new Map(), keys: new Map(), points: new Map(), cursors: new Map() });
  const state = { streams: new Map<string, Stream>(), mail: noMail() };
  /** Beside the database too: a province that went back in time does not live in the past. */
  const clock = { now: 0 };
  const isKnown = (keyId: string) => state.mail.devices.has(keyId);
  const enrolled = (point: string, keyId: string, publicKey: string) => {
    if (isKnown(keyId)) return;
    log.enrol(point, publicKey);
    state.mail.devices.set(keyId, { publicKey, sealTo: null });
    state.mail.points.set(point, { name: null, kind: null, ...state.mail.points.get(point), at: clock.now });
  };
  const pointOf = (stream: string) => stream.slice(0, stream.indexOf(':'));
  const log = memoryLog();
  const mail = keys && modelMail({ keys, log, state: () => state.mail });
  const eventsOf = (stream: string) => log.events(stream) as unknown as readonly AnyLogEvent[];
  const open = (stream: string, key: string): Stream => {
    log.open(stream, key);
    const begun = { registered: false, supersededBy: null, told: false, parent: null, letter: '' };
    const row = { ...begun, key, enrolledAt: clock.now, registeredAt: 0, said: null };
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
  /** As `store/centre-heard`: every other point told all it knew since the last of them began another stream. */
  const isCentreHeard = (point: string): boolean => {
    const began = Math.max(0, ...[...state.streams.values()].map((row) => Math.max(row.enrolledAt, row.registeredAt)));
    const others = Map.groupBy(
      [...state.streams].filter(
        ([stream, { said }]) => pointOf(stream) !== point && (said !== null || log.head(stream).seq > 0),
      ),
      ([stream]) => pointOf(stream),
    );
    const allTold = (rows: readonly [string, Stream][]) =>
      Math.max(-1, ...rows.map(([stream, { said }]) => (said && log.head(stream).seq >= said.seq ? said.at : -1)));
    return [...others.values()].every((rows) => allTold(rows) >= began);
  };
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
      const keyId = keyIdOf(point, publicKey);
      clock.now++;
      enrolled(point, keyId, publicKey);
      if (!state.streams.has(stream)) open(stream, keyId);
      return yes({ keyId, server, sealTo: mail?.sealTo ?? '', ...(mail && { signedBy: mail.signedBy }) });
    },
    hello: async (keyId, { stream, head, acked, carries, sealTo, about, directory }) => {
      const device = state.mail.devices.get(keyId);
      if (!device) return turnedAway;
      const row = state.streams.get(stream);
      if (!row || row.key !== keyId) return no('stream-unknown');
      clock.now++;
      row.said = { at: clock.now, seq: head.seq };
      const point = pointOf(stream);
      const known = state.mail.points.get(point);
      if (device.sealTo !== (sealTo ?? null) || (about && about.name !== known?.name))
        state.mail.points.set(point, { name: null, kind: null, ...known, ...about, at: clock.now });
      device.sealTo = sealTo ?? device.sealTo;
      const have = log.head(stream);
      const longerAtShorter = have.seq > head.seq ? log.hashAt(stream, head.seq) : have.hash;
      if (row.supersededBy !== null) row.told = true;
      return yes({
        ...aboutCarried(carries ?? []),
        ...{ server, have, durable: genesis, limits: { maxEvents: 7, maxBytes: 262_144 } },
        verdict: verdict({ province: have, point: head, acked: acked.seq, longerAtShorter }),
        ...{ incarnations: incarnations(point), superseded: row.supersededBy },
        ...(mail && {
          ...{ signedBy: mail.signedBy, inbox: { epoch: 1, head: mail.head(point) } },
          ...{ centreHeard: isCentreHeard(point), directory: mail.news(directory ?? null) ?? undefined },
        }),
      });
    },
    push: async (keyId, { stream, from, events, headSignature, keys }) => {
      if (!isKnown(keyId)) return turnedAway;
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
      if (taken.ok && mail)
        for (const { dossier, wrapped } of segment.keys) state.mail.keys.set(`${pointOf(stream)} ${dossier}`, wrapped);
      return ok(taken) as never;
    },
    chain: async (keyId, { stream, from, to }) => {
      const row = isKnown(keyId) ? state.streams.get(stream) : undefined;
      if (!row) return no('stream-unknown');
      const links = log
        .events(stream)
        .slice(from - 1, to)
        .map(({ seq, hash }) => ({ seq, hash }));
      return yes({ links, have: log.head(stream) });
    },
    fetch: async (keyId, { stream, from }) => {
      const row = isKnown(keyId) ? state.streams.get(stream) : undefined;
      if (!row) return no('stream-unknown');
      const events = log.events(stream).slice(from - 1, from + 6);
      const opened = mail?.keysOfReceived(keyId, events) ?? [];
      return yes({ events, headSignature: null, keys: opened, have: log.head(stream) });
    },
    incarnations: async (keyId, { stream, parent, letter, successor }) => {
      if (!isKnown(keyId)) return turnedAway;
      const row = state.streams.get(stream) ?? open(stream, keyId);
      if (!row.registered) {
        const supersededBy = successor === undefined ? row.supersededBy : successorOf(stream, successor);
        clock.now++;
        Object.assign(row, { registered: true, registeredAt: clock.now, parent, letter, supersededBy });
        for (const [other, each] of state.streams)
          if (successor === undefined && other !== stream && pointOf(other) === pointOf(stream)) {
            each.registered = true;
            each.supersededBy ??= stream;
          }
      }
      return yes({ incarnations: incarnations(pointOf(stream)), superseded: row.supersededBy });
    },
  };
  const inbox: ProvinceDoor['inbox'] = async (keyId, { after }) => {
    if (!isKnown(keyId)) return turnedAway;
    if (!mail) return no('revoked');
    const page = mail.page(keyId, after);
    return page
      ? yes(page)
      : (ok({
          ok: false,
          error: { type: 'cursor-ahead', epoch: 1, head: mail.head(keyId.split('.')[0] ?? '') },
        }) as never);
  };

  const pastOf = (said: StickSaid): PastPage[] =>
    incarnations(said.point).flatMap(({ stream, have }) => {
      const own = said.own.find((each) => each.stream === stream);
      const isThere = ({ seq, hash }: Head) => seq === 0 || log.hashAt(stream, seq) === hash;
      let from = [own?.head ?? genesis, own?.acked ?? genesis].find(isThere) ?? genesis;
      const pages: PastPage[] = [];
      while (from.seq < have.seq) {
        const events = log.events(stream).slice(from.seq, from.seq + 7);
        const keysOf = mail?.keysOfReceived(keyIdOf(said.point, said.publicKey), events) ?? [];
        pages.push({
          stream: stream as never,
          from,
          events: [...events],
          headSignature: null,
          keys: keysOf as never,
          have,
        });
        from = { seq: from.seq + events.length, hash: events.at(-1)?.hash ?? '' };
      }
      return pages;
    });
  const words = { said: 0 };
  const byStick = async (said: StickSaid): Promise<StickAnswer | null> => {
    const { point, publicKey, own, registers, segments, holds } = said;
    const keyId = keyIdOf(point, publicKey);
    clock.now++;
    const claims = [...said.claims, ...(isKnown(keyId) ? [] : said.claimsAgain)];
    if (claims.length > 0) enrolled(point, keyId, publicKey);
    for (const each of claims) if (!state.streams.has(each)) open(each, keyId);
    if (!isKnown(keyId)) return null;
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
    const device = state.mail.devices.get(keyId);
    if (device && said.sealTo) device.sealTo = said.sealTo;
    for (const { stream, head } of said.isNewest === false ? [] : own) {
      const row = state.streams.get(stream);
      if (row) row.said = { at: clock.now, seq: head.seq };
    }
    const all = incarnations(point);
    const word = {
      ...{ kind: 'word', point, at: words.said, sealTo: mail?.sealTo ?? '' },
      centreHeard: mail === null || isCentreHeard(point),
      confirmed: holds.filter(({ stream, head }) => log.hashAt(stream, head.seq) === head.hash),
      ...aboutCarried(holds, { withUnknown: true }),
      enrolled: all.map(({ stream }) => ({ stream, keyId })),
      acked: all.map(({ stream, have }) => ({ stream, have, durable: genesis })),
      registered: all.filter(({ stream }) => state.streams.get(stream)?.registered).map(({ stream }) => stream),
      incarnations: all,
    } as unknown as StickAnswer['word'];
    return { word, past: pastOf(said), keyId };
  };

  return {
    byStick,
    mail,
    bring: log.bring,
    inbox: log.inbox,
    isRepeated: ({ stream, seq }) => log.isRepeated(stream, seq),
    cursors: {
      of: (point) => state.mail.cursors.get(point) ?? genesis,
      keep: (point, head) => void state.mail.cursors.set(point, head),
    },
    door: { ...door, inbox, close: () => {} } as unknown as ProvinceDoor,
    backup: () => {
      const { devices, keys: ofDossiers, points, cursors } = state.mail;
      const kept = [devices, ofDossiers, points, cursors].map((each) => [...(each as Map<string, unknown>)]);
      return JSON.stringify({ mail: kept, streams: [...state.streams], log: log.save() });
    },
    restore: (backup) => {
      const saved = JSON.parse(backup) as { mail: [string, never][][]; streams: [string, Stream][]; log: string };
      log.load(saved.log);
      const [devices, ofDossiers, points, cursors] = saved.mail.map((each) => new Map<string, never>(each));
      state.mail = { devices, keys: ofDossiers, points, cursors } as unknown as MailState;
      state.streams = new Map(saved.streams);
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
