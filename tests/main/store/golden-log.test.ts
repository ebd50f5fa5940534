import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { genesis, verifyChain } from '../../../domain/chain.ts';
import { stepEvents } from '../../../domain/dossier-events.ts';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { verifyLog } from '../../../main/store/event-log.ts';
import { projectedTables } from '../../../main/store/projected-tables.ts';
import { knownFacts } from '../../../province/operations/known-facts.ts';
import { withStore } from '../../support/with-store.ts';
import { foldLines, goldens } from './golden-log/golden-log.ts';

type Projections = Record<string, Record<string, unknown>[]>;

/** The rows with the columns they had then: a later build keeps more of the same events. */
function asThen(now: Projections, then: Projections): Projections {
  return Object.fromEntries(
    Object.entries(now).map(([table, rows]) => {
      const columns = Object.keys(then[table]?.[0] ?? {});
      const kept = (row: Record<string, unknown>) => Object.fromEntries(columns.map((column) => [column, row[column]]));
      return [table, columns.length === 0 ? rows : rows.map(kept)];
    }),
  );
}

/** A new kind of event: a story of its own in `golden-log/golden-log.ts`, then `write-golden-log.ts` once, by hand. */
test('every kind of event there is stands in a golden log, but for those nothing writes yet', () => {
  const written = goldens.flatMap(({ log }) => readFileSync(log, 'utf8').trimEnd().split('\n'));
  const known = new Set(written.map((line) => (JSON.parse(line) as AnyLogEvent).type as string));
  const unwritten = ['business-day-dated', 'ticket-marked'];
  expect(Object.keys(knownFacts).filter((type) => !known.has(type))).toEqual(unwritten);
});

/** Written once by an early build and never again: every later build reads it as it is. */
describe.each(goldens.map((golden) => [basename(golden.log), golden] as const))('the golden log %s', (_, golden) => {
  const lines = () => readFileSync(golden.log, 'utf8').trimEnd().split('\n');

  test('is there', () => {
    expect(existsSync(golden.log) && existsSync(golden.projections)).toBe(true);
    expect(lines().length).toBeGreaterThan(10);
  });

  test('verifies, and its bytes are the bytes this build would write', () => {
    const events = lines().map((line) => JSON.parse(line) as AnyLogEvent);
    expect(verifyChain(events[0]?.stream ?? '', genesis, events)).toBeNull();
    expect(events.map(canonicalJson)).toEqual(lines());
  });

  test('folds to the projections it folded to then', () =>
    withStore(({ store }) => {
      const { write } = store.databases;
      const then = JSON.parse(readFileSync(golden.projections, 'utf8')) as Projections;
      const now = foldLines(write, lines()) as Projections;
      const isNew = (table: string) => !(table in then);
      // Of what later builds keep besides, a log of that time says nothing, but for what they read out of its own events.
      const since = Object.fromEntries(projectedTables.filter(isNew).map((table) => [table, []]));
      const { dossier_steps: steps, register, till } = now;
      const ofItsOwn = Object.fromEntries(
        Object.entries({ dossier_steps: steps, register, till }).filter(([table]) => isNew(table)),
      );
      expect(asThen(now, then)).toEqual({ ...since, ...then, ...ofItsOwn });
      const types = lines().map((line) => (JSON.parse(line) as AnyLogEvent).type);
      const count = (type: string) => types.filter((each) => each === type).length;
      const [received, returned] = [count('dossier-received'), count('dossier-returned')];
      if (isNew('till')) expect(till).toMatchObject(received + returned > 0 ? [{ close: 1, received, returned }] : []);
      expect(register).toHaveLength(received);
      expect(steps).toHaveLength(types.filter((type) => (stepEvents as readonly string[]).includes(type)).length);
      const stream = (JSON.parse(lines()[0] ?? '{}') as AnyLogEvent).stream;
      expect(verifyLog(write, stream)).toBeNull();
    }));
});
