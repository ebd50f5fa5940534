import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { query } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T33: PostgreSQL itself is killed in the middle of a storm; what was acknowledged is there when it comes back. */
const kills = Number(process.env.GAN_DAN_POSTMASTER_KILLS ?? 1);
const writers = 4;
const running = { postgres: null as EmbeddedPostgres | null, province: null as TestProvince | null, folder: '' };

afterAll(async () => {
  await running.province?.close();
  await running.postgres?.close();
  await rm(running.folder, { recursive: true, force: true });
});

test(`T33: the postmaster is killed ${kills} times mid-storm, and no acknowledged event is lost`, async () => {
  running.folder = await mkdtemp(join(tmpdir(), 'gan-dan-postmaster-'));
  const first = await startEmbeddedPostgres({ folder: running.folder });
  running.postgres = first;
  const province = await startTestProvince(first.url);
  running.province = province;
  const points = await Promise.all(
    Array.from({ length: writers }, async (_, n) => {
      const log = simulateLog(`22006-${n + 1}`);
      liveADay(log, { day: 1, date: '2026-03-02', tickets: 20 + kills * 20, dossiers: 5 });
      const device = testDevice(province.url, log);
      await device.enrol(await province.ticketFor(log.point));
      return { log, device, acked: 0 };
    }),
  );
  const push = async (point: (typeof points)[number]) => {
    const to = Math.min(point.log.events.length, point.acked + 8);
    if (to === point.acked) return false;
    const answer = await point.device.push(point.acked, to).catch(() => null);
    const said =
      answer?.status === 200 && answer.body.ok === true ? (answer.body.value as { have: { seq: number } }) : null;
    if (said) point.acked = said.have.seq;
    else point.acked = Math.max(point.acked, (await known(point)) ?? point.acked);
    return said !== null;
  };
  const known = async ({ device }: (typeof points)[number]) => {
    const answer = await device.hello().catch(() => null);
    return answer?.status === 200 && answer.body.ok ? (answer.body.value as { have: { seq: number } }).have.seq : null;
  };
  let interrupted = 0;
  for (let kill = 0; kill < kills; kill++) {
    const pid = Number((await readFile(join(running.folder, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
    const before = points.map(({ acked }) => acked);
    const storm = Promise.all(
      points.map(async (point) => {
        for (let tries = 0; tries < 6; tries++) if (!(await push(point))) interrupted++;
      }),
    );
    // not before each has been answered once in this round
    while (points.some(({ acked }, n) => acked === before[n] && acked < (points[n]?.log.events.length ?? 0)))
      await pause(1);
    process.kill(pid, 'SIGKILL');
    await storm;
    const acked = points.map((point) => point.acked);
    running.postgres = await startAgain(first.port);
    for (const [n, point] of points.entries()) {
      const [row] = await query<{ seq: number }>(
        running.postgres.url,
        'SELECT coalesce(max(seq), 0)::integer AS seq FROM events WHERE point_id = $1',
        [point.log.point],
      );
      expect(row?.seq).toBeGreaterThanOrEqual(acked[n] ?? 0);
      point.acked = row?.seq ?? 0;
    }
  }
  // the rig: a kill that met nobody in the middle shows nothing
  expect(interrupted).toBeGreaterThan(0);
  for (const point of points) {
    while (point.acked < point.log.events.length) await push(point);
    const rows = await query<{ hash: string }>(
      running.postgres?.url ?? '',
      'SELECT hash FROM events WHERE point_id = $1 ORDER BY seq',
      [point.log.point],
    );
    expect(rows.map(({ hash }) => hash)).toEqual(point.log.events.map(({ hash }) => hash));
  }
});

/** Children of the killed one end by themselves; until then the folder is taken. */
async function startAgain(port: number): Promise<EmbeddedPostgres> {
  for (let tries = 0; ; tries++) {
    try {
      return await startEmbeddedPostgres({ folder: running.folder, port });
    } catch (failure) {
      if (tries === 100) throw failure;
      await pause(50);
    }
  }
}
