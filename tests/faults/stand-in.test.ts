import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { freePort } from '../support/free-port.ts';
import { type StationProcess, startStationProcess } from '../support/station-process.ts';
import { type Connection, connect, origin, reconnect, value } from '../support/terminal-client.ts';
import { bringDevice, type JoinedProcess, startJoinedProcess } from '../support/two-pcs.ts';

const secret = 'chim-sao-bay-cao';
const person = inventedPerson(7);

/** A host, a PC of the office that may take its place, and a counter: three processes. */
describe('a host and its stand-in', () => {
  const folders = { host: '', office: '', counter: '' };
  let ports = { door: 0, lan: 0, successor: 0 };
  let host: StationProcess;
  let officePc: JoinedProcess;
  let counterPc: JoinedProcess;
  let head: Connection;

  const anchors = (pc: keyof typeof folders) => ['--anchors', join(folders[pc], 'anchors')];
  const startHost = () =>
    startStationProcess([
      ...['--folder', folders.host, '--port', String(ports.door), '--lan', '--lan-port', String(ports.lan)],
      ...anchors('host'),
    ]);

  beforeAll(async () => {
    for (const pc of ['host', 'office', 'counter'] as const)
      folders[pc] = mkdtempSync(join(tmpdir(), `gan-dan-${pc}-`));
    prepareEmpty(folders.host, { allHours: true });
    ports = { door: await freePort(), lan: await freePort(), successor: await freePort() };
    host = await startHost();
    head = await connect(host.ready.port, host.ready.setUpCode ?? '');
    const first = { origin: origin(), login: 'truong', name: 'Trưởng Mẫu', password: secret };
    const { token } = value(await head.client.createFirstAccount(first));
    head = await reconnect(host.ready.port, token);
    const letIn = async (pc: 'office' | 'counter', roles: ('office' | 'counter')[], counters: string[]) => {
      const { device } = value(await head.client.inviteStation({ name: `Máy ${pc}`, roles, counters }));
      bringDevice(folders[pc], { ...device, addresses: ['127.0.0.1'] });
      const lan = pc === 'office' ? ['--lan-port', String(ports.successor)] : [];
      const joined = await startJoinedProcess(['--folder', folders[pc], '--port', '0', ...lan, ...anchors(pc)]);
      await joined.until('connected');
      return joined;
    };
    officePc = await letIn('office', ['office'], []);
    counterPc = await letIn('counter', ['counter'], ['1', '2']);
  });
  afterAll(async () => {
    head?.close();
    await Promise.all([officePc?.end(), counterPc?.end()]);
    await host?.end();
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
  });

  const copyNow = async (isSo: (copy: Copy) => boolean) => {
    for await (const { stations } of await head.client.watchStations({})) {
      const copy = stations.find(({ roles }) => roles.includes('office'))?.copy ?? null;
      if (isSo(copy)) return copy;
    }
    throw new Error('the stations are not watched any more');
  };

  test('T39b: nothing is followed before the office chose; then every event lies on two devices, flushed', async () => {
    expect(existsSync(join(folders.office, 'stand-in'))).toBe(false);
    const [office] = (await firstOf(head.client.watchStations({}))).stations;
    value(await head.client.chooseStandIn({ origin: origin(), station: office?.station ?? '' }));
    await copyNow((copy) => copy?.state === 'following' && copy.behind === 0);
    const kiosk = await connect(host.ready.port, host.ready.codes.kiosk);
    for (let each = 0; each < 10; each++)
      value(await kiosk.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }));
    kiosk.close();
    const issued = performance.now();
    await copyNow((copy) => copy?.state === 'following' && copy.behind === 0);
    // The figure of T39b; the test waits for the state.
    expect(performance.now() - issued).toBeLessThan(5_000);
    expect((await firstOf(head.client.watchSneakernet({}))).alone.events).toBe(0);
  });

  test('a counter follows nothing, and what lies at the stand-in shows no word of it without its own key', () => {
    expect(readdirSync(folders.counter)).not.toContain('stand-in');
    expect(readdirSync(folders.counter)).not.toContain('station.key');
    const files = allFiles(join(folders.office, 'stand-in'));
    expect(files.some((path) => path.endsWith('0.base'))).toBe(true);
    const clear = files.filter((path) => {
      const bytes = readFileSync(path);
      return ['SQLite format', 'Trưởng Mẫu', 'truong', person.name, 'argon2id', 'ticket-issued'].some((each) =>
        bytes.includes(each),
      );
    });
    expect(clear).toEqual([]);
    // The rig finds them where they are not sealed.
    expect(readFileSync(join(folders.host, 'log.db')).includes('SQLite format')).toBe(true);
  });
});

async function firstOf<T>(watched: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const view of await watched) return view;
  throw new Error('nothing was seen');
}

type Copy = { state: string; behind: number } | null;

function allFiles(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? allFiles(path) : [path]));
}
