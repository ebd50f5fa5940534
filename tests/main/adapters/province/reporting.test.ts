import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DossierId } from '../../../../domain/ids.ts';
import { type Reporting, startReporting } from '../../../../main/adapters/province/start-reporting.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../../../main/adapters/system/system-clock.ts';
import type { LogEntry } from '../../../../main/ports/log.ts';
import type { RoadState } from '../../../../main/ports/province-road.ts';
import { createRoadSimulator } from '../../../../main/simulators/province-road.ts';
import { openSealingKey } from '../../../../province/adapters/sealing-key.ts';
import { query, startTestPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { liveADay, receiveDossier } from '../../../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../../../support/simulated-log.ts';
import { startTestProvince, type TestProvince } from '../../../support/test-province.ts';

let postgres: TestPostgres;
let database: string;
let folder: string;
let province: TestProvince;
let log: SimulatedLog;
let road: Reporting | null;
let memory: Map<string, string>;
let written: LogEntry[];

const fast = { debounceMs: 5, helloEveryMs: 10_000, retryBaseMs: 40, retryCapMs: 120, requestTimeoutMs: 3_000 };

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  folder = await mkdtemp(join(tmpdir(), 'gan-dan-road-'));
  province = await startTestProvince(database, { dataFolder: join(folder, 'province') });
  log = simulateLog();
  road = null;
  memory = new Map();
  written = [];
});
afterEach(async () => {
  await road?.close();
  await province.close();
  await rm(folder, { recursive: true, force: true });
});

function report(
  ticket: string | null,
  url: string | null = province.url,
  between: Pick<Parameters<typeof startReporting>[0], 'over'> = {},
): Reporting {
  road = startReporting({
    ...{ log, url, clock: createSystemClock(), ids: createRandomIds(), vault: openKeyFileVault(folder) },
    operatorLog: { write: (entry) => void written.push(entry) },
    memory: { get: (key) => memory.get(key) ?? null, set: (key, value) => void memory.set(key, value) },
    enrolment: ticket === null ? null : { ticket },
    version: '0.1.0',
    delays: fast,
    ...between,
  });
  return road;
}

async function until(reporting: Reporting, wanted: (state: RoadState) => boolean): Promise<RoadState> {
  for (const limit = Date.now() + 30_000; ; await new Promise((next) => setTimeout(next, 5))) {
    const state = reporting.state();
    if (wanted(state)) return state;
    if (Date.now() > limit) throw new Error(`the road stays at ${JSON.stringify(state)}`);
  }
}

const inSync = ({ state }: RoadState) => state === 'in-sync';
const asks = ({ state }: RoadState) => state === 'needs-attention';
const stored = async () =>
  (await query<{ hash: string }>(database, 'SELECT hash FROM events ORDER BY stream_id, seq')).map(({ hash }) => hash);
const own = () => log.events.map(({ hash }) => hash);

/** The same province on the same port, after it was away. */
async function back(): Promise<void> {
  const { port, dataFolder } = province;
  province = await startTestProvince(database, { dataFolder, port });
}

