import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireEvent } from '../../../contract/province-api.ts';

import { DossierId, Origin } from '../../../domain/ids.ts';
import { readSegment } from '../../../province/operations/read-segment.ts';
import { type IngestionLog, takeIn } from '../../../province/operations/take-in.ts';
import { type MemoryLog, memoryLog } from '../../../province/simulators/memory-log.ts';
import { type Database, openDatabase } from '../../../province/store/database.ts';
import { ingestionLog } from '../../../province/store/ingestion-log.ts';
import type { Device } from '../../../province/store/streams.ts';
import { query, startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { liveADay, receiveDossier } from '../../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../../support/simulated-log.ts';
import { testDevice } from '../../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../../support/test-province.ts';

let postgres: TestPostgres;
let url: string;
let province: TestProvince;
let database: Database;

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.provinceDatabase();
  province = await startTestProvince(url);
  database = openDatabase(url, 2);
});
afterAll(async () => {
  await database.close();
  await province.close();
  await postgres.close();
});

type Within = <T>(work: (log: IngestionLog) => Promise<T>) => Promise<T>;
const inPostgres: Within = (work) => database.transaction((tx) => work(ingestionLog(tx)));

interface Step {
  readonly log: SimulatedLog;
  readonly from: number;
  readonly to: number;
  /** Another history from there on. */
  readonly other?: SimulatedLog;
}

async function take(within: Within, writer: Device, { log, from, to, other }: Step) {
  const source = other ?? log;
  const events = source.events.slice(from, to) as unknown as WireEvent[];
  const segment = {
    ...{ stream: log.stream, events, headSignature: '', keys: [] },
    from: { seq: from, hash: source.hashAt(from) ?? '' },
  };
  const chained = readSegment(segment.stream, segment.from, events);
  if (!chained.ok) return chained;
  return within((port) =>
    takeIn(port, {
      ...{ province: { clock: { now: () => 1 } }, writer, carried: false, segment, told: { others: false } },
      chained: chained.value,
    }),
  );
}

/** A day with what goes wrong in one: unknown types, nonsense, wrong keys, and a command that came back. */
function strangeDay(log: SimulatedLog, tickets: number): void {
  liveADay(log, { day: 1, date: '2026-03-02', tickets, dossiers: 6 });
  const [dossier, twice] = [DossierId('d-1'), DossierId('d-2')];
  const due = { ordinal: 90, date: '2026-03-02', due: '2026-03-03' };
  const again = Origin('came-back');
  log.appendStrange('ticket-teleported', { ticket: '1.A001' });
  log.appendStrange('dossier-result-ready', { dossier: 'nobody', date: '2026-03-02' });
  log.appendStrange('business-day-dated', { day: 1, date: '2026-02-30' });
  log.append([receiveDossier(log, { dossier, ...due })], again);
  log.append([receiveDossier(log, { dossier: twice, ...due })], again);
  log.append([receiveDossier(log, { dossier, ...due })]);
  log.append([{ type: 'dossier-result-ready', facts: { dossier, date: '2026-03-02' } }]);
  log.appendStrange('dossier-act-undone', { dossier, undone: 'dossier-result-ready' });
  log.append([{ type: 'dossier-result-ready', facts: { dossier, date: '2026-03-03' } }]);
  log.appendStrange('dossier-act-undone', { dossier: 'nobody', undone: 'dossier-received' });
  log.appendStrange('ticket-missed', { ticket: '1.A002' });
}

