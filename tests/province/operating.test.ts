import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { lookOver, type Seen } from '../../province/operations/look-over.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { query } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** The operator's page by a program: its files as they are, its commands in their order, PostgreSQL's own archive. */
const operating = join(import.meta.dirname, '../../province/operating');
const page = readFileSync(join(operating, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'gan-dan-operating-'));
const [wal, base, keys] = ['wal', 'base', 'keys'].map((name) => join(folder, name)) as [string, string, string];
const cluster = join(folder, 'postgres');
const running = { postgres: null as EmbeddedPostgres | null, province: null as TestProvince | null };

afterAll(async () => {
  await running.province?.close();
  await running.postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

const theFile = (name: string) =>
  readFileSync(join(operating, name), 'utf8').replaceAll('/var/backups/gan-dan/wal', wal);

async function main(...args: string[]): Promise<{ code: number; said: string }> {
  const program = join(import.meta.dirname, '../../province/main.ts');
  const env = { ...process.env, DATABASE_URL: running.postgres?.url };
  return promisify(execFile)(process.execPath, [program, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
  );
}

async function start(): Promise<string> {
  running.postgres = await startEmbeddedPostgres({ folder: cluster });
  return running.postgres.url;
}

test('the page names every file that lies beside it, and every unit starts what the page says', () => {
  for (const name of readdirSync(operating)) if (name !== 'README.md') expect(page).toContain(`\`${name}\``);
  for (const name of [
    'sealing-key.pem',
    'signing-key.pem',
    'recovery.signal',
    '--restored',
    '--officer',
    'standby.signal',
    'pg_promote',
  ])
    expect(page).toContain(name);
  const unit = readFileSync(join(operating, 'gan-dan-province@.service'), 'utf8');
  expect(unit).toContain('EnvironmentFile=/etc/gan-dan/province.env');
  expect(unit).not.toMatch(/postgres:\/\//);
});

test('installed by the page, backed up, set back to a moment: the station sends again what the province lacks', async () => {
  for (const each of [wal, base, keys]) mkdirSync(each, { mode: 0o700 });
  // 1. Install: steps 5 and 7; the embedded one is initdb's own cluster.
  await query(await start(), 'SELECT 1');
  for (const line of theFile('wal-archive.sql')
    .split('\n')
    .filter((each) => each.startsWith('ALTER')))
    await query(running.postgres?.url ?? '', line);
  const [said] = await query<{ format: string }>(
    running.postgres?.url ?? '',
    theFile('full-disk.sql').replace(' \\gexec', ''),
  );
  await query(running.postgres?.url ?? '', said?.format ?? '');
  expect(said?.format).toBe('ALTER SYSTEM SET max_active_replication_origins = 0');
  await running.postgres?.close();
  const database = await start();
  const province = async () => {
    running.province = await startTestProvince(database, { dataFolder: keys });
    return running.province;
  };
  const first = await province();
  // 2. The first administrator.
  const made = await main('--officer', 'quan.tri', '--name', 'Quản Trị Mẫu');
  expect([made.code, made.said.trim().length]).toEqual([0, 12]);

  const log = simulateLog();
  liveADay(log, { day: 1, date: '2026-03-01', tickets: 10, dossiers: 4 });
  const device = testDevice(first.url, log);
  await device.enrol(await first.ticketFor(log.point));
  expect((await device.push(0, 20)).body.ok).toBe(true);

  // 1.10 and 4.
  const backup = await main('base-backup', '--out', base, '--archive', wal, '--keep', '2');
  expect(backup).toMatchObject({ code: 0 });
  const checked = await main('--data', keys, 'check', '--json', '--backups', base);
  const states = (JSON.parse(checked.said) as { checks: { id: string; state: string }[] }).checks;
  const state = (id: string) => states.find((each) => each.id === id)?.state;
  expect(['database', 'migrations', 'durability', 'archive', 'base-backup', 'keys'].map(state)).toEqual(
    Array.from({ length: 6 }, () => 'ok'),
  );
  expect(state('full-disk')).toBeUndefined();

  // After the backup: what the archive alone holds, the moment, and what shall not have been.
  expect((await device.push(20, 30)).body.ok).toBe(true);
  const [{ moment } = { moment: '' }] = await query<{ moment: string }>(
    database,
    'SELECT clock_timestamp()::text AS moment',
  );
  const after = randomUUID();
  await query(database, 'INSERT INTO backups (name, verified_at) VALUES ($1, 1)', [after]);
  expect((await device.push(30, 40)).body.ok).toBe(true);
  await query(database, 'SELECT pg_switch_wal()');

  // 6. Restore: steps 1 to 7.
  await first.close();
  await running.postgres?.close();
  renameSync(join(cluster, 'data'), join(cluster, 'data.before'));
  cpSync(backup.said.trim(), join(cluster, 'data'), { recursive: true });
  chmodSync(join(cluster, 'data'), 0o700);
  appendFileSync(join(cluster, 'data/postgresql.auto.conf'), theFile('restore.conf').replace('TARGET-TIME', moment));
  writeFileSync(join(cluster, 'data/recovery.signal'), '');
  const restored = await start();
  for (;;) {
    const [row] = await query<{ still: boolean }>(restored, 'SELECT pg_is_in_recovery() AS still');
    if (row?.still === false) break;
  }
  const count = async () => (await query<{ n: number }>(restored, 'SELECT count(*)::int AS n FROM events'))[0]?.n;
  expect(await count()).toBe(30);
  expect(await query(restored, 'SELECT 1 AS it FROM backups WHERE name = $1', [after])).toEqual([]);
  running.postgres = { ...(running.postgres as EmbeddedPostgres), url: restored };
  expect(await main('--restored')).toMatchObject({ code: 0, said: 'epoch 2\n' });
  running.province = await startTestProvince(restored, { dataFolder: keys, port: first.port });
  expect((await device.hello()).body.value).toMatchObject({ have: { seq: 30 }, server: { epoch: 2 } });
  expect((await device.push(30, log.events.length)).body.ok).toBe(true);
  const rows = await query<{ hash: string }>(restored, 'SELECT hash FROM events ORDER BY seq');
  expect(rows.map(({ hash }) => hash)).toEqual(log.events.map(({ hash }) => hash));
}, 90_000);

test('each thing that the province’s check looks at is said where it is wrong', () => {
  const now = 1_800_000_000_000;
  const well: Seen = {
    ...{ now, disks: [{ folder: '/a', freeBytes: 100 * 1024 ** 3, holds: ['tables', 'log'] }] },
    ...{ namesDisks: false, keys: 'good' as const },
    ...{ baseBackup: now - 3_600_000 },
    ...{ certificateEnds: now + 60 * 86_400_000, silent: { points: 135, silent: 0 } },
    cluster: {
      ...{ applied: 180, known: 180, serverNow: now, notDurable: [], endsWhenFull: false },
      ...{
        archiving: true,
        verifiedBackups: 2,
        lastArchived: now - 60_000,
        lastFailed: null,
        isStandby: false,
        waitsForStandby: true,
      },
      ...{ wantsStandby: true, folder: '/a', standbys: { following: 1, waitedFor: 1, lagMs: 2 } },
    },
  };
  const wrong = (seen: Seen) => lookOver(seen).flatMap(({ id, state }) => (state === 'ok' ? [] : [`${id} ${state}`]));
  // nothing here can know the true time
  expect(wrong(well)).toEqual(['clock unknown']);
  const { cluster: good } = well;
  if (!good) throw new Error('the sample has a cluster');
  const because = (change: Partial<Seen>) => wrong({ ...well, ...change }).filter((each) => each !== 'clock unknown');
  const of = (change: Partial<typeof good>) => because({ cluster: { ...good, ...change } });
  expect([
    of({ applied: 170 }),
    of({ applied: 190 }),
    of({ notDurable: ['fsync'] }),
    of({ endsWhenFull: true }),
    of({ archiving: false }),
    of({ lastFailed: now }),
    of({ lastArchived: now - 2 * 3_600_000 }),
    of({ serverNow: now - 60_000 }),
    of({ verifiedBackups: 1 }),
    of({ isStandby: true }),
    of({ standbys: { following: 0, waitedFor: 0, lagMs: 0 } }),
    of({ waitsForStandby: false, standbys: { following: 0, waitedFor: 0, lagMs: 0 } }),
    of({ standbys: null }),
    of({ waitsForStandby: false, standbys: null }),
    of({ waitsForStandby: false, wantsStandby: false, standbys: null }),
    because({ baseBackup: null }),
    because({ baseBackup: now - 30 * 3_600_000 }),
    because({ baseBackup: 'closed' }),
    because({ disks: [...well.disks, { folder: '/b', freeBytes: 1024 ** 3, holds: [] }] }),
    because({ namesDisks: true, disks: [{ folder: '/b', freeBytes: 19 * 1024 ** 3, holds: [] }] }),
    because({ namesDisks: true, disks: [{ folder: '/b', freeBytes: null, holds: [] }] }),
    because({ disks: [{ folder: '/b', freeBytes: 100 * 1024 ** 3, holds: ['tables'] }] }),
    because({ keys: 'open-to-others' }),
    because({ certificateEnds: now + 5 * 86_400_000 }),
    because({ certificateEnds: now + 15 * 86_400_000 }),
    because({ silent: { points: 135, silent: 2 } }),
  ]).toEqual([
    ...[['migrations warning'], ['migrations bad'], ['durability bad'], ['full-disk warning']],
    ...[['archive bad'], ['archive bad']],
    ...[['archive warning'], ['clock bad'], ['verified-backups warning']],
    ...[['standby bad'], ['standby bad'], ['standby warning'], ['standby unknown'], ['standby unknown'], []],
    ...[['base-backup bad'], ['base-backup bad'], ['base-backup unknown']],
    ...[
      ['disk bad'],
      ['disk warning'],
      ['disk unknown'],
      ['disk unknown'],
      ['keys bad'],
      ['certificate bad'],
      ['certificate warning'],
      ['silent warning'],
    ],
  ]);
  expect(because({ cluster: null })).toEqual(['database bad']);
});