describe('an ordinary day', () => {
  test('a station with a ticket enrols, sends what it has, and each new event follows by itself', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 20, dossiers: 5 });
    const reporting = report(await province.ticketFor(log.point));
    const state = await until(reporting, inSync);
    expect(state).toMatchObject({ backlog: 0, oldest: null, detail: null });
    expect(Math.abs(state.offsetMs ?? Number.NaN)).toBeLessThan(1_000);
    expect(await stored()).toEqual(own());
    log.appendStrange('ticket-recalled', { ticket: '1.A001', counter: '1' });
    expect(reporting.state()).toMatchObject({ state: 'sending', backlog: 1, oldest: log.events.at(-1)?.at.wall });
    await until(reporting, inSync);
    expect(await stored()).toEqual(own());
  });

  test('the next start of the station needs no ticket: it remembers under which name it signs', async () => {
    await until(report(await province.ticketFor(log.point)), inSync);
    await road?.close();
    log.appendStrange('counter-closed', {});
    await until(report(null), inSync);
    expect(await stored()).toEqual(own());
  });

  test('more than a segment holds goes in several, and one too large for the province is halved', async () => {
    for (let day = 1; day <= 4; day++) liveADay(log, { day, date: `2026-03-0${day}`, tickets: 120, dossiers: 30 });
    const filler = 'x'.repeat(6_000);
    for (let n = 0; n < 60; n++) log.appendStrange('counter-closed', { filler });
    expect(log.events.length).toBeGreaterThan(1_000);
    await until(report(await province.ticketFor(log.point)), inSync);
    expect(await stored()).toEqual(own());
  });

  test('the key of a dossier arrives wrapped, and only the province opens it', async () => {
    const dossier = DossierId(randomUUID());
    log.append([receiveDossier(log, { dossier, ordinal: 1, date: '2026-03-02', due: '2026-03-03' })]);
    const erased = DossierId(randomUUID());
    log.append([receiveDossier(log, { dossier: erased, ordinal: 2, date: '2026-03-02', due: '2026-03-03' })]);
    log.eraseKey(erased);
    await until(report(await province.ticketFor(log.point)), inSync);
    const [row, ...others] = await query<{ dossier_id: string; wrapped: string }>(
      database,
      'SELECT * FROM dossier_keys',
    );
    expect([row?.dossier_id, others]).toEqual([dossier, []]);
    const wrapped = row?.wrapped ?? '';
    const key = log.dossierKey(dossier) ?? new Uint8Array();
    expect(wrapped).not.toContain(Buffer.from(key).toString('base64').slice(0, 12));
    const sealing = await openSealingKey(province.dataFolder);
    expect(sealing.unwrap(wrapped, log.point, dossier)).toEqual(Buffer.from(key));
    expect(() => sealing.unwrap(wrapped, log.point, erased)).toThrow();
    const stranger = await openSealingKey(join(folder, 'another'));
    expect(() => stranger.unwrap(wrapped, log.point, dossier)).toThrow();
  });
});

describe('the province is away', () => {
  test('tickets go on, the backlog is shown, and everything arrives when it is back', async () => {
    const reporting = report(await province.ticketFor(log.point));
    await until(reporting, inSync);
    await province.close();
    for (let day = 1; day <= 2; day++) liveADay(log, { day, date: `2026-03-0${day}`, tickets: 40, dossiers: 9 });
    const away = await until(reporting, ({ state }) => state === 'unreachable');
    expect(away.backlog).toBe(log.events.length);
    expect(away.oldest).toBe(log.events[0]?.at.wall);
    await back();
    await until(reporting, inSync);
    expect(await stored()).toEqual(own());
  });

  test('a tap does not become a knock at the closed door', async () => {
    const reporting = report(await province.ticketFor(log.point));
    await until(reporting, inSync);
    await province.close();
    await reporting.pushNow();
    const changes: string[] = [];
    reporting.onChange(() => changes.push(reporting.state().state));
    for (let n = 0; n < 2_000; n++) log.appendStrange('counter-closed', { n });
    expect(changes).toEqual([]);
    await back();
    await reporting.pushNow();
    await until(reporting, inSync);
  });

  test('a wrong address, and the page of a hotel’s network instead of the province, are "unreachable"', async () => {
    log.appendStrange('counter-closed', {});
    const hotel = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<p>Xin mời đăng nhập Wi-Fi');
    }).listen(0, '127.0.0.1');
    await once(hotel, 'listening');
    const address = hotel.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    for (const url of ['http://127.0.0.1:9', `http://127.0.0.1:${port}`, `http://khong-co.invalid`]) {
      const reporting = report('A'.repeat(26), url);
      const state = await until(reporting, ({ state }) => state !== 'never-reached');
      expect(state).toMatchObject({ state: 'unreachable', backlog: 1, lastContact: null, detail: null });
      await reporting.close();
    }
    hotel.close();
  });

  test('closing ends at once, also in the middle of waiting', async () => {
    const reporting = report('A'.repeat(26), 'http://10.255.255.1:9');
    const begun = performance.now();
    await reporting.close();
    // A connection to nobody is given up after much longer.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe('when the histories do not agree', () => {
  test('a province restored from a backup is believed, and is sent everything again', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 20, dossiers: 6 });
    const reporting = report(await province.ticketFor(log.point));
    await until(reporting, inSync);
    await restoreProvinceTo(12);
    log.appendStrange('counter-closed', {});
    await reporting.pushNow();
    await until(reporting, inSync);
    expect(await stored()).toEqual(own());
    expect(written).toContainEqual(expect.objectContaining({ event: 'province-state', detail: 'province-rewound' }));
  });

  test('a province restored to before the enrolment takes the station back with its ticket', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 5, dossiers: 1 });
    const reporting = report(await province.ticketFor(log.point));
    await until(reporting, inSync);
    for (const table of ['events', 'event_origins', 'dossiers', 'ticket_days', 'business_days', 'streams', 'devices'])
      await query(database, `DELETE FROM ${table}`);
    await query(database, 'UPDATE enrolment_tickets SET used_at = NULL, used_by = NULL');
    await reporting.pushNow();
    await until(reporting, inSync);
    expect(await stored()).toEqual(own());
  });

  test('a station restored from a backup stops pushing, says so, and numbers go on', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 10, dossiers: 2 });
    const before = own();
    const reporting = report(await province.ticketFor(log.point));
    await until(reporting, inSync);
    log.restore(7);
    await reporting.pushNow();
    expect(await until(reporting, asks)).toMatchObject({ detail: 'point-rewound' });
    log.appendStrange('counter-closed', { after: 'the restore' });
    await reporting.pushNow();
    expect(await until(reporting, asks)).toMatchObject({ detail: 'fork' });
    expect(await stored()).toEqual(before);
    expect(log.events).toHaveLength(8);
  });

  test('a revoked station is told, stops, and goes on by itself when the province changes its mind', async () => {
    const reporting = report(await province.ticketFor(log.point));
    await until(reporting, inSync);
    await query(database, 'UPDATE devices SET revoked_at = 1');
    log.appendStrange('counter-closed', {});
    expect(await until(reporting, asks)).toMatchObject({ detail: 'revoked', backlog: 1 });
    expect(await stored()).toEqual([]);
    await query(database, 'UPDATE devices SET revoked_at = NULL');
    await reporting.pushNow();
    await until(reporting, inSync);
    expect(await stored()).toEqual(own());
  });

  test('no ticket, a used ticket and no province are named, each for itself', async () => {
    expect(await until(report(null), asks)).toMatchObject({ detail: 'not-enrolled' });
    await road?.close();
    expect(await until(report('A'.repeat(26)), asks)).toMatchObject({ detail: 'ticket-used-or-wrong' });
    await road?.close();
    expect(report(null, null).state()).toMatchObject({ state: 'never-reached', detail: 'no-province-configured' });
    await road?.pushNow();
  });

  /** What a restore of the database to an older moment leaves. */
  async function restoreProvinceTo(seq: number): Promise<void> {
    for (const table of ['event_origins', 'events'])
      await query(database, `DELETE FROM ${table} WHERE seq > $1`, [seq]);
    for (const table of ['dossiers', 'ticket_days', 'business_days']) await query(database, `DELETE FROM ${table}`);
    await query(database, 'UPDATE streams SET head_seq = $1, head_hash = $2', [seq, log.hashAt(seq)]);
  }
});

