import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PointId } from '../../domain/ids.ts';
import { contact } from '../support/connected-point.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { farawayPoint } from '../support/sneaker-point.ts';
import { type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { stickOf } from '../support/stick-of-a-pc.ts';
import { testPoint } from '../support/test-point.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T38 by a program: the steps of `main/when-a-machine-died.md`, in their order, and no others. */
const page = readFileSync(join(import.meta.dirname, '../../main/when-a-machine-died.md'), 'utf8');

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
const stations: StationOnDisk[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
});
afterAll(async () => {
  for (const each of stations) each.remove();
  await province.close();
  await postgres.close();
});

const sent = { state: 'in-sync', backlog: 0 };
const dossiers = (pc: StationOnDisk) =>
  pc.store().databases.write.prepare('SELECT code FROM dossiers ORDER BY code').pluck().all() as string[];

describe('the page for whoever has to do it', () => {
  test('names the files that are there', () => {
    for (const name of ['log.db-wal', 'log.db-shm', 'station.key', 'anchor.json', 'point.json', 'enrolment.json'])
      expect(page).toContain(`\`${name}\``);
    expect(page).toContain('sealing-key.pem');
    expect(existsSync(join(province.dataFolder, 'sealing-key.pem'))).toBe(true);
  });

  test('a point is restored, its PC is replaced, the province is restored: nothing is lost and no number comes twice', async () => {
    const pc = stationOnDisk();
    stations.push(pc);
    const ticket = await province.ticketFor('22006-1');
    const printed = [await pc.ticket(), (await pc.dossier()).code];
    pc.off();
    copyFileSync(join(pc.folder, 'log.db'), join(pc.folder, '../kept.db'));
    pc.on();
    printed.push(await pc.ticket(), (await pc.dossier()).code);
    expect(await contact(pc, province.url, ticket)).toMatchObject(sent);

    // 1. Restore a point: steps 1 to 5.
    pc.off();
    for (const name of ['log.db-wal', 'log.db-shm']) rmSync(join(pc.folder, name), { force: true });
    copyFileSync(join(pc.folder, '../kept.db'), join(pc.folder, 'log.db'));
    pc.on();
    printed.push(await pc.ticket());
    expect(printed.at(-1)).toBe('AA001');
    expect(await contact(pc, province.url, ticket)).toMatchObject(sent);
    expect(dossiers(pc)).toHaveLength(2);
    expect(pc.store().reconciling()).toEqual({ folders: 2 });

    // 2. Replace a PC: steps 1 to 4, with nothing of the old one.
    pc.off();
    const anew = stationOnDisk({ machine: 'e'.repeat(64) });
    stations.push(anew);
    expect(await contact(anew, province.url, await province.ticketFor('22006-1'))).toMatchObject(sent);
    expect(dossiers(anew)).toHaveLength(2);
    for (const { id } of [...anew.store().dossiers.all()]) expect(anew.store().sealing.keyOf(id)).not.toBeNull();
    printed.push(await anew.ticket(), (await anew.dossier()).code);
    expect(new Set(printed).size).toBe(printed.length);
    expect(anew.store().reconciling()).toEqual({ folders: 2 });
    // Step 7: the old one comes back.
    pc.on();
    expect(await contact(pc, province.url, ticket)).toMatchObject({ detail: 'superseded', backlog: 0 });

    // 3. Restore the province: from a backup that is older than everything here but the enrolments.
    expect(await contact(anew, province.url, null)).toMatchObject(sent);
    const [before] = await query<{ n: number }>(database, 'SELECT count(*)::int AS n FROM events');
    for (const table of ['event_origins', 'events', 'dossiers', 'ticket_days', 'business_days'])
      await query(database, `DELETE FROM ${table}`);
    await query(database, "UPDATE streams SET head_seq = 0, head_hash = repeat('0', 64)");
    expect(await contact(anew, province.url, null)).toMatchObject(sent);
    await contact(pc, province.url, ticket);
    const [after] = await query<{ n: number }>(database, 'SELECT count(*)::int AS n FROM events');
    expect(after).toEqual(before);
  });

  test('a point where no network comes is restored by the stick: its own past is back, and it hands over again', async () => {
    const pc = stationOnDisk({ point: { ...testPoint, id: PointId('22006-3') } });
    stations.push(pc);
    const stick = stickOf(pc, { ticket: await province.ticketFor('22006-3'), province: province.provinceKeys });
    const other = await farawayPoint(province, PointId('22006-4'));
    const toProvince = async (file: Uint8Array) => expect(await province.takeBundle(file)).toMatchObject({ ok: true });
    const fromProvince = async () => {
      const made = await province.makeBundle('22006-3');
      expect(await stick.take(made.ok ? made.value.bytes : new Uint8Array())).toMatchObject({ ok: true });
    };
    await pc.dossier();
    await toProvince(await stick.make());
    await fromProvince();
    pc.off();
    copyFileSync(join(pc.folder, 'log.db'), join(pc.folder, '../kept.db'));
    pc.on();
    await pc.dossier();
    await toProvince(await stick.make());

    // Steps 1 to 4 as above, then the five in place of the fifth.
    pc.off();
    for (const name of ['log.db-wal', 'log.db-shm']) rmSync(join(pc.folder, name), { force: true });
    copyFileSync(join(pc.folder, '../kept.db'), join(pc.folder, 'log.db'));
    pc.on();
    await toProvince(await stick.make());
    other.happen();
    await toProvince(await other.make());
    other.close();
    expect(pc.store().unheard.isUnheard()).toBe(true);
    // The points of the test before are of this commune too, and silent.
    await query(database, "UPDATE streams SET last_seen_at = 0 WHERE point_id = '22006-1'");
    await fromProvince();
    expect(dossiers(pc)).toHaveLength(2);
    expect(pc.store().reconciling()).toEqual({ folders: 2 });
    expect(pc.store().unheard.isUnheard()).toBe(false);
  });
});
