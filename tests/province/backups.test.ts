import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { genesis } from '../../domain/chain.ts';
import { type OfflineAdministration, openAdministration } from '../../province/open-administration.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let office: OfflineAdministration;
let log: SimulatedLog;
let device: TestDevice;
let copies = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  office = await openAdministration(database);
  log = simulateLog();
  device = testDevice(province.url, log);
  await device.enrol(await province.ticketFor(log.point));
  liveADay(log, { day: 1, date: '2026-03-02', tickets: 30, dossiers: 9 });
});
afterEach(async () => {
  await office.close();
  await province.close();
});

/** A backup restored into a database of its own, as PostgreSQL copies one; nobody may be connected meanwhile. */
async function backUp(): Promise<string> {
  const [name, copy] = [new URL(database).pathname.slice(1), `copy_${copies++}`];
  await query(postgres.url, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await query(postgres.url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  await query(postgres.url, `CREATE DATABASE ${copy} TEMPLATE ${name}`);
  await query(postgres.url, `ALTER DATABASE ${copy} ALLOW_CONNECTIONS true`);
  await query(postgres.url, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  return new URL(`/${copy}`, database).href;
}

const durable = async () => {
  const { body } = await device.hello();
  return (body.value as { durable: unknown }).durable;
};
const at = (seq: number) => ({ seq, hash: log.hashAt(seq) });

test('durable is what two verified backups hold, and less when one is lost', async () => {
  await device.push(0, 20);
  const first = await backUp();
  await device.push(20, 50);
  const second = await backUp();
  expect(await office.recordBackup(first, 'tape A')).toEqual({ ok: true, value: { streams: 1, events: 20 } });
  expect(await durable()).toEqual(genesis);
  expect(await office.recordBackup(second, 'tape B')).toEqual({ ok: true, value: { streams: 1, events: 50 } });
  expect(await durable()).toEqual(at(20));
  await device.push(50, 80);
  await office.recordBackup(await backUp(), 'tape C');
  expect(await durable()).toEqual(at(50));
  await office.recordBackup(first, 'tape C');
  expect(await durable()).toEqual(at(20));
  await office.loseBackup('tape A');
  await office.loseBackup('tape B');
  expect(await durable()).toEqual(genesis);
  expect(await office.loseBackup('tape B')).toEqual({ ok: false, error: { type: 'backup-unknown' } });
});

test('a backup in which a byte is another, an event is missing or added is named and counts for nothing', async () => {
  await device.push(0, 40);
  const damages = [
    `UPDATE events SET canonical = replace(canonical, '"part":0', '"part":1') WHERE seq = 7`,
    'DELETE FROM events WHERE seq = 7',
    'DELETE FROM events WHERE seq = 40',
    `UPDATE events SET hash = repeat('a', 64) WHERE seq = 40`,
    'UPDATE streams SET head_seq = 39 WHERE true',
    'DELETE FROM events WHERE true',
  ];
  const streams: string[] = [];
  for (let nth = 0; nth < damages.length; nth++) {
    const other = simulateLog(`21553-${nth + 1}`);
    const writer = testDevice(province.url, other);
    await writer.enrol(await province.ticketFor(other.point));
    liveADay(other, { day: 1, date: '2026-03-02', tickets: 15, dossiers: 4 });
    await writer.push(0, 40);
    streams.push(other.stream);
  }
  const copy = await backUp();
  for (const [nth, damage] of damages.entries()) await query(copy, `${damage} AND stream_id = '${streams[nth]}'`);
  const answer = await office.recordBackup(copy, 'tape');
  expect(answer.ok || ('streams' in answer.error && answer.error.streams.toSorted())).toEqual(streams);
  expect(await query(database, 'SELECT 1 FROM backups')).toEqual([]);
});

test('the live database is no backup, nor is another province', async () => {
  await device.push(0, 10);
  expect(await office.recordBackup(database, 'tape')).toEqual({ ok: false, error: { type: 'backup-is-live' } });
  const other = await postgres.emptyDatabase();
  await (await startTestProvince(other)).close();
  expect(await office.recordBackup(other, 'tape')).toEqual({ ok: false, error: { type: 'another-province' } });
  expect(await office.recordBackup(await backUp(), '')).toEqual({ ok: false, error: { type: 'name-invalid' } });
});

test('backups of a history that was undone hold nothing of the one that came instead', async () => {
  await device.push(0, 30);
  const copy = await backUp();
  for (const tape of ['tape 1', 'tape 2']) await office.recordBackup(copy, tape);
  expect(await durable()).toEqual(at(30));
  // restored to 10, and another writer went on from there
  await query(database, 'DELETE FROM events WHERE seq > 10');
  await query(database, 'UPDATE streams SET head_seq = 10, head_hash = $1', [log.hashAt(10)]);
  log.restore(10);
  for (let n = 0; n < 30; n++) log.appendStrange('counter-closed', { n });
  await device.push(10, 40);
  await office.recordBackup(await backUp(), 'tape 9');
  expect(await durable()).toEqual(genesis);
});

test('after a restore the epoch rises', async () => {
  expect(await office.restored()).toEqual({ epoch: 2 });
});
