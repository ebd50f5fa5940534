import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson, genesis, verifyChain } from '../../../domain/chain.ts';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { verifyLog } from '../../../main/store/event-log.ts';
import { projectedTables } from '../../../main/store/projections.ts';
import { withStore } from '../../support/with-store.ts';
import { foldLines, goldens } from './golden-log/golden-log.ts';

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
      // Of what later builds keep besides, a log of that time says nothing, but for what they count of its own events.
      const since = Object.fromEntries(projectedTables.map((table) => [table, []]));
      const then = JSON.parse(readFileSync(golden.projections, 'utf8'));
      const folded = foldLines(write, lines());
      expect(folded).toEqual({ ...since, ...then, till: folded.till });
      const count = (type: string) => lines().filter((line) => (JSON.parse(line) as AnyLogEvent).type === type).length;
      const [received, returned] = [count('dossier-received'), count('dossier-returned')];
      expect(folded.till).toMatchObject(received + returned > 0 ? [{ close: 1, received, returned }] : []);
      const stream = (JSON.parse(lines()[0] ?? '{}') as AnyLogEvent).stream;
      expect(verifyLog(write, stream)).toBeNull();
    }));
});
