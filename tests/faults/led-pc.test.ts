import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPrinterSimulator } from '../../main/simulators/printer.ts';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { openJoinPage } from '../support/join-page.ts';
import { type StationProcess, startStationProcess } from '../support/station-process.ts';
import { type Connection, connect, origin, reconnect, value } from '../support/terminal-client.ts';
import { shownNow, shownWhen, triedOf } from '../support/told-view.ts';
import { type JoinedProcess, startJoinedProcess } from '../support/two-pcs.ts';

/** The kiosk of the lobby as a process of its own, paired at its page, killed wherever it was led. */
describe('S3: a PC that was paired at its page is led on, and killed at each step', () => {
  const folders = { host: '', kiosk: '' };
  let ports = { door: 0, lan: 0 };
  let host: StationProcess;
  let pc: JoinedProcess;
  let office: Connection;
  let printer: Awaited<ReturnType<typeof startPrinterSimulator>>;
  const page = async () => (await openJoinPage(pc.last().port)).client;
  const startHost = () =>
    startStationProcess([
      ...['--folder', folders.host, '--port', String(ports.door), '--lan', '--lan-port', String(ports.lan)],
    ]);
  const startPc = async () => {
    const devices = ['--printer', `tcp://127.0.0.1:${printer.port}`];
    pc = await startJoinedProcess(['--folder', folders.kiosk, '--port', '0', '--join', '127.0.0.1', ...devices]);
  };
  const killed = async () => {
    await pc.kill();
    await startPc();
    await pc.until('connected', 30_000);
    return shownWhen(await page(), ({ setUp }) => setUp.takesTests === true);
  };
  /** What the host has of them, each as often as it has it. */
  const noted = () => {
    const db = new Database(join(folders.host, 'log.db'), { readonly: true });
    const rows = db.prepare('SELECT device, faults FROM device_tests ORDER BY at, origin').all();
    db.close();
    return rows;
  };

  beforeAll(async () => {
    for (const each of ['host', 'kiosk'] as const) folders[each] = mkdtempSync(join(tmpdir(), `gan-dan-led-${each}-`));
    prepareEmpty(folders.host, { allHours: true });
    printer = await startPrinterSimulator({ now: Date.now });
    ports = { door: await freePort(), lan: await freePort() };
    host = await startHost();
    office = await connect(host.ready.port, host.ready.setUpCode ?? '');
    const head = { login: 'truong', name: 'Trưởng Mẫu', password: 'chim-sao-bay-cao' };
    const session = value(await office.client.createFirstAccount({ origin: origin(), ...head }));
    office = await reconnect(host.ready.port, session.token);
  });
  afterAll(async () => {
    await pc?.end();
    await host?.end();
    await printer?.close();
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
  });

  test('at the devices: it comes back to them, its windows wait, and each answer is at the host once', async () => {
    await startPc();
    expect((await shownNow(await page())).setUp.step).toBeNull();
    const { device } = value(await office.client.inviteStation({ name: 'Ki-ốt sảnh', roles: ['kiosk'], counters: [] }));
    const text = JSON.stringify({ ...device, addresses: ['127.0.0.1'] });
    value(await (await page()).pairWithCode({ text }));
    await pc.until('connected');
    await expect.poll(() => pc.last().holdsWindows).toBe(true);
    const again = await killed();
    expect(again.setUp).toMatchObject({ step: 'devices', isLater: false });
    expect(triedOf(again)).toEqual(['printer', 'scanner', 'speaker', 'screen'].map((each) => ({ device: each })));
    expect(pc.last().holdsWindows).toBe(true);

    await shownWhen(await page(), ({ setUp }) => setUp.printer === 'ready');
    value(await (await page()).printTestPage({ origin: origin() }));
    await expect.poll(() => printer.papers().length).toBe(1);
    value(await (await page()).noteDeviceTest({ origin: origin(), device: 'printer', faults: ['edges'] }));
    // Killed in the moment it was kept: told already, or not.
    await killed();
    const told = await shownWhen(await page(), ({ setUp }) => setUp.devices[0]?.tried?.told === true);
    expect(triedOf(told)[0]).toEqual({ device: 'printer', faults: ['edges'], told: true });
    expect(noted()).toEqual([{ device: 'printer', faults: '["edges"]' }]);
  });

  test('with the host gone in the middle: what is heard and seen is kept, the page says what waits, and the host has it once', async () => {
    await host.kill();
    await pc.until('host-unreachable', 30_000);
    const alone = await page();
    expect((await shownNow(alone)).setUp.step).toBe('devices');
    expect(await alone.printTestPage({ origin: origin() })).toMatchObject({ error: { type: 'test-page-not-asked' } });
    value(await alone.noteDeviceTest({ origin: origin(), device: 'speaker', faults: [] }));
    expect(triedOf(await shownNow(alone))[2]).toEqual({ device: 'speaker', faults: [], told: false });
    // Its power goes too.
    await pc.kill();
    await startPc();
    expect(triedOf(await shownNow(await page()))).toEqual([]);
    host = await startHost();
    await pc.until('connected', 30_000);
    const told = await shownWhen(await page(), ({ setUp }) => setUp.devices[2]?.tried?.told === true);
    expect(triedOf(told)[2]).toEqual({ device: 'speaker', faults: [], told: true });
    expect(noted()).toHaveLength(2);
  });

  test('at the last look: it comes back to it; through it, or “later”, no start leads anybody', async () => {
    value(await (await page()).goOnWithSetUp({ step: 'doctor' }));
    const again = await killed();
    expect(again.setUp.step).toBe('doctor');
    const client = await page();
    await client.lookAtPc({});
    const { setUp } = await shownWhen(client, (view) => view.setUp.look.checks.length > 0);
    expect(setUp.look.checks.map(({ id }) => id)).toContain('disk-write');
    value(await client.putOffSetUp({}));
    const later = await killed();
    expect([later.setUp.step, later.setUp.isLater, pc.last().holdsWindows]).toEqual(['doctor', true, undefined]);
    value(await (await page()).goOnWithSetUp({ step: 'done' }));
    expect((await killed()).setUp.step).toBeNull();
    expect(pc.last().codes.kiosk).not.toBe('');
    // Nothing lies there that opens a person; what the doctor tried to write may be there for a moment.
    const kept = readdirSync(folders.kiosk).filter((name) => name !== 'write.test');
    expect(kept.sort()).toEqual(['host.json', 'lan.key', 'led.json', 'logs']);
  });
});
