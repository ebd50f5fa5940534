import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { HostFile } from '../../contract/station-api.ts';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { openJoinPage } from '../support/join-page.ts';
import { type StationProcess, startStationProcess } from '../support/station-process.ts';
import { type Connection, connect, origin, reconnect, value } from '../support/terminal-client.ts';
import { bringDevice, type JoinedProcess, startJoinedProcess } from '../support/two-pcs.ts';

const secret = 'chim-sao-bay-cao';
const person = inventedPerson(7);
const counters = ['1', '2', '3', '4', '5'];

/** A host, a PC of the office that may take its place, and a counter: three processes. */
describe('a host and its stand-in', () => {
  const folders = { host: '', office: '', counter: '' };
  let ports = { door: 0, lan: 0, successor: 0 };
  let host: StationProcess;
  let officePc: JoinedProcess;
  let counterPc: JoinedProcess;
  let head: Connection;
  let kiosk: Connection;
  let back: JoinedProcess | undefined;

  const tickets: string[] = [];
  const unfollowed: string[] = [];
  const numberAt = async ({ client }: Connection) =>
    value(await client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' })).number;

  const openCounters = async () => {
    const desks: (Connection & { counter: string })[] = [];
    for (const [index, counter] of counters.entries()) {
      const attached = await connect(counterPc.last().port, counterPc.last().codes.counter[index] ?? '');
      const { token } = value(await attached.client.signIn({ login: 'truong', password: secret }));
      attached.close();
      const desk = await reconnect(counterPc.last().port, token);
      value(await desk.client.openCounter({ origin: origin(), counter, queues: ['B'] }));
      desks.push({ ...desk, counter });
    }
    return desks;
  };
  /** The number each calls, in turn; nothing from a counter where nobody waits any more. */
  const callAt = async (desks: readonly Connection[]) => {
    const numbers: string[] = [];
    for (const [index, desk] of desks.entries()) {
      const answer = await desk.client.callNext({ origin: origin(), counter: counters[index] ?? '' });
      if (answer.ok && answer.value.current) numbers.push(answer.value.current.number);
    }
    return numbers;
  };

  const finishAt = async (desks: readonly Connection[]) => {
    for (const [index, { client }] of desks.entries()) {
      const pressed = () => ({ origin: origin(), counter: counters[index] ?? '' });
      value(await client.startService(pressed()));
      value(await client.finish({ ...pressed(), outcome: 'served' }));
    }
  };

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
    const file = join(folders.host, 'point.json');
    const point = JSON.parse(readFileSync(file, 'utf8')) as { counters: string[] };
    writeFileSync(file, JSON.stringify({ ...point, counters }));
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
    counterPc = await letIn('counter', ['counter'], counters);
  });
  afterAll(async () => {
    head?.close();
    // Whoever stands still would not hear that it shall end.
    if (officePc) process.kill(officePc.pid, 'SIGCONT');
    await Promise.all([back?.end(), officePc?.end(), counterPc?.end()]);
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
    kiosk = await connect(host.ready.port, host.ready.codes.kiosk);
    for (let each = 0; each < 10; each++) {
      const wish = { origin: origin(), queue: 'B', priority: null, language: 'vi' };
      tickets.push(value(await kiosk.client.issueTicket(wish)).number);
    }
    await copyNow((copy) => copy?.state === 'following' && copy.behind === 0);
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

  test('T37: the host dies with five counters and sixty waiting; a person at the stand-in puts it in its place', async () => {
    const given: string[] = [];
    const take = async (at: Connection) => given.push(await numberAt(at));
    for (let each = 0; each < 55; each++) await take(kiosk);
    const desks = await openCounters();
    const called = await callAt(desks);
    await copyNow((copy) => copy?.state === 'following' && copy.behind === 0);
    const page = await openJoinPage(officePc.last().port);
    // Who was not told in time would find nobody.
    const told = () => JSON.parse(readFileSync(join(folders.counter, 'host.json'), 'utf8')) as HostFile;
    await vi.waitUntil(() => told().standIn?.port === ports.successor, 30_000);
    const press = (password: string) => page.client.takeOver({ login: 'truong', password });
    // While the host answers nobody can.
    expect(await press(secret)).toEqual({ ok: false, error: { type: 'host-answers' } });

    // The stand-in hears nothing for a moment, and the host dies with what it gave meanwhile.
    process.kill(officePc.pid, 'SIGSTOP');
    for (let each = 0; each < 3; each++) unfollowed.push(await numberAt(kiosk));
    kiosk.close();
    await host.kill();
    process.kill(officePc.pid, 'SIGCONT');
    await Promise.all([officePc.until('host-unreachable'), counterPc.until('host-unreachable')]);
    expect(await press('khong-phai-the')).toEqual({ ok: false, error: { type: 'login-or-password-wrong' } });
    expect(await press(secret)).toEqual({ ok: true, value: {} });
    page.close();
    const successor = await officePc.until('host');
    await counterPc.until('connected');

    // Nobody signs in anew, nobody is lost, and the line goes on where it was.
    const again = await Promise.all(desks.map(({ token }) => reconnect(counterPc.last().port, token)));
    const order: string[] = [];
    while (order.length < 60) {
      await finishAt(again);
      const next = await callAt(again);
      if (next.length === 0) break;
      order.push(...next);
    }
    expect(called).toHaveLength(5);
    const known = order.filter((number) => !unfollowed.includes(number));
    expect([...called, ...known]).toEqual([...tickets, ...given]);
    const kioskThere = await connect(successor.port, successor.codes.kiosk);
    for (let each = 0; each < 3; each++) await take(kioskThere);
    kioskThere.close();
    expect(new Set([...tickets, ...given]).size).toBe(10 + 55 + 3);
    expect(given.at(-1)).toMatch(/^B[N-Z]\d{3}$/);
    for (const each of [...desks, ...again]) each.close();
  });

  test('T37: the former host comes back and only shows, until it has met its successor; then it hands over what nobody had followed', async () => {
    process.kill(officePc.pid, 'SIGSTOP');
    back = await startJoinedProcess([
      ...['--folder', folders.host, '--port', String(ports.door), '--lan', '--lan-port', String(ports.lan)],
      ...anchors('host'),
    ]);
    const old = await back.until('host');
    const kioskThere = await connect(old.port, old.codes.kiosk);
    const wish = { origin: origin(), queue: 'B', priority: null, language: 'vi' };
    expect(await kioskThere.client.issueTicket(wish)).toEqual({ ok: false, error: { type: 'log-not-writable' } });
    kioskThere.close();
    // Killed while it waits, it waits again.
    await back.kill();
    back = await startJoinedProcess([
      ...['--folder', folders.host, '--port', String(ports.door), '--lan', '--lan-port', String(ports.lan)],
      ...anchors('host'),
    ]);
    expect(readdirSync(folders.host)).toContain('log.db');

    process.kill(officePc.pid, 'SIGCONT');
    await back.until('connected', 60_000);
    expect(readdirSync(folders.host)).not.toContain('log.db');
    expect(readdirSync(folders.host)).not.toContain('station.key');
    const desk = await connect(officePc.last().port, officePc.last().codes.office);
    const { token } = value(await desk.client.signIn({ login: 'truong', password: secret }));
    desk.close();
    const office = await reconnect(officePc.last().port, token);
    for await (const { stations } of await office.client.watchStations({})) {
      const former = stations.find(({ proof }) => proof === 'host');
      if (former?.connected && former.copy?.state === 'following' && former.copy.behind === 0) break;
    }
    expect((await firstOf(office.client.watchOffice({}))).formerHost).toMatchObject({
      state: 'met',
      alone: expect.toSatisfy((alone: number) => alone > 0),
      beside: 0,
    });
    // Chosen no more: its keys leave it, and those here are others.
    const keyFile = () => readFileSync(join(folders.office, 'station.key'), 'utf8');
    const shared = keyFile();
    value(await office.client.chooseStandIn({ origin: origin(), station: null }));
    expect(keyFile()).not.toBe(shared);
    const keysOf = (name: string) => existsSync(join(folders.host, name, 'station.key'));
    await vi.waitUntil(() => !['stand-in', ...readdirSync(folders.host)].some(keysOf), 30_000);
    office.close();
    const db = new Database(join(folders.office, 'log.db'), { readonly: true });
    const issued = db
      .prepare("SELECT json ->> '$.facts.number' FROM events WHERE type = 'ticket-issued'")
      .pluck()
      .all();
    expect(issued).toEqual(expect.arrayContaining([...tickets, ...unfollowed]));
    expect(new Set(issued).size).toBe(issued.length);
    db.close();
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
