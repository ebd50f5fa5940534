import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../main/store/event-log.ts';
import { currentVersion } from '../../main/store/migrations/index.ts';
import type { ReadableDb } from '../../main/store/open-database.ts';
import { prepareDemonstration } from '../../scripts/demonstration.ts';
import { post, refusalIn } from '../centre/open-door.ts';
import { sampleInput } from '../centre/sample-inputs.ts';
import { refusedStation, startStationProcess } from '../support/station-process.ts';
import { testPoint } from '../support/test-point.ts';
import { canMount, type DiskWishes, startOnSmallDisk } from './small-disk.ts';

let top = '';
/** A point that has given one number. */
let seed = '';

beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), 'gan-dan-disk-'));
  seed = newFolder('seed');
  const station = await startStationProcess(['--folder', seed, '--port', '0']);
  const token = await attach(station.ready.port, station.ready.codes.kiosk);
  await post(station.ready.port, 'issueTicket', sampleInput('issueTicket'), { token });
  expect(await station.end()).toBe(0);
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe.concurrent('a station that cannot start', { timeout: 60_000 }, () => {
  test('because another host has the folder says so, ends with 3, and the other goes on', async () => {
    const folder = newFolder('shared', seed);
    const first = await startStationProcess(['--folder', folder, '--port', '0']);
    expect(await refusedStation(['--folder', folder, '--port', '0'])).toMatchObject({
      code: 3,
      refusal: { type: 'folder-in-use' },
    });
    const token = await attach(first.ready.port, first.ready.codes.kiosk);
    const { body } = await post(first.ready.port, 'issueTicket', sampleInput('issueTicket'), { token });
    expect(body).toMatchObject({ ok: true, value: { number: 'B002' } });
    expect(await first.end()).toBe(0);
  });

  test('because a later version made its database says which, ends with 3, and leaves every byte', async () => {
    const folder = newFolder('future', seed);
    const db = new Database(join(folder, 'log.db'));
    db.pragma(`user_version = ${currentVersion + 10}`);
    db.close();
    const before = readFileSync(join(folder, 'log.db'));
    expect(await refusedStation(['--folder', folder, '--port', '0'])).toMatchObject({
      code: 3,
      refusal: { type: 'database-from-the-future', version: currentVersion + 10, known: currentVersion },
    });
    expect(readFileSync(join(folder, 'log.db')).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('log.before'))).toEqual([]);
  });

  test('because its port is taken names the port, ends with 4, and starts elsewhere as if nothing had been', async () => {
    const folder = newFolder('port', seed);
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    expect(await refusedStation(['--folder', folder, '--port', String(port)])).toMatchObject({
      code: 4,
      refusal: { type: 'port-taken', port },
    });
    other.close();
    const station = await startStationProcess(['--folder', folder, '--port', '0']);
    expect(await station.end()).toBe(0);
    expect(eventsIn(join(folder, 'log.db'))).toBe(eventsIn(join(seed, 'log.db')));
  });

  test.each([
    ['station.key', '{"signing": "đứt', 'database-damaged'],
    ['point.json', '{"id": 1}', 'point-file-wrong'],
  ])('because %s is damaged says so, ends with 3, and leaves the file', async (name, text, type) => {
    const folder = newFolder(`damaged-${name}`, seed);
    writeFileSync(join(folder, name), text);
    expect(await refusedStation(['--folder', folder, '--port', '0'])).toMatchObject({ code: 3, refusal: { type } });
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  test('is not one whose log.db is no database: it receives people, and the file lies beside as it was', async () => {
    const folder = newFolder('no-database', seed);
    const text = 'không phải cơ sở dữ liệu '.repeat(300);
    writeFileSync(join(folder, 'log.db'), text);
    const station = await startStationProcess(['--folder', folder, '--port', '0']);
    expect(await station.end()).toBe(0);
    const aside = readdirSync(folder).filter((name) => /^log\.corrupt-.*\.db$/.test(name));
    expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([text]);
  });

  test('because the key of its people is gone says so, and makes no other', async () => {
    const folder = newFolder('keyless', seed);
    rmSync(join(folder, 'station.key'));
    expect(await refusedStation(['--folder', folder, '--port', '0'])).toMatchObject({
      code: 3,
      refusal: { type: 'database-damaged', detail: 'station.key' },
    });
    expect(existsSync(join(folder, 'station.key'))).toBe(false);
  });

  test('because the key of another station lies beside it says so', async () => {
    const folder = newFolder('foreign-key');
    await prepareDemonstration({ folder, now: Date.now() });
    cpSync(join(seed, 'station.key'), join(folder, 'station.key'));
    expect(await refusedStation(['--folder', folder, '--port', '0'])).toMatchObject({
      code: 3,
      refusal: { type: 'database-damaged', detail: 'station.key' },
    });
  });

  test('is not one with a person whose bytes changed: it starts, and its log says in which dossier', async () => {
    const folder = newFolder('changed-person');
    await prepareDemonstration({ folder, now: Date.now() });
    const db = new Database(join(folder, 'log.db'));
    const dossier = String(db.prepare('SELECT dossier FROM dossiers ORDER BY rowid LIMIT 1').pluck().get());
    db.prepare('UPDATE dossiers SET sealed = ? WHERE dossier = ?').run(Buffer.alloc(60).toString('base64'), dossier);
    db.close();
    const station = await startStationProcess(['--folder', folder, '--port', '0']);
    expect(await station.end()).toBe(0);
    const logs = join(folder, 'logs');
    const lines = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
    expect(lines.join('\n')).toMatch(new RegExp(`"seal-fault".*${dossier}`));
  });

  test('does not happen to one restored from an old copy: its numbers carry a letter, so that none is given twice', async () => {
    const folder = newFolder('restored', seed);
    const later = await startStationProcess(['--folder', folder, '--port', '0']);
    const token = await attach(later.ready.port, later.ready.codes.kiosk);
    await post(later.ready.port, 'issueTicket', sampleInput('issueTicket'), { token });
    await later.end();
    for (const name of ['log.db', 'log.db-wal', 'log.db-shm']) rmSync(join(folder, name), { force: true });
    cpSync(join(seed, 'log.db'), join(folder, 'log.db'));
    const again = await startStationProcess(['--folder', folder, '--port', '0']);
    const kiosk = await attach(again.ready.port, again.ready.codes.kiosk);
    const answer = await post(again.ready.port, 'issueTicket', sampleInput('issueTicket'), { token: kiosk });
    await again.end();
    expect(JSON.stringify(answer)).toMatch(/"number":"[A-Z]A001"/);
  });
});

if (!canMount)
  console.warn('tests/faults/disk: no namespace with mounts of its own here; full and read-only disks are not shown.');

describe.runIf(canMount)('a disk', () => {
  let count = 0;
  const start = (state: DiskWishes['state'], from: string, megabytes = 8) => {
    const mount = join(top, `mount-${++count}`);
    mkdirSync(mount);
    return startOnSmallDisk({ seed: from, mount, megabytes, state });
  };

  test.each([
    ['full', 'disk-full', 'new'],
    ['full', 'disk-full', 'used'],
    ['read-only', 'folder-not-writable', 'new'],
    ['read-only', 'folder-not-writable', 'used'],
  ] as const)('that is %s at the start is a refusal by name (%s), at a %s point', async (state, type, point) => {
    const station = start(state, point === 'used' ? seed : newFolder(`new-${state}`));
    expect(await station.said).toMatchObject({ event: 'refused', type });
    expect(await station.exit).toBe(3);
  });

  // With the large numbers: a disk of 160 megabytes in memory. What happens without a ballast is the next test.
  test.runIf(process.env.GAN_DAN_LONG_WAYS)(
    'T14: that fills up gives its numbers on where a ballast lay: the room is given up, once, and made again when there is room',
    async () => {
      const station = start('roomy', seed, 160);
      const { port = 0, codes } = await station.said;
      const token = await attach(port, codes?.kiosk ?? '');
      const ballast = join(station.folder, 'ballast');
      const isThere = () => existsSync(ballast);
      await expect.poll(isThere, { timeout: 30_000 }).toBe(true);
      const issue = async () => (await post(port, 'issueTicket', sampleInput('issueTicket'), { token })).body;
      station.fill();
      const given: string[] = [];
      while (isThere()) given.push((await issue()) as never);
      for (let more = 0; more < 20; more++) given.push((await issue()) as never);
      expect(given.map((body) => refusalIn(body) ?? 'given')).toEqual(given.map(() => 'given'));
      station.free();
      await expect.poll(isThere, { timeout: 90_000, interval: 500 }).toBe(true);
      expect(await station.end()).toBe(0);
    },
    180_000,
  );

  test('that fills up stops the numbers and not the station: said at once, nothing half written, back by itself', async () => {
    const station = start('roomy', seed);
    const { port = 0, codes } = await station.said;
    const token = await attach(port, codes?.kiosk ?? '');
    const issue = () => post(port, 'issueTicket', sampleInput('issueTicket'), { token });
    const isHealthy = async () =>
      ((await post(port, 'watchKiosk', {}, { token })).body as { healthy: boolean }).healthy;
    expect((await issue()).body).toMatchObject({ ok: true, value: { number: 'B002' } });
    expect(await isHealthy()).toBe(true);

    station.fill();
    const given: string[] = [];
    for (let refused = 0; refused < 5; ) {
      const { body } = await issue();
      if (refusalIn(body) === 'log-not-writable') refused++;
      else given.push((body as { value: { number: string } }).value.number);
    }
    expect(await isHealthy()).toBe(false);
    // What else writes says the same, and what only reads goes on.
    const screen = await post(port, 'attachTerminal', { code: codes?.counter[0] ?? '' });
    expect([screen.status, refusalIn(screen.body)]).toEqual([503, 'log-not-writable']);
    expect((await post(port, 'watchBoard', {})).status).toBe(200);

    station.free();
    await expect.poll(isHealthy, { timeout: 30_000, interval: 100 }).toBe(true);
    const next = `B${String(given.length + 3).padStart(3, '0')}`;
    expect((await issue()).body).toMatchObject({ ok: true, value: { number: next } });
    await attach(port, codes?.counter[0] ?? '');

    const copy = newFolder('after-full');
    for (const name of ['log.db', 'log.db-wal']) cpSync(join(station.folder, name), join(copy, name));
    const said = readFileSync(join(station.folder, 'logs', 'station.log'), 'utf8');
    expect(await station.end()).toBe(0);
    expect(said).not.toContain('"bug"');
    const db = new Database(join(copy, 'log.db')) as unknown as ReadableDb;
    const stream = db.prepare('SELECT stream FROM streams').pluck().get() as string;
    expect(verifyLog(db, stream)).toBeNull();
    const count = (rows: string) => db.prepare(`SELECT count(*) FROM ${rows}`).pluck().get() as number;
    const counts = ['tickets', 'print_jobs', "commands WHERE method = 'issueTicket'"].map(count);
    db.close();
    // Each number has its event, its paper and its answer, or none of them.
    expect(counts).toEqual(Array(3).fill(given.length + 3));
  });
});

function newFolder(name: string, from?: string): string {
  const folder = join(top, name);
  if (from) cpSync(from, folder, { recursive: true });
  else mkdirSync(folder);
  writeFileSync(join(folder, 'point.json'), JSON.stringify(testPoint));
  return folder;
}

async function attach(port: number, code: string): Promise<string> {
  const { body } = await post(port, 'attachTerminal', { code });
  return (body as { value: { token: string } }).value.token;
}

function eventsIn(path: string): number {
  const db = new Database(path, { readonly: true });
  const events = db.prepare('SELECT count(*) FROM events').pluck().get() as number;
  db.close();
  return events;
}
