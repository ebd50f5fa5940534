import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeWire, misread, type Shape, type Wire } from './wire-of-before/describe-wire.ts';

/**
 * T29: the words of the programs of before, frozen, against today's: each reads what the other writes, requests and answers,
 * bundles and files. What is written down here was never promised, or cannot be mended any more (`contract/README.md`).
 */
const frozen = (version: string): Wire =>
  Object.fromEntries(
    readFileSync(join(import.meta.dirname, 'wire-of-before', `${version}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; reads: Shape; writes?: Shape })
      .map(({ name, reads, writes = reads }) => [name, { reads, writes }]),
  );

/** A point's file is read strictly, so that a misspelt name is found: what is new in it comes after the update. */
const pointFile = ['trainingWheels', 'lookUp'];

let today: Wire;
beforeAll(async () => {
  today = await describeWire(join(import.meta.dirname, '../..'));
});

describe.each([
  ['n-1', ['pointFile : trainingWheels is refused', 'hostFile .addresses: minItems 1, undefined may be written']],
  ['n-2', pointFile.map((name) => `pointFile : ${name} is refused`)],
])('%s', (name, known) => {
  const each = (faults: (before: Wire[string], now: Wire[string]) => string[]) =>
    Object.entries(frozen(name)).flatMap(([of, before]) => {
      const now = today[of];
      return now ? faults(before, now).map((fault) => `${of} ${fault}`) : [`${of} is gone`];
    });

  test('what it writes is read today', () => {
    expect(Object.keys(frozen(name)).length).toBeGreaterThan(6);
    expect(each((before, now) => misread(now.reads, before.writes))).toEqual([]);
  });

  test('what is written today it reads', () => {
    expect(each((before, now) => misread(before.reads, now.writes))).toEqual(known);
  });
});

describe('control: the changes that break a program of before are seen', () => {
  const changed = (of: string, path: readonly string[], change: (shape: Record<string, unknown>) => void): Shape => {
    const copy = structuredClone(frozen('n-1')[of]?.writes) as unknown as Record<string, unknown>;
    change(path.reduce((at, step) => at[step] as Record<string, unknown>, copy));
    return copy as Shape;
  };
  const reads = (of: string) => frozen('n-1')[of]?.reads ?? {};
  const event = ['properties', 'events', 'items'];
  const verdict = ['anyOf', '0', 'properties', 'value', 'properties'];

  test.each([
    ['a field made compulsory', changed('push asked', event, (at) => (at.required as string[]).push('colour')), true],
    ['a field left out', changed('push asked', event, (at) => (at.required as string[]).splice(0, 1)), false],
    [
      'a number that was a text',
      changed('push asked', [...event, 'properties'], (at) => Object.assign(at, { origin: { type: 'integer' } })),
      false,
    ],
    [
      'another form',
      changed('push asked', [...event, 'properties', 'type'], (at) => Object.assign(at, { pattern: '^[a-z.]+$' })),
      false,
    ],
    [
      'a new value in an answer',
      changed('push answered', [...verdict, 'parked', 'items', 'properties', 'code'], (at) =>
        (at.enum as string[]).push('too-new'),
      ),
      false,
    ],
  ] as const)('%s', (_, shape, asReader) => {
    const of = _ === 'a new value in an answer' ? 'push answered' : 'push asked';
    expect(misread(reads(of), frozen('n-1')[of]?.writes ?? {})).toEqual([]);
    expect(asReader ? misread(shape, frozen('n-1')[of]?.writes ?? {}) : misread(reads(of), shape)).toHaveLength(1);
  });
});