describe('the log in memory and in PostgreSQL', () => {
  test('answer the same to any schedule, and hold the same after it', async () => {
    const draw = random(20_261_128);
    const seen = new Set<string>();
    for (let round = 0; round < 4; round++) {
      const memory = memoryLog();
      const log = simulateLog(`22006-${round + 1}`);
      const other = simulateLog(`22006-${round + 1}`);
      strangeDay(log, 12);
      for (const { type, facts, origin } of log.events.slice(0, 20)) other.appendStrange(type, facts, origin);
      strangeDay(other, 5);
      const device = testDevice(province.url, log);
      await device.enrol(await province.ticketFor(log.point));
      const { keyId, publicKey } = device;
      const writer: Device = { point: log.point, keyId, publicKey, sealTo: null, revoked: false };
      memory.open(log.stream, keyId);
      const inMemory: Within = (work) => work(memory);
      for (let step = 0; step < 22; step++) {
        const forked = draw() < 0.15;
        const have = memory.head(log.stream).seq;
        const from = Math.max(0, Math.min(log.events.length - 1, have + Math.floor(draw() * 16) - 11));
        const to = from + 1 + Math.floor(draw() * 30);
        const wanted = { log, from: draw() < 0.5 ? Math.min(have, from) : from, to, ...(forked && { other }) };
        const answers = [await take(inPostgres, writer, wanted), await take(inMemory, writer, wanted)];
        expect(answers[1]).toEqual(answers[0]);
        for (const answer of answers)
          for (const each of answer.ok
            ? ['taken', ...answer.value.parked.map(({ code }) => code)]
            : [answer.error.type])
            seen.add(each);
      }
      await take(inPostgres, writer, { log, from: 0, to: log.events.length });
      await take(inMemory, writer, { log, from: 0, to: log.events.length });
      expect(await stored(log)).toEqual(here(memory, log));
      // a device that does not write this stream
      const stranger = { ...writer, keyId: `${log.point}.0000000000000000` };
      const unknown = { log, from: 0, to: 1 };
      const said = { ok: false, error: { type: 'stream-unknown' } };
      expect(await take(inPostgres, stranger, unknown)).toEqual(said);
      expect(await take(inMemory, stranger, unknown)).toEqual(said);
    }
    const parked = ['type-unknown', 'facts-unreadable', 'origin-repeated', 'dossier-unknown', 'dossier-repeated'];
    expect([...seen].sort()).toEqual(['taken', 'gap', 'fork', ...parked].sort());
  });

  test('of a command that two incarnations bring at the same moment, one has the effect and the other says so', async () => {
    const origin = Origin('at-once');
    const logs = ['1', '2'].map((incarnation) => simulateLog('22006-8', incarnation));
    for (const log of logs) {
      liveADay(log, { day: 1, date: '2026-03-02', tickets: 2, dossiers: 0 });
      log.appendStrange('ticket-issued', { ticket: '1.Z001', day: 1, queue: 'Z' }, origin);
      log.appendStrange('ticket-issued', { ticket: '1.Z002', day: 1, queue: 'Z' });
    }
    const bringing = await Promise.all(
      logs.map(async (log) => {
        const device = testDevice(province.url, log);
        await device.enrol(await province.ticketFor(log.point));
        const { keyId, publicKey } = device;
        const writer: Device = { point: log.point, keyId, publicKey, sealTo: null, revoked: false };
        return () => take(inPostgres, writer, { log, from: 0, to: log.events.length });
      }),
    );
    const answers = await Promise.all(bringing.map((bring) => bring()));
    const parked = answers.map((answer) => (answer.ok ? answer.value.parked : [answer.error]));
    const seq = (logs[0]?.events.length ?? 0) - 1;
    expect(parked.toSorted((a, b) => a.length - b.length)).toEqual([[], [{ seq, code: 'origin-repeated' }]]);
    const counted = "SELECT issued FROM ticket_days WHERE point_id = '22006-8' AND queue = 'Z'";
    expect(await query(url, counted)).toEqual([{ issued: 3 }]);
  });

  test('in memory it goes back to what was saved', async () => {
    const memory = memoryLog();
    const log = simulateLog('22006-9');
    strangeDay(log, 10);
    const writer: Device = { point: log.point, keyId: 'k', publicKey: '', sealTo: null, revoked: false };
    memory.open(log.stream, 'k');
    await take((work) => work(memory), writer, { log, from: 0, to: 15 });
    const saved = memory.save();
    await take((work) => work(memory), writer, { log, from: 15, to: 30 });
    memory.load(saved);
    expect(memory.head(log.stream)).toEqual({ seq: 15, hash: log.hashAt(15) });
    expect(memory.save()).toBe(saved);
  });
});

function here(memory: MemoryLog, { stream, point }: SimulatedLog) {
  const own = <T>(kept: Record<string, T>) =>
    Object.entries(kept)
      .filter(([key]) => key.startsWith(`${point} `))
      .map(([key, row]) => [key.slice(point.length + 1), row] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const { dossiers, tickets, days } = memory.projected;
  return {
    hashes: memory.events(stream).map(({ hash }) => hash),
    dossiers: own(dossiers),
    tickets: own(tickets),
    days: own(days),
  };
}

async function stored({ stream, point }: SimulatedLog) {
  const events = await query<{ hash: string }>(url, 'SELECT hash FROM events WHERE stream_id = $1 ORDER BY seq', [
    stream,
  ]);
  const dossiers = await query<Record<string, string | null>>(
    url,
    `SELECT dossier_id AS id, state, ready_on::text AS "readyOn", returned_on::text AS "returnedOn", timeliness
     FROM dossiers WHERE point_id = $1 ORDER BY dossier_id COLLATE "C"`,
    [point],
  );
  const tickets = await query<Record<string, string | number>>(
    url,
    `SELECT day || ' ' || queue AS id, issued, finished, missed FROM ticket_days WHERE point_id = $1 ORDER BY 1`,
    [point],
  );
  const days = await query<{ id: string; date: string }>(
    url,
    'SELECT day::text AS id, date::text AS date FROM business_days WHERE point_id = $1 ORDER BY 1',
    [point],
  );
  const keyed = (rows: readonly Record<string, unknown>[]) => rows.map(({ id, ...row }) => [id, row]);
  return {
    hashes: events.map(({ hash }) => hash),
    dossiers: keyed(dossiers),
    tickets: keyed(tickets),
    days: days.map(({ id, date }) => [id, date]),
  };
}

/** mulberry32 */
function random(seed: number): () => number {
  const state = { a: seed };
  return () => {
    state.a = (state.a + 0x6d2b79f5) | 0;
    let t = Math.imul(state.a ^ (state.a >>> 15), 1 | state.a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
