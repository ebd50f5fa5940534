import { createHash } from 'node:crypto';
import { genesis, type Head, verifyChain } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { ok } from '../../domain/result.ts';
import { verdict } from '../../domain/verdict.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';

interface Stream {
  readonly key: string;
  events: AnyLogEvent[];
  registered: boolean;
  supersededBy: string | null;
  told: boolean;
  parent: (Head & { stream: string }) | null;
  letter: string;
}

const spoken = ['enrol', 'hello', 'push', 'chain', 'fetch', 'incarnations'] as const;

/**
 * The province's side of "site log v1" in memory: what the real one promises and no more, so that a thousand schedules cost
 * seconds. `tests/faults/rebirth` and a few seeds of the simulation run on the real one.
 */
export interface ModelProvince {
  readonly door: ProvinceDoor;
  /** What its database holds; taken and put back as a backup is. */
  backup(): string;
  restore(backup: string): void;
  events(): readonly AnyLogEvent[];
  streams(): ReadonlyMap<string, readonly AnyLogEvent[]>;
}

export function modelProvince(): ModelProvince {
  const state = { devices: new Set<string>(), streams: new Map<string, Stream>() };
  const pointOf = (stream: string) => stream.slice(0, stream.indexOf(':'));
  const keyOf = (point: string, key: string) =>
    `${point}.${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const headOf = (stream: Stream | undefined): Head => {
    const last = stream?.events.at(-1);
    return last ? { seq: last.seq, hash: last.hash } : genesis;
  };
  const hashAt = (stream: Stream, seq: number) => (seq === 0 ? genesis.hash : (stream.events[seq - 1]?.hash ?? null));
  const fresh = (key: string): Stream => ({
    ...{ key, events: [], registered: false, supersededBy: null, told: false, parent: null, letter: '' },
  });
  const incarnations = (point: string) =>
    [...state.streams]
      .filter(([stream]) => pointOf(stream) === point)
      .map(([stream, row]) => {
        const { letter, parent, supersededBy, told } = row;
        return { stream, have: headOf(row), letter, parent, supersededBy, told };
      });
  const no = (type: string) => ok({ ok: false as const, error: { type } }) as never;
  const yes = (value: object) => ok({ ok: true as const, value }) as never;
  const turnedAway = { ok: false as const, error: { type: 'turned-away' as const, code: 'device-unknown' } };
  const server = { id: 'model', epoch: 1, time: 0 };

  const door: Pick<ProvinceDoor, (typeof spoken)[number]> = {
    enrol: async ({ point, stream, publicKey }) => {
      const keyId = keyOf(point, publicKey);
      state.devices.add(keyId);
      if (!state.streams.has(stream)) state.streams.set(stream, fresh(keyId));
      return yes({ keyId, server, sealTo: '' });
    },
    hello: async (keyId, { stream, head, acked }) => {
      if (!state.devices.has(keyId)) return turnedAway;
      const row = state.streams.get(stream);
      if (!row || row.key !== keyId) return no('stream-unknown');
      const have = headOf(row);
      const longerAtShorter = have.seq > head.seq ? hashAt(row, head.seq) : have.hash;
      if (row.supersededBy !== null) row.told = true;
      return yes({
        ...{ server, have, durable: genesis, limits: { maxEvents: 7, maxBytes: 262_144 } },
        verdict: verdict({ province: have, point: head, acked: acked.seq, longerAtShorter }),
        ...{ incarnations: incarnations(pointOf(stream)), superseded: row.supersededBy },
      });
    },
    push: async (keyId, { stream, from, events }) => {
      if (!state.devices.has(keyId)) return turnedAway;
      const row = state.streams.get(stream);
      if (!row) return no('stream-unknown');
      if (verifyChain(stream, from, events as never)) return no('bad-hash');
      const have = headOf(row);
      if (from.seq > have.seq) return ok({ ok: false as const, error: { type: 'gap', have } }) as never;
      const differs = [from, ...events].find(({ seq, hash }) => seq <= have.seq && hashAt(row, seq) !== hash);
      if (differs) return ok({ ok: false as const, error: { type: 'fork', below: differs.seq, have } }) as never;
      for (const event of events) if (event.seq > have.seq) row.events.push(event as never);
      return yes({ have: headOf(row), durable: genesis, parked: [] });
    },
    chain: async (keyId, { stream, from, to }) => {
      const row = state.devices.has(keyId) ? state.streams.get(stream) : undefined;
      if (!row) return no('stream-unknown');
      const links = row.events.slice(from - 1, to).map(({ seq, hash }) => ({ seq, hash }));
      return yes({ links, have: headOf(row) });
    },
    fetch: async (keyId, { stream, from }) => {
      const row = state.devices.has(keyId) ? state.streams.get(stream) : undefined;
      if (!row) return no('stream-unknown');
      return yes({ events: row.events.slice(from - 1, from + 6), headSignature: null, keys: [], have: headOf(row) });
    },
    incarnations: async (keyId, { stream, parent, letter, successor }) => {
      if (!state.devices.has(keyId)) return turnedAway;
      const row = state.streams.get(stream) ?? fresh(keyId);
      state.streams.set(stream, row);
      if (!row.registered) {
        Object.assign(row, { registered: true, parent, letter, supersededBy: successor ?? row.supersededBy });
        for (const [other, each] of state.streams)
          if (successor === undefined && other !== stream && pointOf(other) === pointOf(stream)) {
            each.registered = true;
            each.supersededBy ??= stream;
          }
      }
      return yes({ incarnations: incarnations(pointOf(stream)), superseded: row.supersededBy });
    },
  };

  return {
    door: { ...door, inbox: async () => no('revoked'), close: () => {} } as unknown as ProvinceDoor,
    backup: () => JSON.stringify({ devices: [...state.devices], streams: [...state.streams] }),
    restore: (backup) => {
      const { devices, streams } = JSON.parse(backup) as { devices: string[]; streams: [string, Stream][] };
      state.devices = new Set(devices);
      state.streams = new Map(streams);
    },
    events: () => [...state.streams.values()].flatMap(({ events }) => events),
    streams: () => new Map([...state.streams].map(([stream, { events }]) => [stream, events])),
  };
}
