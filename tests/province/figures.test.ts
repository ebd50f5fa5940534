import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay, type Oracle } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';

interface Row extends Oracle {
  readonly code: string;
  readonly name: string;
  readonly events: number;
  readonly lastSeen: number | null;
  readonly parked: number;
}

let postgres: TestPostgres;
let province: TestProvince;
let pages: string;
let authorization: string;
/** By commune and date. */
const oracle = new Map<string, Oracle>();

beforeAll(async () => {
  postgres = await startTestPostgres();
  pages = await mkdtemp(join(tmpdir(), 'gan-dan-pages-'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'province.html'), '<!doctype html><title>Tỉnh</title>');
  await writeFile(join(pages, 'kiosk.html'), '<!doctype html><title>Kiosk</title>');
  await writeFile(join(pages, 'assets', 'page.js'), 'export {};');
  province = await startTestProvince(await postgres.provinceDatabase(), { pages, demonstration: true });
  await province.createOfficer({ login: 'ha', name: 'Hà', password: 'một mật khẩu dài' });
  const { body } = await post(province.url, 'signIn', { login: 'ha', password: 'một mật khẩu dài' });
  authorization = `Bearer ${(body.value as { token: string }).token}`;

  // two communes, one of them with two points, over five days
  for (const point of ['22006-1', '22006-2', '21583-1']) {
    const log = simulateLog(point);
    const device = testDevice(province.url, log);
    await device.enrol(await province.ticketFor(point));
    for (let day = 1; day <= 5; day++) {
      const date = addDays('2026-03-01', day);
      const made = liveADay(log, { day, date, tickets: 10 + day * Number(point.at(-1)), dossiers: 3 + day });
      const key = `${point.slice(0, 5)} ${date}`;
      oracle.set(key, add(oracle.get(key), made));
    }
    for (let from = 0; from < log.events.length; from += 90)
      await device.push(from, Math.min(log.events.length, from + 90));
  }
});
afterAll(async () => {
  await province.close();
  await postgres.close();
  await rm(pages, { recursive: true });
});

async function figures(from: string, to: string) {
  const { body } = await post(province.url, 'communeFigures', { from, to }, { authorization });
  return body as unknown as { reporting: number; demonstration: boolean; communes: Row[] };
}

test.each([
  ['one day', '2026-03-03', '2026-03-03'],
  ['three days', '2026-03-02', '2026-03-04'],
  ['the month', '2026-03-01', '2026-03-31'],
  ['a month without work', '2025-01-01', '2025-01-31'],
])('figures of %s equal what the points did', async (_what, from, to) => {
  const { communes } = await figures(from, to);
  for (const code of ['22006', '21583']) {
    const days = [...oracle].filter(([key]) => key.startsWith(code) && key.slice(6) >= from && key.slice(6) <= to);
    const expected = days.reduce<Oracle>((sum, [, day]) => add(sum, day), add(undefined, undefined));
    expect(communes.find((row) => row.code === code)).toMatchObject(expected);
  }
});

test('all 135 communes are listed; one that never reported has zeros and was never seen', async () => {
  const { communes, reporting, demonstration } = await figures('2026-03-01', '2026-03-31');
  expect(communes).toHaveLength(135);
  expect([reporting, demonstration]).toEqual([2, true]);
  const silent = communes.filter(({ lastSeen }) => lastSeen === null);
  expect(silent).toHaveLength(133);
  for (const row of silent) expect(row).toMatchObject({ tickets: 0, received: 0, returned: 0, events: 0, parked: 0 });
  expect(communes.find(({ code }) => code === '22006')).toMatchObject({ name: 'Canh Vinh', parked: 0 });
});

test('a range that ends before it begins is empty, an impossible date is refused', async () => {
  const { communes } = await figures('2026-03-31', '2026-03-01');
  expect(communes.every(({ tickets }) => tickets === 0)).toBe(true);
  const { status } = await post(province.url, 'communeFigures', { from: '2026-02-30', to: 'x' }, { authorization });
  expect(status).toBe(400);
});

test('the officers’ page is served with its files, the pages of a point are not', async () => {
  const read = async (path: string) => {
    const response = await fetch(`${province.url}${path}`);
    return [response.status, await response.text()];
  };
  expect(await read('/')).toEqual([200, expect.stringContaining('Tỉnh')]);
  expect((await read('/assets/page.js'))[0]).toBe(200);
  expect((await read('/kiosk.html'))[0]).toBe(404);
  expect((await read('/%2e%2e/%2e%2e/etc/passwd'))[0]).toBeGreaterThanOrEqual(400);
});

function add(a: Oracle | undefined, b: Oracle | undefined): Oracle {
  const zero: Oracle = { tickets: 0, received: 0, returned: 0, early: 0, onTime: 0, late: 0 };
  const sum = { ...zero };
  for (const each of [a ?? zero, b ?? zero])
    for (const name of Object.keys(zero) as (keyof Oracle)[]) sum[name] += each[name];
  return sum;
}
