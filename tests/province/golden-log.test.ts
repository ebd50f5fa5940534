import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { PointId } from '../../domain/ids.ts';
import { goldens } from '../main/store/golden-log/golden-log.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());

const logs = goldens.map(({ log }) => [basename(log), log] as const);

test.each(logs)(
  'the golden log %s, pushed as it is, stands at the province byte for byte and says what happened',
  async (_, log) => {
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    const events = lines.map((line) => JSON.parse(line) as AnyLogEvent);
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) throw new Error('the golden log is empty');
    const database = await postgres.provinceDatabase();
    const province = await startTestProvince(database);
    const golden = {
      ...simulateLog(),
      ...{ stream: first.stream, point: PointId('22006-1'), events, head: () => ({ seq: last.seq, hash: last.hash }) },
    };
    const device = testDevice(province.url, golden);
    await device.enrol(await province.ticketFor('22006-1'));

    const pushed = await device.push(0, events.length);
    expect(pushed.body).toMatchObject({ ok: true, value: { have: { seq: last.seq, hash: last.hash }, parked: [] } });
    const stored = await query<{ canonical: string }>(database, 'SELECT canonical FROM events ORDER BY seq');
    expect(stored.map((row) => row.canonical)).toEqual(
      events.map(({ hash: _hash, ...hashed }) => canonicalJson(hashed)),
    );
    await province.close();
  },
);
