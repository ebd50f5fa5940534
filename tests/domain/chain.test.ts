import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Hex } from '../../domain/canonical-json.ts';
import { isInCanonicalOrder } from '../../domain/canonical-order.ts';
import { genesis, hashOf, signedHeadText, verifyChain } from '../../domain/chain.ts';
import type { AnyLogEvent, LogEvent } from '../../domain/event.ts';
import { CounterId, Origin, StreamId, TerminalId, TicketId } from '../../domain/ids.ts';

const stream = StreamId('22006-1:1');

function log(length: number): AnyLogEvent[] {
  const events: AnyLogEvent[] = [];
  let prev = genesis.hash;
  for (let seq = 1; seq <= length; seq++) {
    const unhashed: Omit<LogEvent<'ticket-recalled'>, 'hash'> = {
      ...{ v: 1, stream, seq, prev, origin: Origin(`o${seq}`), part: 0, type: 'ticket-recalled', tv: 1 },
      facts: { ticket: TicketId(`41.A${seq}`), counter: CounterId('2') },
      sealed: seq % 2 === 0 ? 'c2VhbGVk' : null,
      actor: { account: null, terminal: TerminalId('counter-2') },
      at: { wall: 1_000 + seq, mono: seq, boot: 'b1', off: null },
    };
    prev = hashOf(unhashed);
    events.push({ ...unhashed, hash: prev });
  }
  return events;
}

/** Every way to a value inside an event: `facts.ticket`, `at.wall`, … */
function paths(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]));
}

function changed<T>(value: T, [key, ...rest]: string[]): T {
  if (key === undefined) return (typeof value === 'number' ? value + 1 : `${String(value)}x`) as T;
  return { ...value, [key]: changed((value as Record<string, unknown>)[key], rest) };
}

describe('The log', () => {
  test('that nobody touched holds, from its beginning or from any height', () => {
    const events = log(12);
    expect(verifyChain(stream, genesis, events)).toBeNull();
    const fourth = events[3];
    if (!fourth) throw new Error('too short');
    expect(verifyChain(stream, { seq: 4, hash: fourth.hash }, events.slice(4))).toBeNull();
    expect(verifyChain(stream, genesis, [])).toBeNull();
  });

  test('shows every change of every single field, and where', () => {
    const events = log(5);
    events.forEach((event, index) => {
      for (const path of paths(event)) {
        const tampered = events.with(index, changed(event, path));
        expect([path.join('.'), verifyChain(stream, genesis, tampered)?.fault ?? 'unseen']).not.toContain('unseen');
      }
    });
  });

  test('shows what was taken out, put in, swapped or added to an event', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(), (length, a, b) => {
        const events = log(length);
        const i = a % (length - 1);
        const j = i + 1 + (b % (length - 1 - i));
        const [first, second] = [events[i], events[j]];
        if (!first || !second) throw new Error('out of range');
        expect(verifyChain(stream, genesis, events.toSpliced(i, 1))).not.toBeNull();
        expect(verifyChain(stream, genesis, events.toSpliced(i, 0, second))).not.toBeNull();
        expect(verifyChain(stream, genesis, events.with(i, second).with(j, first))).not.toBeNull();
        expect(verifyChain(stream, genesis, events.with(i, { ...first, ...{ note: 'added' } }))).not.toBeNull();
      }),
    );
  });

  test('of another PC, or on another foundation, is not taken for this one', () => {
    const events = log(3);
    expect(verifyChain('22006-1:2', genesis, events)).toEqual({ seq: 1, fault: 'other-stream' });
    expect(verifyChain(stream, { seq: 0, hash: 'f'.repeat(64) }, events)).toEqual({ seq: 1, fault: 'bad-prev' });
    expect(verifyChain(stream, { seq: 1, hash: genesis.hash }, events)).toEqual({ seq: 1, fault: 'gap' });
  });
});

describe('Canonical text', () => {
  test('is the same in whatever order the fields were written (RFC 8785)', () => {
    expect(canonicalJson({ b: [3, 1.5, null], a: 'ơ̆' })).toBe('{"a":"ơ̆","b":[3,1.5,null]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('that is in its order already is written as it stands, to the same bytes as by the long way', () => {
    const written = { a: [null, { x: -0, y: 1e21 }], b: 'ơ̆', 'b ': '', é: { '': true } };
    expect(isInCanonicalOrder(written)).toBe(true);
    expect(canonicalJson(written)).toBe(canonicalize(written));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
        const long = canonicalize(value) as string;
        expect(canonicalJson(JSON.parse(long))).toBe(long);
      }),
    );
    for (const no of [{ b: 1, a: 2 }, { 9: 1, 10: 2 }, { a: [{ d: 1, c: 2 }] }, { a: undefined }, [new Date(0)]])
      expect(isInCanonicalOrder(no)).toBe(false);
    const spelt = { a: String.raw`\ud83d` };
    expect(canonicalJson(spelt)).toBe(canonicalize(spelt));
    for (const no of [['\ud800'], { '\udc00': 1 }, [Number.NaN]])
      expect(() => canonicalJson(no)).toThrow('not allowed');
  });

  test('is refused for what has no JSON form', () => {
    expect(() => canonicalJson(undefined)).toThrow('without JSON form');
  });

  test('is hashed as UTF-8', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('signed for a head names the stream, so a signature fits no other', () => {
    expect(signedHeadText(stream, { seq: 3, hash: 'a' })).toBe('{"hash":"a","seq":3,"stream":"22006-1:1"}');
  });
});
