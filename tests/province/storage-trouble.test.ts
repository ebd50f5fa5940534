import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { storageTrouble } from '../../province/store/storage-trouble.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());

const coded = (code: string) => Object.assign(new Error('said by PostgreSQL or the system'), { code });

test('a full disk, a database that is away and one that can only be read are told from a bug', () => {
  expect(['53100', 'ENOSPC', 'EDQUOT'].map((code) => storageTrouble(coded(code)))).toEqual(
    Array.from({ length: 3 }, () => 'server-disk-full'),
  );
  const away = ['57P01', '57P02', '57P03', '53300', '08006', 'ECONNREFUSED', 'ECONNRESET'];
  expect(new Set(away.map((code) => storageTrouble(coded(code))))).toEqual(new Set(['database-away']));
  expect(storageTrouble(new Error('Connection terminated unexpectedly'))).toBe('database-away');
  expect(storageTrouble(new Error('taken in', { cause: coded('25006') }))).toBe('database-read-only');
  for (const bug of [coded('23505'), coded('22P02'), new TypeError('x is undefined'), 'a text', null])
    expect(storageTrouble(bug)).toBeNull();
});

test('a database that can only be read: nothing acknowledged, told when to come back, said once, and all is taken in afterwards', async () => {
  const database = await postgres.provinceDatabase();
  const province = await startTestProvince(database);
  onTestFinished(province.close);
  const log = simulateLog();
  liveADay(log, { day: 1, date: '2026-03-02', tickets: 6, dossiers: 2 });
  const device = testDevice(province.url, log);
  await device.enrol(await province.ticketFor(log.point));
  const name = new URL(database).pathname.slice(1);
  const readOnly = async (how: 'on' | 'off') => {
    await query(postgres.url, `ALTER DATABASE ${name} SET default_transaction_read_only = ${how}`);
    await query(
      postgres.url,
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [name],
    );
  };
  await readOnly('on');
  for (let tries = 0; tries < 12; tries++) {
    const answer = await device.push(0, log.events.length);
    expect(answer).toMatchObject({ status: 503, comeBackSeconds: expect.any(Number) });
    expect(answer.body.code).toMatch(/^database-(away|read-only)$/);
  }
  expect((await device.hello()).body).toEqual({ code: 'database-read-only', status: 503 });
  expect(await query(database, 'SELECT 1 AS it FROM events')).toEqual([]);
  await readOnly('off');
  for (let tries = 0; tries < 12; tries++) await device.push(0, log.events.length);
  expect((await device.push(0, log.events.length)).body.ok).toBe(true);
  expect(await query(database, 'SELECT 1 AS it FROM parked')).toEqual([]);
  const said = province.log.flatMap((entry) => (entry.event === 'storage-trouble' ? [entry.why] : []));
  expect(said.length).toBe(new Set(said).size);
  expect(said).toContain('database-read-only');
  expect(province.log.filter(({ event }) => event === 'bug')).toEqual([]);
});