describe('the road of the dock', () => {
  test('cut is out of reach and loses nothing, slow is on the way for a while, open brings all that waited', async () => {
    const network = createRoadSimulator(400);
    const reporting = report(await province.ticketFor(log.point), province.url, { over: network.over });
    network.onTurn(() => void reporting.pushNow());
    await until(reporting, inSync);
    network.set('cut');
    await until(reporting, ({ state }) => state === 'unreachable');
    log.appendStrange('counter-closed', {});
    await new Promise((next) => setTimeout(next, 300));
    expect(await stored()).not.toEqual(own());
    const from = Date.now();
    network.set('slow');
    expect(await until(reporting, inSync)).toMatchObject({ backlog: 0 });
    expect(Date.now() - from).toBeGreaterThan(390);
    expect(await stored()).toEqual(own());
    network.set('open');
    log.appendStrange('counter-closed', {});
    await until(reporting, inSync);
    expect(await stored()).toEqual(own());
  });

  test('cut under way is a province that has the events, and a station that sends them again without harm', async () => {
    const network = createRoadSimulator();
    const reporting = report(await province.ticketFor(log.point), province.url, {
      over: (door) =>
        network.over({
          ...door,
          push: async (keyId, input) => {
            const answer = await door.push(keyId, input);
            network.set('cut');
            return answer;
          },
        }),
    });
    await until(reporting, inSync);
    log.appendStrange('counter-closed', {});
    await until(reporting, ({ state }) => state === 'unreachable');
    expect(reporting.state()).toMatchObject({ backlog: 1 });
    expect(await stored()).toEqual(own());
    network.set('open');
    await reporting.pushNow();
    expect(await until(reporting, inSync)).toMatchObject({ backlog: 0 });
    expect(await stored()).toEqual(own());
  });
});
