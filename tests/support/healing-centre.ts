import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { newestWhole, standInVault } from '../../main/adapters/lan/follow-host.ts';
import { readJoinFiles } from '../../main/adapters/lan/host-file.ts';
import { KEPT_STAND_IN } from '../../main/adapters/lan/kept-stand-in.ts';
import { takeOver } from '../../main/adapters/lan/take-over.ts';
import { readTookOver } from '../../main/adapters/lan/took-over.ts';
import { verifyLog } from '../../main/store/event-log.ts';
import type { ReadableDb } from '../../main/store/open-database.ts';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { type Pc, pause, peopleAt, startPc, untilSo } from './healing-pcs.ts';
import { openJoinPage } from './join-page.ts';
import { query, type TestPostgres } from './postgres.ts';
import { type Connection, connect, origin, reconnect, value } from './terminal-client.ts';
import { startTestProvince, type TestProvince } from './test-province.ts';
import { bringDevice } from './two-pcs.ts';

/** The host and the PC that may take its place; a seed is both, as they lay when somebody cut the power. */
export interface Folders {
  readonly host: string;
  readonly office: string;
}

/** When a PC dies, as `power/deadly-disk.c` reads it. */
export type Moment = Readonly<Record<`DEADLY_${string}`, string>>;

/** One story: both PCs on disks of their own, and a province of their own. */
export interface Case {
  readonly at: Folders;
  readonly province: TestProvince;
  readonly database: string;
}

export interface Meeting {
  readonly victim: keyof Folders;
  readonly moment: Moment | null;
  /** What was acknowledged before and lies anywhere but in the ruins. */
  readonly before: readonly string[];
  /** A start without a road first, as long as nobody was killed. */
  readonly hostWithoutRoad?: boolean;
}

export type HealingCentre = Awaited<ReturnType<typeof openHealingCentre>>;

const password = 'chim-sao-bay-cao';

