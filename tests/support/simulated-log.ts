import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { genesis, type Head, hashOf, type Unhashed } from '../../domain/chain.ts';
import { custodyEvents } from '../../domain/custody-events.ts';
import type { AnyLogEvent, NewEvent } from '../../domain/event.ts';
import { Origin, PointId, streamOf } from '../../domain/ids.ts';
import type { OutgoingLog } from '../../main/ports/outgoing-log.ts';

/** A point's log in memory: the port with a true chain, and the knobs a test needs. */
export interface SimulatedLog extends OutgoingLog {
  readonly point: PointId;
  /** Commits events of one command. */
  append(events: readonly NewEvent[], origin?: Origin): readonly AnyLogEvent[];
  /** An event that this version does not know, or that says nonsense: chained like any other. */
  appendStrange(type: string, facts: object, origin?: Origin): void;
  readonly events: readonly AnyLogEvent[];
  /** The database restored from an old backup: everything after `seq` is gone, and forgotten as acknowledged. */
  restore(seq: number): void;
  eraseKey(dossier: string): void;
}

export function simulateLog(pointId = '22006-1', incarnation = '1', wall = () => Date.now()): SimulatedLog {
  const point = PointId(pointId);
  const stream = streamOf(point, incarnation);
  const events: AnyLogEvent[] = [];
  const keys = new Map<string, Uint8Array>();
  const listeners = new Set<() => void>();
  const mark = { acked: genesis as Head };
  const boot = randomBytes(8).toString('hex');

  const head = (): Head => {
    const last = events.at(-1);
    return last ? { seq: last.seq, hash: last.hash } : genesis;
  };

  const append = (fresh: readonly Appended[], origin: Origin) => {
    const added = fresh.map(({ type, facts, sealed }, part) => {
      const { seq, hash: prev } = head();
      const unhashed = {
        ...{ v: 1, stream, seq: seq + 1, prev, origin, part, type, tv: 1, facts, sealed },
        actor: { account: null, terminal: 'counter-1' },
        at: { wall: wall(), mono: seq, boot, off: null },
      };
      // strange events are the purpose: here, and only here, an event is what it is called
      const event = { ...unhashed, hash: hashOf(unhashed as Unhashed) } as unknown as AnyLogEvent;
      events.push(event);
      return event;
    });
    for (const listener of [...listeners]) listener();
    return added;
  };

  return {
    ...{ point, stream, events, head },
    hashAt: (seq) => (seq === 0 ? genesis.hash : (events[seq - 1]?.hash ?? null)),
    read(seq, { maxEvents, maxBytes }) {
      const run: AnyLogEvent[] = [];
      let bytes = 0;
      for (const event of events.slice(seq - 1, seq - 1 + maxEvents)) {
        bytes += Buffer.byteLength(JSON.stringify(event));
        if (run.length > 0 && bytes > maxBytes) break;
        run.push(event);
      }
      return run;
    },
    acked: () => mark.acked,
    setAcked: (acked) => {
      mark.acked = acked;
    },
    durable: () => genesis,
    setDurable: () => {},
    ancestors: () => [],
    lastHandOver: () => events.findLast(({ type }) => (custodyEvents as readonly string[]).includes(type))?.seq ?? 0,
    dossierKey: (dossier) => keys.get(dossier) ?? null,
    onAppend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    append(fresh, origin = Origin(v7())) {
      for (const { type, facts } of fresh) if (type === 'dossier-received') keys.set(facts.dossier, randomBytes(32));
      const sealed = () => randomBytes(120).toString('base64');
      return append(
        fresh.map(({ type, facts, personal }) => ({ type, facts, sealed: personal ? sealed() : null })),
        origin,
      );
    },
    appendStrange(type, facts, origin = Origin(v7())) {
      append([{ type, facts, sealed: null }], origin);
    },
    restore(seq) {
      events.length = Math.min(events.length, seq);
      if (mark.acked.seq > seq) mark.acked = head();
    },
    eraseKey: (dossier) => void keys.delete(dossier),
  };
}

interface Appended {
  readonly type: string;
  readonly facts: object;
  readonly sealed: string | null;
}
