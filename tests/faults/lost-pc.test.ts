import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contact } from '../support/connected-point.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { type DiskWishes, type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
const stations: StationOnDisk[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
});
afterEach(async () => {
  for (const each of stations.splice(0)) each.remove();
  await province.close();
});

function station(wishes: DiskWishes = {}): StationOnDisk {
  const made = stationOnDisk(wishes);
  stations.push(made);
  return made;
}

const inSync = { state: 'in-sync', backlog: 0, detail: null };

describe('a PC in the place of a lost one', () => {
  test('gives numbers and codes with a letter of its own, day after day, until the province took the key of the lost one back', async () => {
    const lost = station();
    for (let n = 0; n < 4; n++) await lost.ticket();
    await lost.dossier();
    await contact(lost, province.url, await province.ticketFor('22006-1'));
    const other = station({ machine: 'b'.repeat(64) });
    const second = await province.ticketFor('22006-1');
    const meetAnew = () => contact(other, province.url, second);
    expect(await meetAnew()).toMatchObject(inSync);
    for (const pc of [lost, other]) pc.clock.setLocal('2026-11-23', '08:00');
    const alike = [
      await lost.ticket(),
      (await lost.dossier()).code,
      await other.ticket(),
      (await other.dossier()).code,
    ];
    expect(new Set(alike).size).toBe(4);
    expect(await meetAnew()).toMatchObject(inSync);
    other.clock.setLocal('2026-11-24', '08:00');
    expect(await other.ticket()).toMatch(/^A[N-Z]001$/);
    const [{ key } = { key: '' }] = await query<{ key: string }>(
      database,
      `SELECT key_id AS key FROM streams WHERE stream_id = '${lost.store().stream}'`,
    );
    await query(database, `UPDATE devices SET revoked_at = 1 WHERE key_id = '${key}'`);
    expect(await meetAnew()).toMatchObject(inSync);
    other.clock.setLocal('2026-11-25', '08:00');
    expect(await other.ticket()).toBe('A001');
  });

  test('numbers in a book of the register of its own, and what the lost one printed, found again, keeps its number', async () => {
    const lost = station();
    const received = [await lost.dossier()];
    const first = await province.ticketFor('22006-1');
    await contact(lost, province.url, first);
    const other = station({ machine: 'b'.repeat(64) });
    const second = await province.ticketFor('22006-1');
    await contact(other, province.url, second);
    received.push(await lost.dossier(), await other.dossier(), await lost.dossier());
    expect(received.map(({ place }) => `${place.book} ${place.ordinal}`)).toEqual([
      ...['2026 1', '2026 2', expect.stringMatching(/^2026-1120[N-Z] 1$/), '2026 3'],
    ]);
    await contact(lost, province.url, first);
    expect(await contact(other, province.url, second)).toMatchObject(inSync);
    expect(received.map(({ dossier }) => other.store().register.placeOf(dossier))).toEqual(
      received.map(({ place }) => place),
    );
  });
});
