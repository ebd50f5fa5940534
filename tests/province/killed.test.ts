import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAdministration } from '../../province/open-administration.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';

let postgres: TestPostgres;
let folder: string;
const processes = new Set<ChildProcess>();

beforeAll(async () => {
  postgres = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'gan-dan-killed-'));
});
afterAll(async () => {
  for (const each of processes) each.kill('SIGKILL');
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
});

/** The real process, as in service. */
async function startProcess(database: string, port = 0): Promise<{ child: ChildProcess; port: number }> {
  const main = join(import.meta.dirname, '../../province/main.ts');
  const child = spawn(process.execPath, [main, '--port', String(port), '--data', folder, '--database', database], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.add(child);
  child.once('close', () => processes.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line) as { event: string; port: number };
    if (entry.event === 'province-started') return { child, port: entry.port };
  }
  throw new Error('the province ended before it started');
}

const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once('close', (code) => done(code)));

test('killed in the middle of a push, again and again: what was acknowledged is there, and a retry loses nothing', async () => {
  const database = await postgres.provinceDatabase();
  let { child, port } = await startProcess(database);
  const url = `http://127.0.0.1:${port}`;
  const log = simulateLog();
  for (let day = 1; day <= 3; day++) liveADay(log, { day, date: `2026-03-0${day}`, tickets: 60, dossiers: 20 });
  const office = await openAdministration(database);
  const made = await office.createEnrolmentTicket(log.point).finally(office.close);
  const device = testDevice(url, log);
  await device.enrol(made.ok ? made.value.ticket : '');

  let acknowledged = 0;
  let cut = 0;
  for (let kill = 0; kill < 2; kill++) {
    const dying = child;
    const pushing = device.push(acknowledged, Math.min(log.events.length, acknowledged + 60)).then(
      ({ body }) => (body.value as { have: { seq: number } }).have.seq,
      () => null,
    );
    await new Promise((next) => setTimeout(next, 2 + kill * 4));
    const gone = ended(dying);
    dying.kill('SIGKILL');
    await gone;
    const answered = await pushing;
    if (answered === null) cut++;
    const [row] = await query<{ seq: number }>(database, 'SELECT coalesce(max(seq), 0)::integer AS seq FROM events');
    expect(row?.seq).toBeGreaterThanOrEqual(answered ?? acknowledged);
    acknowledged = answered ?? acknowledged;
    ({ child, port } = await startProcess(database, port));
  }
  expect(cut).toBeGreaterThan(0);
  for (; acknowledged < log.events.length; acknowledged = Math.min(log.events.length, acknowledged + 200))
    expect((await device.push(acknowledged, Math.min(log.events.length, acknowledged + 200))).body.ok).toBe(true);
  const rows = await query<{ hash: string }>(database, 'SELECT hash FROM events ORDER BY seq');
  expect(rows.map(({ hash }) => hash)).toEqual(log.events.map(({ hash }) => hash));
  const [sum] = await query(database, 'SELECT sum(issued)::integer AS issued FROM ticket_days');
  expect(sum).toEqual({ issued: 180 });
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
}, 60_000);

test('asked to end while requests are under way, it answers them first and ends with success', async () => {
  const database = await postgres.provinceDatabase();
  const { child, port } = await startProcess(database);
  const answers = Array.from({ length: 6 }, (_each, n) =>
    fetch(`http://127.0.0.1:${port}/api/signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: `ai-${n}`, password: 'sai' }),
    }).then(({ status }) => status),
  );
  // each counts its try before it spends its time on the password: from here on all six are under way
  for (let tries = 0; tries < 6; ) tries = (await query(database, 'SELECT login FROM sign_in_tries')).length;
  const gone = ended(child);
  child.kill('SIGTERM');
  expect(await Promise.all(answers)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await gone).toBe(0);
});

test('a folder with another sealing key is refused: keys would be wrapped in vain', async () => {
  const database = await postgres.provinceDatabase();
  const { child } = await startProcess(database);
  const gone = ended(child);
  child.kill('SIGTERM');
  await gone;
  const main = join(import.meta.dirname, '../../province/main.ts');
  const other = spawn(process.execPath, [main, '--port', '0', '--data', join(folder, 'other'), '--database', database]);
  const said: Buffer[] = [];
  other.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  expect(await ended(other)).toBe(1);
  expect(Buffer.concat(said).toString()).toContain('sealing key');
});
