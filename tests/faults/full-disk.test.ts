import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { openAdministration } from '../../province/open-administration.ts';
import { query } from '../support/postgres.ts';
import { post, startTestProvince } from '../support/test-province.ts';
import { type SmallCluster, type SmallPart, smallParts, startSmallCluster } from './small-cluster.ts';
import { canMount } from './small-disk.ts';
import {
  ackedAndLost,
  isTaken,
  pushNext,
  type StormWriter,
  stormWriters,
  type Told,
  toTheEnd,
} from './storm-writers.ts';

/** T33: the server's disk is full in the middle of a storm. Where nothing may be mounted there is no small disk, and the report says so. */
const rounds = Number(process.env.GAN_DAN_FULL_DISKS ?? 1);
const writers = 4;
const top = await mkdtemp(join(tmpdir(), 'gan-dan-full-disk-'));
afterAll(() => rm(top, { recursive: true, force: true }));

/** Its WAL comes in files of 16 MiB: one is there, and no second fits. */
const megabytes: Readonly<Record<SmallPart, number>> = { wal: 60, data: 90, all: 160 };

test.runIf(canMount).each(smallParts)(
  'T33: the disk of PostgreSQL’s %s fills mid-storm: said, come back later, nothing acknowledged lost, to the end',
  { timeout: 60_000 + rounds * 60_000 },
  async (part) => {
    const { cluster, province, storm, token } = await aStorm(part);
    const seen = { full: 0, stopped: 0, refused: 0 };
    for (let round = 0; round < rounds; round++) {
      const noRoom = () => cluster.said().split('No space left on device').length;
      const before = noRoom();
      const told = await fillUnder(cluster, storm, part);
      // the rig: a disk that was never full shows nothing
      expect(noRoom()).toBeGreaterThan(before);
      const refused = told.flatMap((each) => (each === null || isTaken(each) ? [] : [each]));
      for (const each of refused) {
        expect(each).toMatchObject({
          status: 503,
          body: { code: expect.stringMatching(/^(server-disk-full|database-away)$/) },
        });
        expect(each.comeBackSeconds).toBeGreaterThan(0);
      }
      seen.refused += refused.length;
      if (refused.some(({ body }) => body.code === 'server-disk-full')) seen.full++;
      // not dead, and what PostgreSQL can still read is read
      expect((await fetch(`${province.url}/api/openapi.json`)).status).toBe(200);
      if (!cluster.runs()) seen.stopped++;
      // the one that comes each five minutes, whatever the disk is like
      if (part === 'data') expect(await checkpoint(cluster)).toMatch(/^(taken|refused)$/);
      // whoever is new writes the file that was forgotten, and is let in by no full disk
      if (part === 'data' && round === 0) await lockOut(cluster);
      const read = await post(province.url, 'fleet', {}, { authorization: `Bearer ${token}` });
      if (part === 'data') expect(read, JSON.stringify(read.body)).toMatchObject({ status: 200 });
      await roomAgain(cluster, storm);
      expect(await ackedAndLost(cluster.url, storm)).toBe(0);
    }
    await toTheEnd(cluster.url, storm);
    expect(province.log.filter(({ event }) => event === 'bug')).toEqual([]);
    expect(province.log.filter(({ event }) => event === 'storage-trouble').length).toBeLessThan(4 + rounds * 4);
    // what no room for the log does is the end of everybody, told so or not; without room for tables each is told why. Where neither
    // has any, whoever is refused for the tables writes nothing into the log, which goes round in the files it has
    if (part === 'data') expect(seen).toMatchObject({ stopped: 0, full: rounds });
    else if (part === 'wal') expect(cluster.said().split('PANIC').length).toBeGreaterThan(rounds);
  },
);

test.runIf(canMount)(
  'the rig: where a commit waits for no disk, what was acknowledged is lost, and seen so',
  async () => {
    const { cluster, storm } = await aStorm('wal', {
      breakIt: 'ALTER DATABASE province SET synchronous_commit = off',
    });
    // on a slow machine the last that was acknowledged may have been written by then
    let lost = 0;
    for (let round = 0; round < 5 && lost === 0; round++) {
      await fillUnder(cluster, storm, 'wal');
      await roomAgain(cluster, storm);
      lost = await ackedAndLost(cluster.url, storm);
    }
    expect(lost).toBeGreaterThan(0);
  },
);

test.runIf(canMount)(
  'the rig: without full-disk.sql of the operator’s page a checkpoint beside full tables ends PostgreSQL, and the read is missed',
  { timeout: 120_000 },
  async () => {
    const { cluster, province, storm, token } = await aStorm('data', {
      settings: ['max_active_replication_origins=10'],
    });
    await fillUnder(cluster, storm, 'data');
    expect(await checkpoint(cluster)).toBe('ended');
    const read = await post(province.url, 'fleet', {}, { authorization: `Bearer ${token}` });
    expect(read).toMatchObject({ status: 503, body: { code: 'database-away' } });
    expect(cluster.said()).toContain('PANIC:  could not write to file "pg_logical/replorigin_checkpoint.tmp"');
    await roomAgain(cluster, storm);
    expect(await ackedAndLost(cluster.url, storm)).toBe(0);
  },
);