/** A host and its stand-in as processes, at three moments of their lives, from which stories begin; `library`: the deadly disk. */
export async function openHealingCentre(postgres: TestPostgres, library: string) {
  const top = mkdtempSync(join(tmpdir(), 'gan-dan-killed-healing-'));
  const of = (name: string): Folders => ({ host: join(top, name, 'host'), office: join(top, name, 'office') });
  const seeds = { paired: of('paired'), copied: of('copied'), taken: of('taken') };
  const data = join(top, 'province');
  const ports = { host: await freePort(), office: await freePort() };
  const known = { numbers: [] as string[], died: 0 };
  /** What the province knew when the power of each seed was cut. */
  const databases = { paired: '', taken: '' };
  const deadly = (folder: string, moment: Moment | null) =>
    moment === null ? {} : { LD_PRELOAD: library, DEADLY_FOLDER: folder, ...moment };

  const hostArgs = ({ host }: Folders) => [
    ...['--folder', host, '--port', '0', '--lan', '--lan-port', String(ports.host)],
    ...['--anchors', join(host, '../anchors-of-host')],
  ];
  const officeArgs = ({ office }: Folders) => [
    ...['--folder', office, '--port', '0', '--lan-port', String(ports.office)],
    ...['--anchors', join(office, '../anchors-of-office')],
  ];
  const all: Pc[] = [];
  const begin = (...started: Parameters<typeof startPc>) => {
    const pc = startPc(...started);
    all.push(pc);
    return pc;
  };
  const over = (province: TestProvince) => ['--province', province.url];
  const provinceOn = (database: string) => startTestProvince(database, { dataFolder: data });
  const like = async (database: string) => {
    const name = `healing_${Math.random().toString(36).slice(2)}`;
    await query(postgres.url, `CREATE DATABASE ${name} TEMPLATE ${new URL(database).pathname.slice(1)}`);
    return Object.assign(new URL(database), { pathname: name }).href;
  };

  /** Three lives: paired and chosen; followed until the copy had everything; then alone, and only the province hears of it. */
  async function makeSeeds(): Promise<void> {
    const at = of('seed');
    const database = await postgres.provinceDatabase();
    let province = await provinceOn(database);
    prepareEmpty(at.host, { allHours: true });
    prepareEmpty(at.office);
    rmSync(join(at.office, 'point.json'));
    writeFileSync(join(at.host, 'enrolment.json'), JSON.stringify({ ticket: await province.ticketFor('22006-1') }));
    const life = async (withOffice: boolean, run: (host: Pc, office: Pc | null) => Promise<void>) => {
      const host = begin([...hostArgs(at), ...over(province)]);
      const office = withOffice ? begin(officeArgs(at)) : null;
      await untilSo('the host is there', () => host.last() !== null);
      await run(host, office);
      await untilSo('the province has everything', async () => (await behind(join(at.host, 'log.db'), database)) === 0);
      await Promise.all([host.kill(), office?.kill()]);
    };
    let [token, kiosk] = ['', ''];
    const tickets = async (host: Pc, count: number) => {
      const port = host.last()?.port ?? 0;
      const opening = kiosk === '' ? connect(port, host.last()?.codes.kiosk ?? '') : reconnect(port, kiosk);
      const { client, close, token } = await opening;
      kiosk = token;
      const wish = () => ({ origin: origin(), queue: 'B', priority: null, language: 'vi' });
      for (let each = 0; each < count; each++) known.numbers.push(value(await client.issueTicket(wish())).number);
      close();
    };
    await life(false, async (host) => {
      const first = await connect(host.last()?.port ?? 0, host.last()?.setUpCode ?? '');
      const account = { origin: origin(), login: 'truong', name: 'Trưởng Mẫu', password };
      ({ token } = value(await first.client.createFirstAccount(account)));
      first.close();
      const head = await reconnect(host.last()?.port ?? 0, token);
      const invited = { name: 'Máy văn phòng', roles: ['office' as const], counters: [] };
      const { device } = value(await head.client.inviteStation(invited));
      bringDevice(at.office, { ...device, addresses: ['127.0.0.1'] });
      const office = begin(officeArgs(at));
      await untilSo('it is paired', () => office.last()?.link === 'connected');
      await office.kill();
      const [paired] = (await firstOf(head)).stations;
      value(await head.client.chooseStandIn({ origin: origin(), station: paired?.station ?? '' }));
      await tickets(host, 2);
      head.close();
    });
    cpSync(join(top, 'seed'), join(top, 'paired'), { recursive: true });
    await province.close();
    databases.paired = await like(database);
    province = await provinceOn(database);
    await life(true, async (host, office) => {
      const head = await reconnect(host.last()?.port ?? 0, token);
      await tickets(host, 2);
      await untilSo('the copy has everything', async () => {
        const copy = (await firstOf(head)).stations[0]?.copy;
        return copy?.state === 'following' && copy.behind === 0;
      });
      head.close();
      await office?.kill();
      await tickets(host, 2);
    });
    await province.close();
    databases.taken = database;
    cpSync(join(top, 'seed'), join(top, 'copied'), { recursive: true });
    cpSync(join(top, 'seed'), join(top, 'taken'), { recursive: true });
    await pressAlone(seeds.taken);
  }

  /** The press, without the process of that PC. */
  async function pressAlone({ office }: Folders): Promise<void> {
    const joins = readJoinFiles(office);
    const host = joins.ok ? joins.value.host : null;
    if (!host) throw new Error('assertion failed: the PC is paired with nobody');
    const pressed = { folder: office, host, login: 'truong', password, isGone: () => true };
    expect(await takeOver(pressed)).toEqual({ ok: true, value: null });
  }

  /** Both on disks of their own, with a province of their own; removed in the end. */
  async function withCase(seed: keyof typeof seeds, run: (story: Case) => Promise<void>): Promise<void> {
    const name = `case-${Math.random().toString(36).slice(2)}`;
    cpSync(join(seeds[seed].host, '..'), join(top, name), { recursive: true });
    const database = await like(databases[seed === 'paired' ? 'paired' : 'taken']);
    const province = await provinceOn(database);
    try {
      await run({ at: of(name), province, database });
    } finally {
      await province.close();
      rmSync(join(top, name), { recursive: true, force: true });
    }
  }

  /** The host's database is in ruins and the other one writes: both are started, one of them is killed, until they have met. */
  async function untilTheyMet({ at, province, database }: Case, how: Meeting): Promise<void> {
    const isKept = existsSync(join(at.host, KEPT_STAND_IN));
    const env = (pc: keyof Folders) => (how.victim === pc ? deadly(at[pc], how.moment) : {});
    const start = {
      host: (isFirst: boolean) =>
        begin([...hostArgs(at), ...(isFirst && how.hostWithoutRoad ? [] : over(province))], isFirst ? env('host') : {}),
      office: (isFirst: boolean) => begin([...officeArgs(at), ...over(province)], isFirst ? env('office') : {}),
    };
    const pcs = { host: start.host(true), office: start.office(true) };
    const people = { host: peopleAt(() => pcs.host), office: peopleAt(() => pcs.office) };
    const revive = async () => {
      for (const pc of ['host', 'office'] as const) {
        if (!pcs[pc].isGone()) continue;
        expect(pcs[pc].signal(), `how the ${pc} ended`).toBe('SIGKILL');
        known.died++;
        pcs[pc] = start[pc](false);
      }
    };
    try {
      if (how.hostWithoutRoad) {
        await untilSo('somebody was received, or it died', () => people.host.numbers.length > 3 || pcs.host.isGone());
        await pcs.host.kill();
      }
      await untilSo(
        'both have met',
        async () => {
          await revive();
          return pcs.host.last()?.link === 'connected' && readTookOver(at.office)?.met === true;
        },
        120_000,
      );
      const reached = people.office.numbers.length;
      await untilSo('the successor goes on', async () => {
        await revive();
        return people.office.numbers.length > reached + 1;
      });
      const numbers = [...(await people.host.stop()), ...(await people.office.stop())];
      await untilSo(
        'the province has everything',
        async () => (await behind(join(at.office, 'log.db'), database)) === 0,
      );
      if (isKept) expect(people.host.numbers, 'given by a host that waits').toEqual([]);
      await Promise.all([pcs.host.end(), pcs.office.end()]);
      await expectWhole(at, database, [...how.before, ...numbers]);
    } finally {
      await Promise.all([people.host.stop(), people.office.stop(), pcs.host.kill(), pcs.office.kill()]);
    }
  }

  async function expectWhole(at: Folders, database: string, numbers: readonly string[]): Promise<void> {
    expect(new Set(numbers).size, 'given twice').toBe(numbers.length);
    const aside = readdirSync(at.host).filter((name) => /^was-host-\d+$/.test(name));
    expect(aside).toHaveLength(1);
    expect(existsSync(join(at.host, 'log.db')), 'a log at a station').toBe(false);
    const there = await query<{ stream: string; seq: number; hash: string }>(
      database,
      'SELECT stream_id AS stream, seq::int AS seq, hash FROM events',
    );
    const hashes = new Map<string, string>();
    const note = (rows: readonly { stream: string; seq: number; hash: string }[], whose: string) => {
      for (const { stream, seq, hash } of rows) {
        const name = `${stream} ${seq}`;
        expect(hashes.get(name) ?? hash, `${name}, two writers of one stream (${whose})`).toBe(hash);
        hashes.set(name, hash);
      }
    };
    note(there, 'province');
    for (const path of [join(at.office, 'log.db'), join(at.host, aside[0] ?? '', 'log.db')]) {
      const db = new Database(path, { readonly: true }) as ReadableDb;
      note(
        db.prepare('SELECT stream, seq, hash FROM events').all() as { stream: string; seq: number; hash: string }[],
        path,
      );
      expect(db.prepare('SELECT count(*) FROM forked_events').pluck().get()).toBe(0);
      for (const stream of db.prepare('SELECT DISTINCT stream FROM events').pluck().all() as string[])
        expect(verifyLog(db, stream), stream).toBeNull();
      if (path.startsWith(at.office)) {
        const issued = issuedIn(db);
        expect(issued, 'acknowledged, and at the successor').toEqual(expect.arrayContaining([...numbers]));
        expect(new Set(issued).size, 'printed twice').toBe(issued.length);
        expect(
          db
            .prepare("SELECT count(*) FROM unapplied_events WHERE why <> 'of-its-moment' AND why <> 'origin-repeated'")
            .pluck()
            .get(),
        ).toBe(0);
      }
      db.close();
    }
  }

  /** Until that PC is the host, killed on the way, in the middle of the take-over or after it. */
  async function press(at: Folders, moment: Moment): Promise<void> {
    let office = begin(officeArgs(at), deadly(at.office, moment));
    await untilSo(
      'the stand-in is the host',
      async () => {
        if (office.isGone()) {
          known.died++;
          office = begin(officeArgs(at));
        }
        const ready = office.last();
        if (ready && ready.link === undefined) return true;
        if (ready?.link !== 'host-unreachable') return false;
        const page = await openJoinPage(ready.port).catch(() => null);
        await page?.client.takeOver({ login: 'truong', password }).catch(() => {});
        page?.close();
        return false;
      },
      120_000,
    );
    await office.kill();
  }

  /** What people were told, until the host died. */
  async function givesItsCopy({ at, province }: Case, moment: Moment): Promise<string[]> {
    const host = begin([...hostArgs(at), ...over(province)], deadly(at.host, moment));
    const office = begin(officeArgs(at));
    const people = peopleAt(() => host);
    const vault = standInVault(at.office);
    await untilSo('it died, or has given everything', () => host.isGone() || newestWhole(at.office, vault) !== null);
    if (!host.isGone()) await pause(Math.random() * 400);
    known.died += host.signal() === null ? 0 : 1;
    await Promise.all([host.kill(), people.stop()]);
    await office.kill();
    return people.numbers;
  }

  /** Nobody can have taken its place: people are received, whoever is waited for. */
  async function goesOnAlone({ at, province }: Case, given: readonly string[]): Promise<void> {
    const host = begin([...hostArgs(at), ...over(province)]);
    const office = begin(officeArgs(at));
    const people = peopleAt(() => host);
    await untilSo('people are received', () => people.numbers.length > 2);
    await Promise.all([people.stop(), host.kill(), office.kill()]);
    const all = [...given, ...people.numbers];
    expect(new Set(all).size, 'given twice').toBe(all.length);
  }

  async function lyingElsewhere({ at, database }: Case): Promise<string[]> {
    const db = new Database(join(at.office, 'log.db'), { readonly: true }) as ReadableDb;
    const issued = issuedIn(db);
    db.close();
    const there = await query<{ number: string }>(
      database,
      "SELECT facts ->> 'number' AS number FROM event_facts WHERE type = 'ticket-issued'",
    );
    return [...issued, ...there.map(({ number }) => number)];
  }

  await makeSeeds();
  return {
    /** Acknowledged before the host of `copied` and `taken` died; the province has heard of all of it. */
    numbers: known.numbers,
    died: () => known.died,
    ...{ withCase, untilTheyMet, press, pressAlone, givesItsCopy, goesOnAlone, lyingElsewhere },
    close: async () => {
      await Promise.all(all.map((pc) => pc.kill()));
      rmSync(top, { recursive: true, force: true });
    },
  };
}

export function ruin({ host }: Folders): void {
  for (const part of ['-wal', '-shm']) rmSync(join(host, `log.db${part}`), { force: true });
  writeFileSync(join(host, 'log.db'), 'không phải cơ sở dữ liệu '.repeat(3_000));
}

async function firstOf({ client }: Connection) {
  for await (const view of await client.watchStations({})) return view;
  throw new Error('nothing was seen');
}

const issuedIn = (db: ReadableDb) =>
  db.prepare("SELECT json ->> '$.facts.number' FROM events WHERE type = 'ticket-issued'").pluck().all() as string[];

/** Events of the written stream that the province lacks. */
async function behind(path: string, database: string): Promise<number> {
  const db = new Database(path, { readonly: true });
  const { stream, seq } = db
    .prepare(
      'SELECT stream, max(seq) AS seq FROM events WHERE stream = (SELECT stream FROM streams WHERE ended_at IS NULL) GROUP BY stream',
    )
    .get() as { stream: string; seq: number };
  db.close();
  const [there] = await query<{ seq: number | null }>(
    database,
    `SELECT max(seq)::int AS seq FROM events WHERE stream_id = '${stream}'`,
  );
  return seq - (there?.seq ?? 0);
}
