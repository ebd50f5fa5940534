import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WireEvent } from '../../../contract/province-api.ts';
import { genesis, hashOf, type Unhashed, verifyChain } from '../../../domain/chain.ts';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { readSegment } from '../../../province/operations/read-segment.ts';
import { simulateLog } from '../../support/simulated-log.ts';

const facts = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true });

/** As it comes out of a request's body. */
function overTheWire(events: readonly AnyLogEvent[]): WireEvent[] {
  return JSON.parse(JSON.stringify(events)) as WireEvent[];
}

test('whatever a point writes, the province hashes it as the point did', () => {
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 8 }), (list) => {
      const log = simulateLog();
      for (const each of list) log.appendStrange('anything-at-all', each);
      const events = overTheWire(log.events);
      const read = readSegment(log.stream, genesis, events);
      expect(read.ok).toBe(true);
      for (const { hash, ...unhashed } of events) expect(hashOf(unhashed as unknown as Unhashed)).toBe(hash);
    }),
    { numRuns: 300 },
  );
});

test('one changed character anywhere is seen by the province exactly when the chain itself says so', () => {
  const log = simulateLog();
  for (let ordinal = 1; ordinal <= 5; ordinal++) log.appendStrange('counter-closed', { counter: '1', ordinal });
  const text = JSON.stringify(overTheWire(log.events));
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('0', '7', 'a', 'f', '-'), (at, letter) => {
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      const events = parse(changed);
      fc.pre(events !== null && changed !== text);
      if (events === null) return;
      const truth = verifyChain(log.stream, genesis, events as unknown as AnyLogEvent[]);
      expect(readSegment(log.stream, genesis, events).ok).toBe(truth === null);
    }),
    { numRuns: 500 },
  );
});

function parse(text: string): WireEvent[] | null {
  try {
    return JSON.parse(text) as WireEvent[];
  } catch {
    return null;
  }
}
