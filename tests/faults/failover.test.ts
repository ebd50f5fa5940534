import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { PointId } from '../../domain/ids.ts';
import { checkCommand } from '../../province/check-command.ts';
import { openAdministration } from '../../province/open-administration.ts';
import { type Broken, contact } from '../support/connected-point.ts';
import { type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { testPoint } from '../support/test-point.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';
import {
  type Cluster,
  cutOff,
  promote,
  runFile,
  standbyOf,
  startCluster,
  untilFollowed,
  untilLevel,
} from './standby.ts';
import { ackedAndLost, hashesOf, isTaken, pushNext, stormWriters, toTheEnd } from './storm-writers.ts';

/** T33: the machine of PostgreSQL dies mid-storm and its standby takes its place, by the steps of the operator's page. */
const failovers = Number(process.env.GAN_DAN_FAILOVERS ?? 1);
const timeout = 60_000 + failovers * 60_000;

/** A server in service and the province before it, whose folder and address stay when the server is another one. */
async function inService() {
  const top = mkdtempSync(join(tmpdir(), 'gan-dan-failover-'));
  const lives: Cluster[] = [];
  const now = { primary: await startCluster(join(top, 'server-0')), province: null as TestProvince | null };
  lives.push(now.primary);
  const serve = async (port = 0) => {
    now.province = await startTestProvince(now.primary.url, { dataFolder: join(top, 'keys'), port });
    return now.province;
  };
  onTestFinished(async () => {
    await now.province?.close();
    for (const each of lives) await each.close();
    rmSync(top, { recursive: true, force: true });
  });
  await runFile(now.primary.url, 'standby.sql');
  return {
    province: await serve(),
    primary: () => now.primary,
    async follow(): Promise<Cluster> {
      const standby = await standbyOf(now.primary, join(top, `server-${lives.length}`));
      lives.push(standby);
      return standby;
    },
    /** What the page has the operator do: promote, say that time went back where it may have, the other address, start. */
    async failOver(standby: Cluster, { wentBack }: { wentBack: boolean }): Promise<void> {
      const port = now.province?.port;
      await promote(standby);
      await now.province?.close();
      rmSync(now.primary.folder, { recursive: true, force: true });
      now.primary = standby;
      if (wentBack) {
        const office = await openAdministration(standby.url);
        await office.restored();
        await office.close();
      }
      await serve(port);
    },
  };
}

test(`T33: a primary that waits for its standby is killed ${failovers} times mid-storm: nothing acknowledged is lost, nothing to heal`, {
  timeout,
}, async () => {
  const service = await inService();
  const storm = await stormWriters(service.province, 4, 60 + failovers * 20);
  let interrupted = 0;
  for (let round = 0; round < failovers; round++) {
    const standby = await service.follow();
    await runFile(service.primary().url, 'standby-sync.sql');
    await untilFollowed(service.primary(), 'sync');
    const before = storm.map(({ acked }) => acked);
    const pushing = Promise.all(
      storm.map(async (writer) => {
        for (let tries = 0; tries < 6; tries++) {
          const answer = await pushNext(writer);
          if (isTaken(answer)) continue;
          interrupted++;
          expect(answer === null || answer.status === 503).toBe(true);
        }
      }),
    );
    while (storm.some(({ acked }, n) => acked === before[n])) await pause(1);
    await service.primary().kill();
    await pushing;
    await service.failOver(standby, { wentBack: false });
    // before anybody sends anything again
    expect(await ackedAndLost(standby.url, storm)).toBe(0);
  }
  expect(interrupted).toBeGreaterThan(0);
  await toTheEnd(service.primary().url, storm);
});

test('a primary that waits for a standby which is away answers nothing; `check` says so, and it goes on when it is told to', {
  timeout,
}, async () => {
  const service = await inService();
  const [writer] = await stormWriters(service.province, 1, 20);
  if (!writer) throw new Error('there is a writer');
  const standby = await service.follow();
  await runFile(service.primary().url, 'standby-sync.sql');
  await untilFollowed(service.primary(), 'sync');
  expect(isTaken(await pushNext(writer))).toBe(true);
  const state = async () => {
    const look = { dataFolder: service.province.dataFolder, backups: null, certificate: null, disks: [] };
    const checks = await checkCommand({ database: service.primary().url, ...look });
    return checks.find(({ id }) => id === 'standby')?.state;
  };
  expect(await state()).toBe('ok');
  await standby.close();
  const waiting = pushNext(writer);
  expect(await Promise.race([waiting, pause(1_500, 'waits')])).toBe('waits');
  expect(await state()).toBe('bad');
  await runFile(service.primary().url, 'standby-away.sql');
  expect(isTaken(await waiting)).toBe(true);
  expect(await state()).toBe('warning');
});

const stationNumbers = [1, 2, 3];

/** Real stations whose last words the standby never heard; what they do about it is theirs. */
async function leftBehind(broken: Broken = {}) {
  const service = await inService();
  const stations: { pc: StationOnDisk; ticket: string }[] = [];
  for (const n of stationNumbers) {
    const pc = stationOnDisk({ point: { ...testPoint, id: PointId(`22006-${n}`) } });
    onTestFinished(pc.remove);
    stations.push({ pc, ticket: await service.province.ticketFor(`22006-${n}`) });
  }
  const { url } = service.province;
  const meet = () => Promise.all(stations.map(({ pc, ticket }) => contact(pc, url, ticket, broken)));
  const work = async (much: number) => {
    for (const { pc } of stations) for (let n = 0; n < much; n++) await (n % 4 === 3 ? pc.dossier() : pc.ticket());
  };
  const acked = ({ pc }: (typeof stations)[number]) => pc.store().outgoing.acked();
  /** Of what was acknowledged to them, events that the server does not hold as they are. */
  const missing = async () => {
    let lost = 0;
    for (const each of stations) {
      const { outgoing, point } = each.pc.store();
      const held = await hashesOf(service.primary().url, point.id);
      for (let seq = 1; seq <= acked(each).seq; seq++) if (held.get(seq) !== outgoing.hashAt(seq)) lost++;
    }
    return lost;
  };
  return { service, stations, meet, work, acked, missing };
}

test(`T33: a standby that lags takes over ${failovers} times: the stations see that the province went back and send it all again`, {
  timeout,
}, async () => {
  const { service, stations, meet, work, missing } = await leftBehind();
  let lost = 0;
  for (let round = 0; round < failovers; round++) {
    const standby = await service.follow();
    await work(6);
    await meet();
    await untilLevel(service.primary(), standby);
    await twoBackups(service.primary(), standby);
    await meet();
    await cutOff(standby);
    await work(6);
    await meet();
    // the storm is under way when it dies
    await work(2);
    const storm = meet();
    await pause(round % 40);
    await service.primary().kill();
    await storm;
    await service.failOver(standby, { wentBack: true });
    lost += await missing();
    for (const { pc } of stations) {
      const { outgoing, point } = pc.store();
      const durable = outgoing.durable();
      // what a station may forget, its own or a neighbour's, is there: two backups are older than any lag
      expect(durable.seq).toBeGreaterThan(0);
      expect((await hashesOf(standby.url, point.id)).get(durable.seq)).toBe(durable.hash);
      expect(outgoing.acked().seq).toBeGreaterThan(durable.seq);
    }
    expect(await meet()).toEqual(stations.map(() => expect.objectContaining({ state: 'in-sync', backlog: 0 })));
    expect(await missing()).toBe(0);
    for (const { pc } of stations) expect(pc.store().outgoing.acked()).toEqual(pc.store().outgoing.head());
  }
  // the rig: a standby that lacked nothing shows nothing
  expect(lost).toBeGreaterThanOrEqual(failovers * stationNumbers.length);
});

test('the rig: a station that believes its own mark and not the province’s leaves it without what it lost', {
  timeout,
}, async () => {
  const { service, meet, work, missing } = await leftBehind({
    over: (door) => ({
      ...door,
      hello: async (keyId, input) => {
        const answer = await door.hello(keyId, input);
        if (!answer.ok || !answer.value.ok || answer.value.value.have.seq >= input.acked.seq) return answer;
        const value = { ...answer.value.value, have: input.acked, verdict: { type: 'in-sync' as const } };
        return { ok: true, value: { ok: true, value } };
      },
    }),
  });
  const standby = await service.follow();
  await work(4);
  await meet();
  await untilLevel(service.primary(), standby);
  await cutOff(standby);
  await work(4);
  await meet();
  await service.primary().kill();
  await service.failOver(standby, { wentBack: true });
  await meet();
  expect(await missing()).toBeGreaterThan(0);
});

/** Two media that were read back whole; here the standby's own files stand for both. */
async function twoBackups(primary: Cluster, copy: Cluster): Promise<void> {
  const office = await openAdministration(primary.url);
  for (const name of ['tape A', 'tape B']) expect((await office.recordBackup(copy.url, name)).ok).toBe(true);
  await office.close();
}
