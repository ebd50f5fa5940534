import { afterAll, beforeAll, expect, test } from 'vitest';
import { DossierId, HandOverId, PointId } from '../../domain/ids.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay, receiveDossier } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** Tickets and dossiers of each day and point; more with the large numbers. */
const perDay = Number(process.env.GAN_DAN_REBUILT_PER_DAY ?? 24);

let postgres: TestPostgres;
let database: string;
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

const tables = ['business_days', 'ticket_days', 'dossiers', 'dossier_steps', 'custody_moves', 'parked'];
const rows = async () =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => [
        table,
        (await query<{ row: string }>(database, `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`)).map(
          ({ row }) => row,
        ),
      ]),
    ),
  ) as Record<string, string[]>;

test('T34: the province’s projections are dropped and come again out of the log, byte for byte', {
  timeout: 600_000,
}, async () => {
  const dossier = DossierId('0190a000-0000-7000-8000-000000000001');
  const [first, second] = ['22006-1', '22006-2'].map((point) => {
    const log = simulateLog(point);
    return { log, device: testDevice(province.url, log) };
  });
  if (!first || !second) throw new Error('two points');
  for (const { log, device } of [first, second]) await device.enrol(await province.ticketFor(log.point));
  const pushAll = async ({ log, device }: typeof first, from: number) => {
    for (let at = from; at < log.events.length; at += 70)
      expect((await device.push(at, Math.min(log.events.length, at + 70))).body.ok).toBe(true);
  };
  for (const each of [first, second])
    for (const [day, date] of ['2026-03-02', '2026-03-03', '2026-03-04'].entries()) {
      const from = each.log.events.length;
      liveADay(each.log, { day: day + 1, date, tickets: perDay, dossiers: Math.floor(perDay / 2) });
      await pushAll(each, from);
    }
  // A dossier of the first is finished at the second: it counts at home, when the word comes there.
  const at = '2026-03-04T10:00';
  const item = { dossier, code: 'lent', cv: 2, carries: 'folder' as const, work: true };
  const handOver = HandOverId('0190a000-0000-7000-8000-00000000000a');
  const from = first.log.events.length;
  first.log.append([
    receiveDossier(first.log, { dossier, ordinal: 999, date: '2026-03-04', due: '2026-03-05' }),
    {
      type: 'hand-over-offered',
      facts: { handOver, to: PointId('22006-2'), kind: 'folders', bag: null, items: [item], at, signature: '' },
    },
  ]);
  await pushAll(first, from);
  await province.makeBundle('22006-2').catch(() => null);
  const before = second.log.events.length;
  second.log.append([{ type: 'dossier-result-ready', facts: { dossier, date: '2026-03-04' } }]);
  await pushAll(second, before);
  // Sent again by a restored log: stored, of no effect, and of none when all is read anew.
  await first.device.push(from, first.log.events.length);
  await expect
    .poll(() => query(database, `SELECT state FROM dossiers WHERE dossier_id = '${dossier}'`))
    .toEqual([{ state: 'result-ready' }]);

  // What the nation was told is no event's word: it stays.
  await query(database, "UPDATE dossier_steps SET exported = true WHERE type = 'dossier-received'");
  const was = await rows();
  expect(tables.filter((table) => was[table]?.length === 0)).toEqual(['parked']);
  const began = performance.now();
  const rebuilt = await province.rebuild();
  if (process.env.GAN_DAN_REBUILT_PER_DAY) console.log(rebuilt, `${Math.round(performance.now() - began)} ms`);
  expect(rebuilt).toEqual({ points: 2, events: first.log.events.length + second.log.events.length });
  expect(await rows()).toEqual(was);
  // Control: what a fault wrote there is another word until it is read anew.
  await query(database, 'UPDATE ticket_days SET issued = issued + 1');
  await query(database, "DELETE FROM dossiers WHERE state = 'returned'");
  await query(database, "INSERT INTO business_days (point_id, day, date) VALUES ('22006-1', 77, '2026-05-01')");
  expect(await rows()).not.toEqual(was);
  await province.rebuild();
  expect(await rows()).toEqual(was);
});
