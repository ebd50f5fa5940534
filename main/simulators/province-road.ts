import { setTimeout } from 'node:timers/promises';
import { err, type Result } from '../../domain/result.ts';
import type { DoorFailure, ProvinceDoor } from '../ports/province.ts';
import type { RoadCondition, RoadKnobs } from '../ports/province-road.ts';

/** Long enough to be seen, and within the time a station waits for an answer. */
const SLOW_MS = 4_000;

/** The network between a point and its province, with a knob; the province behind it stays the real one. */
export function createRoadSimulator(slowMs = SLOW_MS): RoadKnobs & { over(door: ProvinceDoor): ProvinceDoor } {
  const listeners = new Set<() => void>();
  const now: { condition: RoadCondition } = { condition: 'open' };
  const isCut = () => now.condition === 'cut';
  const closing = new AbortController();

  async function cross<T>(call: () => Promise<Result<T, DoorFailure>>): Promise<Result<T, DoorFailure>> {
    if (now.condition === 'slow') await setTimeout(slowMs, null, { signal: closing.signal }).catch(() => null);
    if (isCut()) return err({ type: 'unreachable' });
    const answer = await call();
    // Cut on the way back: the province has it, and the station does not know.
    return isCut() ? err({ type: 'unreachable' }) : answer;
  }

  function untilCut(): Promise<Result<never, DoorFailure>> {
    return new Promise((cut) => {
      const look = () => {
        if (!isCut()) return;
        listeners.delete(look);
        cut(err({ type: 'unreachable' }));
      };
      listeners.add(look);
    });
  }

  return {
    condition: () => now.condition,
    set: (condition) => {
      if (now.condition === condition) return;
      now.condition = condition;
      for (const listener of listeners) listener();
    },
    onTurn: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    over: (door) => ({
      enrol: (input) => cross(() => door.enrol(input)),
      hello: (keyId, input) => cross(() => door.hello(keyId, input)),
      push: (keyId, input) => cross(() => door.push(keyId, input)),
      // a question that waits ends with the road
      waitForMail: (keyId, input) => cross(() => Promise.race([door.waitForMail(keyId, input), untilCut()])),
      inbox: (keyId, input) => cross(() => door.inbox(keyId, input)),
      chain: (keyId, input) => cross(() => door.chain(keyId, input)),
      fetch: (keyId, input) => cross(() => door.fetch(keyId, input)),
      incarnations: (keyId, input) => cross(() => door.incarnations(keyId, input)),
      reference: (keyId, input) => cross(() => door.reference(keyId, input)),
      heartbeat: (keyId, input) => cross(() => door.heartbeat(keyId, input)),
      missingBlobs: (keyId, input) => cross(() => door.missingBlobs(keyId, input)),
      putBlob: (keyId, input) => cross(() => door.putBlob(keyId, input)),
      getBlob: (keyId, input) => cross(() => door.getBlob(keyId, input)),
      close: () => {
        closing.abort();
        door.close();
      },
    }),
  };
}