test.runIf(canMount)(
  'the rig: a province that lets its connections go is let in by no full disk, and the read is missed',
  { timeout: 120_000 },
  async () => {
    const { cluster, province, storm, token } = await aStorm('data', { keepConnections: false });
    await fillUnder(cluster, storm, 'data');
    await lockOut(cluster);
    const read = await post(province.url, 'fleet', {}, { authorization: `Bearer ${token}` });
    expect(read).toMatchObject({ status: 503, body: { code: 'server-disk-full' } });
    await roomAgain(cluster, storm);
  },
);

/** `refused`: PostgreSQL says that it had no room for it, or lets nobody in anew, and goes on. */
const checkpoint = ({ url }: SmallCluster) =>
  query(url, 'CHECKPOINT').then(
    () => 'taken',
    ({ code }: { code?: string }) => (code === undefined ? 'ended' : 'refused'),
  );

/** As a night's vacuum does it; and all that lies idle is let go, by those who let go. */
async function lockOut(cluster: SmallCluster): Promise<void> {
  cluster.forgetInitFiles();
  cluster.fill();
  await pause(10_500);
  expect(await checkpoint(cluster)).toBe('refused');
  expect(cluster.said()).toContain('FATAL:  could not write init file');
}

/** Somebody makes room; PostgreSQL starts anew by itself, or is started where it gave up. */
async function roomAgain(cluster: SmallCluster, [writer]: readonly StormWriter[]): Promise<void> {
  cluster.free();
  await until(async () => {
    if (!cluster.runs()) await cluster.start();
    return writer !== undefined && isTaken(await writer.device.hello().catch(() => null));
  });
}

async function aStorm(
  part: SmallPart,
  wishes: { breakIt?: string; settings?: readonly string[]; keepConnections?: boolean } = {},
) {
  const { breakIt, settings = [], keepConnections = true } = wishes;
  const folder = await mkdtemp(join(top, `${part}-`));
  const cluster = await startSmallCluster({ folder, part, megabytes: megabytes[part], settings });
  await cluster.start();
  if (breakIt !== undefined) {
    await query(cluster.url, breakIt);
    await query(cluster.url, "ALTER SYSTEM SET wal_writer_delay = '10s'");
    await query(cluster.url, 'SELECT pg_reload_conf()');
  }
  const province = await startTestProvince(cluster.url, { dataFolder: join(folder, 'keys'), keepConnections });
  onTestFinished(async () => {
    await province.close();
    await cluster.close();
  });
  const office = await openAdministration(cluster.url);
  const password = 'mat khau rat dai';
  await office.createOfficer({ login: 'xem', name: 'Người Xem', password, role: 'viewer', commune: null });
  await office.close();
  const { body } = await post(province.url, 'signIn', { login: 'xem', password });
  const { token } = body.value as { token: string };
  const storm = await stormWriters(province, writers, 60 + rounds * 40);
  return { cluster, province, storm, token };
}

/** Everybody pushes while the disk fills, until PostgreSQL has no room or has stopped. */
async function fillUnder(cluster: SmallCluster, storm: readonly StormWriter[], part: SmallPart): Promise<Told[]> {
  const told: Told[] = [];
  const before = storm.map(({ acked }) => acked);
  const pushing = Promise.all(
    storm.map(async (writer) => {
      for (let refused = 0; refused < 4; ) {
        if (writer.have >= writer.log.events.length) throw new Error('the storm was over before the disk was full');
        const answer = await pushNext(writer, 3);
        told.push(answer);
        if (!isTaken(answer)) refused++;
      }
    }),
  ).finally(() => {
    now.over = true;
  });
  const now = { over: false };
  // not before each has been answered once in this round
  await until(async () => storm.every(({ acked }, n) => acked > (before[n] ?? 0)));
  cluster.fill();
  // sixteen megabytes of the log would take long to come together by themselves; written ahead of the disk, they also carry
  // away whatever a commit that waits for nothing left in memory
  while (!now.over && part !== 'data') {
    await query(cluster.url, crowdLog).catch(() => undefined);
    const here = storm.map(({ acked }) => acked);
    await until(async () => now.over || storm.some(({ acked }, n) => acked > (here[n] ?? 0) + 8));
    await query(cluster.url, pushOut).catch(() => undefined);
  }
  await pushing;
  return told;
}

/** All but the last 64 KiB of the file of the log that is being written, without waiting for the disk. */
const crowdLog = `SELECT pg_logical_emit_message(false, 'crowd', repeat('x',
  greatest(0, 16777216 - 65536 - (pg_walfile_name_offset(pg_current_wal_insert_lsn())).file_offset)))`;
/** More than PostgreSQL holds of its log in memory. */
const pushOut = "SELECT pg_logical_emit_message(false, 'push', repeat('x', 4194304))";

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 30_000; !(await holds()); await new Promise((next) => setTimeout(next, 20)))
    if (Date.now() > limit) throw new Error('not within half a minute');
}
