import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SetUpApi } from '../../contract/set-up-api.ts';
import { AccountId, PointId } from '../../domain/ids.ts';
import screen from '../../locales/vi/screen.json' with { type: 'json' };
import { createPasswords } from '../../main/adapters/system/argon2-passwords.ts';
import { machineId } from '../../main/adapters/system/machine-id.ts';
import { byHandCommand } from '../../province/by-hand-command.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { withBackups } from '../support/backed-up-point.ts';
import { contact } from '../support/connected-point.ts';
import { doorClient, spawnLines } from '../support/first-run-rig.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { farawayPoint } from '../support/sneaker-point.ts';
import { type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { stickOf } from '../support/stick-of-a-pc.ts';
import { connect, origin, reconnect, value } from '../support/terminal-client.ts';
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

  test('S3, T38: a new PC takes a dead host’s place by the set-up page alone, cut off at every step: five answers, and nothing is lost', async () => {
    const steps = (page.split('### Còn bản sao lưu')[1]?.split('\n## ')[0] ?? '').match(/^\d+\. .*$/gm) ?? [];
    const point = { ...testPoint, id: PointId('22006-7'), demonstration: false };
    const pc = stationOnDisk({ point });
    stations.push(pc);
    writeFileSync(join(pc.folder, 'point.json'), JSON.stringify(point));
    const password = 'rừng thông Canh Vinh 7';
    const account = { login: 'truong', name: 'Trưởng Mẫu', role: 'head' as const };
    const hashed = await createPasswords(pc.vault()).hash(password);
    pc.store().accounts.insert({ ...account, id: AccountId(crypto.randomUUID()), password: hashed }, 0);
    const stick = mkdtempSync(join(tmpdir(), 'gan-dan-stick-'));
    const top = mkdtempSync(join(tmpdir(), 'gan-dan-new-pc-'));
    const folder = join(top, 'moi');
    const given = [await pc.ticket(), (await pc.dossier()).code];
    // Of the old PC: its set-up was ended, its printer tried.
    pc.store().memory.set('set-up.step', 'done');
    const by = { at: pc.clock.now(), account: 'nobody', faults: [] };
    pc.store().deviceTests.note(crypto.randomUUID(), { device: 'printer', station: '', ...by });
    const ticket = await province.ticketFor('22006-7');
    expect(await contact(pc, province.url, ticket)).toMatchObject(sent);
    const sealed = { store: pc.store(), folder: pc.folder, clock: pc.clock, province: province.provinceKeys.sealTo };
    await withBackups({ ...sealed, stick }, async ({ keeper }) => {
      expect(await keeper.makeNow()).toMatchObject({ ok: true });
    });
    const burnt = readFileSync(join(pc.folder, 'station.key'), 'utf8');
    pc.off();
    rmSync(pc.folder, { recursive: true });

    /** A start of the new PC; killed as soon as the answer is on the disk. */
    const decisions: string[] = [];
    const port = String(await freePort());
    const start = () =>
      spawnLines(['--folder', folder, '--port', port, '--anchors', top, '--set-up', '--stick', stick]);
    const openPage = async () => {
      const station = start();
      const opened = await station.line('set-up');
      return { station, ...(await doorClient<SetUpApi>(Number(opened.port), '/set-up')) };
    };
    type Door = Awaited<ReturnType<typeof openPage>>;
    const untilCut = async <T>(answer: (client: Door['client']) => Promise<T>): Promise<T> => {
      const door = await openPage();
      const said = await answer(door.client);
      await door.station.kill();
      return said;
    };
    const decide = <T>(what: string, answer: Promise<T>): Promise<T> => {
      decisions.push(what);
      return answer;
    };
    try {
      // 1, 2
      expect(steps[1]).toContain(`"${screen['setUp.role.host']}"`);
      for (const text of [screen['setUp.centre.title'], screen['setUp.centre.restoreGo']])
        expect(steps[2]).toContain(`"${text}"`);
      // 2 and 3; a cut after each of the first two answers: `main/first-run`
      const begun = await untilCut(async (client) => {
        value(await decide('language', client.chooseLanguage({ language: 'vi' })));
        value(await decide('role', client.chooseRole({ role: 'host' })));
        expect(await client.restoreFrom({ path: stick })).toMatchObject({ error: { type: 'set-up-not-ready' } });
        return decide('restore', client.chooseRestore({}));
      });
      expect(begun).toMatchObject({ value: { step: 'centre', restore: { path: null, request: null } } });
      // 4
      expect(steps[3]).toContain(`"${screen['setUp.restore.go']}"`);
      const first = await untilCut(async (client) => {
        const { backups } = value(await client.lookForBackups({ from: '' }));
        const [newest] = backups.filter((each) => each.point === point.id);
        expect(newest).toMatchObject({ created: expect.any(Number), opens: false });
        // What is not there, and what is no backup, changes nothing.
        const wrong = [join(stick, 'khong-co'), folder];
        for (const path of wrong)
          expect(await client.restoreFrom({ path })).toMatchObject({ ok: false, error: { type: 'backup-missing' } });
        return decide('backup', client.restoreFrom({ path: newest?.path ?? '' }));
      });
      expect(first).toMatchObject({
        ok: true,
        value: { done: null, view: { restore: { request: expect.any(String) } } },
      });
      const request = value(first).view.restore?.request ?? '';
      expect(steps[3]).toContain(`\`${basename(request)}\``);
      expect(existsSync(join(folder, 'point.json'))).toBe(false);
      // 5
      expect(steps[4]).toContain('node province/main.ts open-backup xin-tinh-mo.json');
      const settings = { database, dataFolder: province.dataFolder, out: '.' };
      const answered = await byHandCommand('open-backup', [request], settings);
      expect(answered.failed).toBe(false);
      expect(steps[4]).toContain(`\`${basename(answered.lines[0] ?? '')}\``);
      // 6: the page is where it was; killed in the middle of it, the next start goes on.
      expect(steps[5]).toContain(`"${screen['setUp.restore.again']}"`);
      decisions.push('again');
      const cut = await openPage();
      const kept = await cut.client.setUpNow({});
      expect(kept).toMatchObject({ step: 'centre', role: 'host', restore: { request } });
      const path = kept.restore?.path ?? '';
      expect(value(await cut.client.lookForBackups({ from: '' })).backups).toContainEqual(
        expect.objectContaining({ path, opens: true }),
      );
      const gone = cut.client.restoreFrom({ path }).then(
        () => 'answered',
        () => 'cut off',
      );
      await expect.poll(() => readdirSync(folder).some((name) => /^(log\.db|restored\.json)/.test(name))).toBe(true);
      await cut.station.kill();
      expect(['answered', 'cut off']).toContain(await gone);
      const last = start();
      const began = await Promise.race([last.line('set-up'), last.line('ready')]);
      if (began.event === 'set-up') {
        const { client, end } = await doorClient<SetUpApi>(Number(began.port), '/set-up');
        expect(value(await client.restoreFrom({ path })).done).toMatchObject({ page: 'office' });
        end();
      }
      const ready = await last.line('ready');
      expect(ready).toMatchObject({ lan: { port: expect.any(Number) }, setUpCode: null });
      expect(decisions).toEqual(['language', 'role', 'restore', 'backup', 'again']);
      expect(page).toContain('năm câu trả lời');
      // Whoever was known before signs in as before; nobody makes a first account.
      const { codes } = ready as unknown as { codes: { office: string; kiosk: string } };
      const officeAt = async (at: number, code: string) => {
        const page = await connect(at, code);
        expect(await page.client.whoAmI({})).toMatchObject({ setUpNeeded: false });
        const { token, account: who } = value(await page.client.signIn({ login: 'truong', password }));
        expect(who).toMatchObject({ role: 'head' });
        page.close();
        return reconnect(at, token);
      };
      const office = await officeAt(Number(ready.port), codes.office);
      const kiosk = await connect(Number(ready.port), codes.kiosk);
      given.push(
        value(await kiosk.client.issueTicket({ origin: origin(), queue: 'A', priority: null, language: 'vi' })).number,
      );
      // 7: devices and the last look are led again, and after a cut where it was.
      expect(steps[6]).toContain(`"${screen['setUp.devices.title']}"`);
      expect(steps[6]).toContain(`"${screen['setUp.lastLook.title']}"`);
      const ledTo = async ({ client }: typeof office) => {
        for await (const { setUpStep, setUpAnew } of await client.watchOffice({})) return { setUpStep, setUpAnew };
        return null;
      };
      const { tests } = await office.client.runDoctor({});
      expect(tests).toEqual([]);
      expect(await ledTo(office)).toEqual({ setUpStep: 'devices', setUpAnew: true });
      await office.client.noteDeviceTest({ origin: origin(), device: 'printer', faults: [] });
      await office.client.goOnWithSetUp({ origin: origin(), step: 'doctor' });
      for (const each of [office, kiosk]) each.close();
      await last.kill();
      const again = start();
      const { port: door, codes: anewCodes } = (await again.line('ready')) as unknown as {
        port: number;
        codes: { office: string };
      };
      const back = await officeAt(door, anewCodes.office);
      expect(await ledTo(back)).toEqual({ setUpStep: 'doctor', setUpAnew: true });
      expect((await back.client.runDoctor({})).tests).toMatchObject([{ device: 'printer', station: '' }]);
      await back.client.goOnWithSetUp({ origin: origin(), step: 'done' });
      expect(await ledTo(back)).toMatchObject({ setUpStep: null });
      back.close();
      expect(await again.end()).toBe(0);
      expect(readFileSync(join(folder, 'station.key'), 'utf8')).toBe(burnt);

      // 8: what is known is what was known, and the folders wait to be counted.
      const anew = stationOnDisk({ folder, point, machine: machineId() });
      stations.push(anew);
      await anew.onHealed();
      expect(anew.healed()).toMatchObject({ why: 'asked', seen: false });
      expect(dossiers(anew)).toEqual([given[1]]);
      expect(anew.store().reconciling()).toEqual({ folders: 1 });
      expect(new Set(given).size).toBe(given.length);
      expect(steps).toHaveLength(9);
    } finally {
      for (const each of [stick, top]) rmSync(each, { recursive: true, force: true });
    }
  });
});
