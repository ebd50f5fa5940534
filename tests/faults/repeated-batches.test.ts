import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../scripts/morning/plan.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** `npm run faults` asks for twenty thousand; the design's hundred thousand with `GAN_DAN_BATCHES=100000`. */
const BATCHES = Number(process.env.GAN_DAN_BATCHES ?? 60);
/** Points that send at the same time, each in its own order. */
const points = ['22006-1', '22006-2', '21583-1', '21589-1'];

let postgres: TestPostgres;
let database = '';
let province: TestProvince;
beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});

const random = seeded(20_261_128);
const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));

test(`T12: ${BATCHES} batches, each sent two to five times at once and reaching over each other: every event once, every effect once`, {
  timeout: 3_600_000,
}, async () => {
  const told = { batches: 0, sent: 0 };
  const logs = await Promise.all(points.map((point) => livedDays(point, BATCHES / points.length)));
  await Promise.all(logs.map((log) => sendAll(log, told)));

  for (const { log } of logs) {
    const kept = await query<{ seq: number; hash: string }>(
      database,
      'SELECT seq::integer, hash FROM events WHERE point_id = $1 ORDER BY seq',
      [log.point],
    );
    expect(kept).toEqual(log.events.map(({ seq, hash }) => ({ seq, hash })));
  }
  const [counted] = await query<{ issued: number; received: number }>(
    database,
    `SELECT (SELECT sum(issued)::integer FROM ticket_days) AS issued, (SELECT count(*)::integer FROM dossiers) AS received`,
  );
  const sum = (of: 'tickets' | 'received') => logs.reduce((all, { oracle }) => all + oracle[of], 0);
  expect(counted).toEqual({ issued: sum('tickets'), received: sum('received') });
  expect(await query(database, 'SELECT 1 FROM parked')).toEqual([]);
  expect(told.batches).toBeGreaterThanOrEqual(BATCHES);
  expect(told.sent).toBeGreaterThan(told.batches * 2);

  async function sendAll({ log, device }: Point, tally: typeof told): Promise<void> {
    const total = log.events.length;
    for (let from = 0; from < total; ) {
      const to = Math.min(total, from + between(1, 9));
      const copies = Array.from({ length: between(2, 5) }, (_, n) => {
        // The first is what a station sends now; the others are retries that began earlier or reach further.
        const begins = n === 0 ? from : Math.max(0, from - between(0, 12));
        const ends = n === 0 ? to : Math.min(total, Math.max(begins + 1, to + between(-3, 6)));
        return device.push(begins, ends);
      });
      for (const { status, body } of await Promise.all(copies)) expect([status, body.ok]).toEqual([200, true]);
      tally.batches++;
      tally.sent += copies.length;
      from = to;
    }
  }
});

interface Point {
  readonly log: SimulatedLog;
  /** What the days should be counted with. */
  readonly oracle: { tickets: number; received: number };
  readonly device: TestDevice;
}

/** As many days as make the batches: five events a batch in the mean, and some more so that there are enough. */
async function livedDays(point: string, batches: number): Promise<Point> {
  const log = simulateLog(point);
  const oracle = { tickets: 0, received: 0 };
  for (let day = 1; log.events.length < batches * 6; day++) {
    const date = new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10);
    const lived = liveADay(log, { day, date, tickets: between(5, 25), dossiers: between(1, 5) });
    oracle.tickets += lived.tickets;
    oracle.received += lived.received;
  }
  const device = testDevice(province.url, log);
  expect((await device.enrol(await province.ticketFor(point))).body.ok).toBe(true);
  return { log, device, oracle };
}
