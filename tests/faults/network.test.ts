import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AccountId, CounterId } from '../../domain/ids.ts';
import { type Reporting, startReporting } from '../../main/adapters/province/start-reporting.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import { type ChaosProxy, startChaosProxy, type Way } from '../support/chaos-proxy.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** Each way; `npm run faults` asks for two thousand offsets and more. */
const OFFSETS = Number(process.env.GAN_DAN_CUT_OFFSETS ?? 24);
const WAYS: readonly Way[] = ['request', 'response'];

describe('T10: a road to the province that breaks', () => {
  let folder = '';
  let postgres: TestPostgres;
  let database = '';
  let province: TestProvince;
  let proxy: ChaosProxy;
  let road: Reporting;
  const log = simulateLog();

  const closeCounter = () =>
    log.append([{ type: 'counter-closed', facts: { counter: CounterId('1'), account: AccountId('mau') } }]);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gan-dan-network-'));
    postgres = await startTestPostgres();
    database = await postgres.provinceDatabase();
    province = await startTestProvince(database, { dataFolder: join(folder, 'province') });
    proxy = await startChaosProxy({ port: province.port, random: Math.random });
    const memory = new Map<string, string>();
    road = startReporting({
      ...{ log, clock: createSystemClock(), ids: createRandomIds(), vault: openKeyFileVault(folder), version: '0' },
      ...{ url: `http://127.0.0.1:${proxy.port}`, operatorLog: { write: () => {} } },
      memory: { get: (key) => memory.get(key) ?? null, set: (key, value) => void memory.set(key, value) },
      enrolment: { ticket: await province.ticketFor('22006-1') },
      delays: { debounceMs: 1, helloEveryMs: 60_000, retryBaseMs: 2, retryCapMs: 10, requestTimeoutMs: 2_000 },
    });
    await inSync();
  });
  afterAll(async () => {
    await road.close();
    await proxy.close();
    await province.close();
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function inSync(): Promise<void> {
    for (const end = Date.now() + 20_000; ; await new Promise((next) => setTimeout(next, 2))) {
      const { state, backlog } = road.state();
      if (state === 'in-sync' && backlog === 0) return;
      if (Date.now() > end) throw new Error(`the road stays ${state}, ${backlog} behind`);
    }
  }

  async function isEqual(): Promise<void> {
    const there = await query<{ hash: string }>(database, 'SELECT hash FROM events ORDER BY seq');
    expect(there.map(({ hash }) => hash)).toEqual(log.events.map(({ hash }) => hash));
    const repeated = "SELECT count(*)::int AS count FROM parked WHERE code = 'origin-repeated'";
    expect(await query(database, repeated)).toEqual([{ count: 0 }]);
  }

  test.each(WAYS)(
    `cut at ${OFFSETS} places of a %s: nothing is lost, nothing there twice`,
    { timeout: 600_000 },
    async (way) => {
      // A push of one event and its answer are about 1,300 and 500 bytes long.
      const length = way === 'request' ? 1_300 : 500;
      const before = proxy.cuts();
      for (let n = 0; n < OFFSETS; n++) {
        proxy.toxics.cutAfter = { way, bytes: 1 + Math.floor((n * length) / OFFSETS) };
        closeCounter();
        await inSync();
        proxy.toxics.cutAfter = undefined;
      }
      // A place behind the end of a message cuts nothing; nearly all must have.
      expect(proxy.cuts() - before).toBeGreaterThan(OFFSETS / 2);
      await isEqual();
    },
  );

  test('every fifth connection refused, 8 KB a second, and a road that stands still', { timeout: 60_000 }, async () => {
    Object.assign(proxy.toxics, { refusedPercent: 20, bytesPerSecond: 8_192 });
    liveADay(log, { day: 1, date: '2026-11-24', tickets: 4, dossiers: 1 });
    await road.pushNow();
    await inSync();
    Object.assign(proxy.toxics, { refusedPercent: 0, bytesPerSecond: undefined, stallMs: 2_500 });
    closeCounter();
    await inSync();
    await isEqual();
  });
});
