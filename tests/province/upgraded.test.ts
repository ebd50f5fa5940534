import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AccountId, DossierId, HandOverId, PointId } from '../../domain/ids.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay, receiveDossier } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** What the programs of before left behind in PostgreSQL, as `faults/skew` saw it, and what is made of it at the first start. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let log: SimulatedLog;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  log = simulateLog();
});
afterEach(() => province.close());

const dossier = DossierId('0190a000-0000-7000-8000-000000000001');
const at = '2026-03-02T10:00';

async function pushAll(): Promise<void> {
  const device = testDevice(province.url, log);
  await device.enrol(await province.ticketFor(log.point));
  expect((await device.push(0, log.events.length)).body.ok).toBe(true);
  await province.tellOthersNow();
}

async function upgrade(): Promise<void> {
  const later = await startTestProvince(database, { dataFolder: province.dataFolder });
  await later.tellOthersNow();
  await later.close();
}

const park = (code: string, types: readonly string[]) =>
  query(
    database,
    `INSERT INTO parked (point_id, stream_id, seq, code, parked_at)
     SELECT point_id, stream_id, seq, $1, 0 FROM events WHERE type = ANY ($2)`,
    [code, types],
  );
const texts = async (table: string) =>
  (await query<{ row: string }>(database, `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`)).map(
    ({ row }) => row,
  );

describe('T29: a province that took in more than it knew is upgraded', () => {
  test('whoever went and came back is not sent away by the first half of it', async () => {
    const account = AccountId('00000000-0000-4000-8000-000000000001');
    log.append([{ type: 'person-revoked', facts: { account, why: 'left' } }]);
    log.append([{ type: 'account-reactivated', facts: { account } }]);
    await pushAll();
    expect(await texts('revoked_accounts')).toEqual([]);
    // It knew only that somebody was back, which meant nothing to it.
    await park('type-unknown', ['person-revoked']);
    await upgrade();
    expect(await texts('revoked_accounts')).toEqual([]);
    expect(await texts('parked')).toEqual([]);
  });

  test('an offer that came before there were inboxes reaches whom it is for', async () => {
    const handOver = HandOverId('0190a000-0000-7000-8000-00000000000a');
    const item = { dossier, code: 'mẫu', cv: 2, carries: 'folder' as const, work: true };
    log.append([
      receiveDossier(log, { dossier, ordinal: 1, date: '2026-03-02', due: '2026-03-05' }),
      {
        type: 'hand-over-offered',
        facts: { handOver, to: PointId('22006-2'), kind: 'folders', bag: null, items: [item], at, signature: '' },
      },
    ]);
    await pushAll();
    const told = await texts('inbox_items');
    expect(told).toHaveLength(2);
    for (const table of ['inbox_items', 'inboxes', 'dossier_readers', 'introductions', 'outgoing', 'custody_moves'])
      await query(database, `DELETE FROM ${table}`);
    await park('type-unknown', ['hand-over-offered']);
    await upgrade();
    expect(await texts('inbox_items')).toEqual(told);
    expect(await texts('custody_moves')).toHaveLength(1);
  });

  test('what was taken in before steps were kept has its steps, and is folded anew once', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 6, dossiers: 5 });
    await pushAll();
    const steps = await texts('dossier_steps');
    expect(steps.length).toBeGreaterThan(5);
    await query(database, 'DELETE FROM dossier_steps');
    await upgrade();
    const withoutTime = (row: string) => row.replace(/"noted_at": \d+, /, '');
    expect((await texts('dossier_steps')).map(withoutTime)).toEqual(steps.map(withoutTime));
    // Of what is whole nothing is touched at the next start.
    await query(database, "UPDATE ticket_days SET issued = issued + 1 WHERE queue = 'A'");
    const touched = await texts('ticket_days');
    await upgrade();
    expect(await texts('ticket_days')).toEqual(touched);
  });

  test('facts that it could not read, and what it did not find for that, count where they stand', async () => {
    log.append([receiveDossier(log, { dossier, ordinal: 1, date: '2026-03-02', due: '2026-03-05' })]);
    log.append([{ type: 'dossier-result-ready', facts: { dossier, date: '2026-03-04' } }]);
    log.appendStrange('dossier-returned', { dossier: 7 });
    await pushAll();
    const [was, parked] = [await texts('dossiers'), await texts('parked')];
    expect(parked).toHaveLength(1);
    await query(database, 'DELETE FROM dossiers');
    await park('facts-unreadable', ['dossier-received']);
    await park('dossier-unknown', ['dossier-result-ready']);
    for (let starts = 0; starts < 2; starts++) {
      await upgrade();
      expect(await texts('dossiers')).toEqual(was);
      expect(await texts('parked')).toEqual(parked);
    }
  });
});
