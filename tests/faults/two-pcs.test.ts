import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPrinterSimulator } from '../../main/simulators/printer.ts';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { type StationProcess, startStationProcess } from '../support/station-process.ts';
import { type Connection, connect, origin, reconnect, value } from '../support/terminal-client.ts';
import { bringDevice, type JoinedProcess, startJoinedProcess, type Tap, tapCable } from '../support/two-pcs.ts';

/**
 * Three processes as three PCs stand in a centre: the host at the office, a kiosk in the lobby, a counter. Between them
 * a cable that writes down every byte.
 */
describe('a host, a kiosk and a counter on three PCs', () => {
  const folders = { host: '', kiosk: '', counter: '' };
  let ports = { door: 0, lan: 0 };
  let host: StationProcess;
  let kioskPc: JoinedProcess;
  let counterPc: JoinedProcess;
  let office: Connection;
  let kiosk: Connection;
  let counter: Connection;
  let cable: Tap;
  let page: Tap;
  let kioskPrinter: Awaited<ReturnType<typeof startPrinterSimulator>>;
  let hostPrinter: Awaited<ReturnType<typeof startPrinterSimulator>>;

  const startHost = () =>
    startStationProcess([
      ...['--folder', folders.host, '--port', String(ports.door), '--lan', '--lan-port', String(ports.lan)],
      ...['--printer', `tcp://127.0.0.1:${hostPrinter.port}`],
    ]);

  beforeAll(async () => {
    for (const pc of ['host', 'kiosk', 'counter'] as const) folders[pc] = mkdtempSync(join(tmpdir(), `gan-dan-${pc}-`));
    prepareEmpty(folders.host, { allHours: true });
    kioskPrinter = await startPrinterSimulator({ now: Date.now });
    hostPrinter = await startPrinterSimulator({ now: Date.now });
    ports = { door: await freePort(), lan: await freePort() };
    host = await startHost();
    office = await connect(host.ready.port, host.ready.setUpCode ?? '');
    const session = value(
      await office.client.createFirstAccount({
        origin: origin(),
        login: 'truong',
        name: 'Trưởng Mẫu',
        password: secret,
      }),
    );
    office = await reconnect(host.ready.port, session.token);
    cable = await tapCable({ port: ports.lan });
  });
  afterAll(async () => {
    await Promise.all([kioskPc?.end(), counterPc?.end()]);
    await host?.end();
    await Promise.all([cable?.close(), page?.close(), kioskPrinter?.close(), hostPrinter?.close()]);
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
  });

  test('are paired by what a technician carries from the office on a stick', async () => {
    const invite = async (name: string, roles: ('kiosk' | 'counter')[], counters: string[]) => {
      const { device } = value(await office.client.inviteStation({ name, roles, counters }));
      return { ...device, addresses: ['127.0.0.1'], port: cable.port };
    };
    bringDevice(folders.kiosk, await invite('Ki-ốt sảnh', ['kiosk'], []));
    const printer = ['--printer', `tcp://127.0.0.1:${kioskPrinter.port}`];
    kioskPc = await startJoinedProcess(['--folder', folders.kiosk, '--port', '0', ...printer]);
    await kioskPc.until('connected');
    bringDevice(folders.counter, await invite('Quầy số 2', ['counter'], ['2']));
    counterPc = await startJoinedProcess(['--folder', folders.counter, '--port', '0']);
    await counterPc.until('connected');
    for await (const { stations } of await office.client.watchStations({})) {
      if (stations.length < 2 || stations.some(({ connected }) => !connected)) continue;
      expect(stations.map(({ name, roles, proof }) => ({ name, roles, proof }))).toEqual([
        { name: 'Ki-ốt sảnh', roles: ['kiosk'], proof: 'code' },
        { name: 'Quầy số 2', roles: ['counter'], proof: 'code' },
      ]);
      if (stations[0]?.printer?.state === 'ready') break;
    }
    // Nothing lies there that opens a person, and the used secret is gone.
    expect(readdirSync(folders.kiosk).sort()).toEqual(['host.json', 'lan.key', 'led.json', 'logs']);
  });

  test('give a number at the kiosk, print it where it was taken, and call it at the counter', async () => {
    page = await tapCable({ port: counterPc.last().port });
    kiosk = await connect(kioskPc.last().port, kioskPc.last().codes.kiosk);
    counter = await connect(page.port, counterPc.last().codes.counter[0] ?? '');
    const signedIn = value(await counter.client.signIn({ login: 'truong', password: secret }));
    counter = await reconnect(page.port, signedIn.token);
    const issued = value(
      await kiosk.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }),
    );
    await expect.poll(() => kioskPrinter.papers().length, { timeout: 30_000 }).toBe(1);
    expect(hostPrinter.papers()).toHaveLength(0);
    value(await counter.client.openCounter({ origin: origin(), counter: '2', queues: ['B'] }));
    const called = value(await counter.client.callNext({ origin: origin(), counter: '2' }));
    expect(called.current?.number).toBe(issued.number);
    const received = value(
      await counter.client.receiveDossier({
        ...{ origin: origin(), counter: '2', procedure: '1.004873', ticket: issued.ticket, channel: 'direct' },
        ...{ officialCode: null, applicant: person, submitter: null, sets: 1, note: '', language: 'vi' },
        documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
      }),
    );
    // No printer stands at that counter: its receipt comes out at the host.
    await expect.poll(() => hostPrinter.papers().length, { timeout: 30_000 }).toBe(1);
    expect(kioskPrinter.papers()).toHaveLength(1);
    value(await counter.client.openDossier({ dossier: received.dossier }));
    const secrets = [person.name, person.idNumber, person.phone, issued.number, received.code, signedIn.token];
    const clear = (bytes: Buffer) => secrets.filter((each) => bytes.includes(Buffer.from(each)));
    expect(clear(cable.heard())).toEqual([]);
    expect(cable.heard().length).toBeGreaterThan(100_000);
    // The same words on the page's own side of the counter's PC, where nothing is hidden: the search would find them.
    expect(clear(page.heard())).toEqual(secrets);
  });

  test('a kiosk says that its host is gone, and works again when it is back', async () => {
    await host.kill();
    await kioskPc.until('host-unreachable', 30_000);
    await expect(connect(kioskPc.last().port, 'x')).rejects.toThrow('does not answer');
    host = await startHost();
    await kioskPc.until('connected', 30_000);
    const again = await reconnect(kioskPc.last().port, kiosk.token);
    const wish = { origin: origin(), queue: 'B', priority: null, language: 'vi' };
    value(await again.client.issueTicket(wish));
    await expect.poll(() => kioskPrinter.papers().length, { timeout: 30_000 }).toBe(2);
    again.close();
  });

  test('another PC under the host’s address is a hard stop, and the right one ends it', async () => {
    await host.kill();
    const other = mkdtempSync(join(tmpdir(), 'gan-dan-other-'));
    prepareEmpty(other, { allHours: true });
    const stranger = await startStationProcess([
      ...['--folder', other, '--port', '0', '--lan', '--lan-port', String(ports.lan)],
    ]);
    await kioskPc.until('host-changed', 10_000);
    await counterPc.until('host-changed', 10_000);
    await expect(connect(kioskPc.last().port, 'x')).rejects.toThrow('does not answer');
    const page = await fetch(`http://127.0.0.1:${kioskPc.last().port}/kiosk`, { redirect: 'manual' });
    expect(page.headers.get('location')).toBe('/join');
    await stranger.end();
    rmSync(other, { recursive: true, force: true });
    const pinned = readFileSync(join(folders.kiosk, 'host.json'), 'utf8');
    host = await startHost();
    await kioskPc.until('connected', 10_000);
    expect(readFileSync(join(folders.kiosk, 'host.json'), 'utf8')).toBe(pinned);
  });
});

const person = inventedPerson(3);
const secret = 'chim-sao-bay-cao';
