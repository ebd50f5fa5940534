import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DossierId, PointId } from '../../domain/ids.ts';
import { canhVinh, hienDong } from '../../scripts/canh-vinh.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { pdfFile } from '../support/paper-files.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { roadTo } from '../support/reporting-station.ts';
import { origin, type TerminalClient, value } from '../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';
import { type StationInTest, withStation } from '../support/with-station.ts';

let postgres: TestPostgres;
let database: string;
let top: string;
let province: TestProvince;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  top = mkdtempSync(join(tmpdir(), 'gan-dan-two-'));
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database, { dataFolder: join(top, 'province') });
});
afterEach(async () => {
  await province.close();
  rmSync(top, { recursive: true, force: true });
});

interface PointHere {
  readonly test: StationInTest;
  readonly client: TerminalClient;
  /** One contact with the province, and what it brought to others is in their inboxes. */
  contact(): Promise<void>;
}

/** Canh Vinh and Hiển Đông, each a whole station with a clerk at a counter. */
async function withTwoPoints(run: (principal: PointHere, second: PointHere) => Promise<void>): Promise<void> {
  const opened = async (point: ReturnType<typeof canhVinh>, use: (here: PointHere) => Promise<void>) => {
    const folder = mkdtempSync(join(top, 'station-'));
    const road = roadTo(province.url, await province.ticketFor(point.id), folder);
    await withStation({ point, folder, road: road.start }, async (station) => {
      const { client } = await station.counter('1');
      const contact = async () => {
        await road.contact();
        await province.tellOthersNow();
      };
      await contact();
      await use({ test: station, client, contact });
    });
  };
  await opened(canhVinh({ demonstration: true }), (principal) =>
    opened(hienDong({ demonstration: true }), async (second) => {
      // each knows the other's keys and name
      await principal.contact();
      await second.contact();
      await run(principal, second);
    }),
  );
}

async function receive({ client }: PointHere): Promise<DossierId> {
  const received = await client.receiveDossier({
    ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
    ...{ applicant: inventedPerson(3), submitter: null, sets: 1, note: '', language: 'vi' },
    documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
  });
  return DossierId(value(received).dossier);
}

async function scan({ client }: PointHere, dossier: DossierId): Promise<string> {
  const upload = crypto.randomUUID();
  value(await client.sendFilePart({ upload, offset: 0, part: pdfFile().toString('base64') }));
  const from = { kind: 'upload' as const, upload };
  const { attachments } = value(await client.attachFile({ origin: origin(), dossier, document: 'Tờ khai', from }));
  return attachments.at(-1)?.attachment ?? '';
}

const offer = async ({ client }: PointHere, to: PointHere, dossiers: readonly DossierId[]) =>
  value(
    await client.makeHandOver({
      ...{ origin: origin(), to: to.test.station.store.point.id, kind: 'folders', bag: null },
      items: dossiers.map((dossier) => ({ dossier, carries: 'folder' })),
    }),
  ).handOver;

const folderOf = async ({ client }: PointHere, dossier: DossierId) =>
  value(await client.openDossier({ dossier })).custody.folder;

/** Every event of a point's own log, as it lies there. */
const ownLog = ({ test: { station } }: PointHere) => {
  const { head, read } = station.store.outgoing;
  const events = [];
  while (events.length < head().seq) events.push(...read(events.length + 1, { maxEvents: 500, maxBytes: 10_000_000 }));
  return events.map(({ stream, seq, hash }) => ({ stream, seq, hash }));
};

const inProvince = (here: PointHere) =>
  query<{ stream: string; seq: number; hash: string }>(
    database,
    'SELECT stream_id AS stream, seq::integer, hash FROM events WHERE point_id = $1 ORDER BY stream_id, seq',
    [here.test.station.store.point.id],
  );

test('a folder handed over is worked on at the other point, with its person, its past and its scans, and the first sees it', () =>
  withTwoPoints(async (principal, second) => {
    const dossier = await receive(principal);
    const attachment = await scan(principal, dossier);
    const handOver = await offer(principal, second, [dossier]);
    await principal.contact();
    await second.contact();

    const { coming } = await second.client.readHandOvers({});
    expect(coming.map((each) => [each.handOver, each.items.map((item) => item.dossier)])).toEqual([
      [handOver.handOver, [dossier]],
    ]);
    const opened = value(await second.client.openDossier({ dossier }));
    expect(opened.applicant.name).toBe(inventedPerson(3).name);
    const { code } = opened;
    value(
      await second.client.acceptHandOver({
        ...{ origin: origin(), handOver: handOver.handOver, slip: [] },
        answer: { how: 'one-by-one', present: [code], damaged: [] },
      }),
    );
    value(await second.client.takeDossier({ origin: origin(), dossier }));
    await until(async () => (await second.client.readAttachment({ dossier, attachment })).ok);
    const file = value(await second.client.readAttachment({ dossier, attachment }));
    expect(Buffer.from(file.content, 'base64')).toEqual(pdfFile());

    expect((await principal.client.takeDossier({ origin: origin(), dossier })).ok).toBe(false);
    await second.contact();
    await principal.contact();
    expect(await folderOf(principal, dossier)).toMatchObject({ state: 'here', at: { point: '22006-2' } });
    const steps = value(await principal.client.readDossierLife({ dossier })).steps.map(({ type }) => type);
    expect(steps).toContain('dossier-taken');
  }));

test('the province goes back in time meanwhile and nothing is lost, told twice or waited for', () =>
  withTwoPoints(async (principal, second) => {
    const [first, later] = [await receive(principal), await receive(principal)];
    const handOver = await offer(principal, second, [first]);
    await principal.contact();
    const then = await snapshot();

    await second.contact();
    const { code } = value(await second.client.openDossier({ dossier: first }));
    value(
      await second.client.acceptHandOver({
        ...{ origin: origin(), handOver: handOver.handOver, slip: [] },
        answer: { how: 'one-by-one', present: [code], damaged: [] },
      }),
    );
    await offer(principal, second, [later]);
    await principal.contact();
    await second.contact();
    await principal.contact();

    await goBackTo(then);
    expect((await inProvince(second)).length).toBeLessThan(ownLog(second).length);
    value(await second.client.takeDossier({ origin: origin(), dossier: first }));
    for (let round = 0; round < 2; round++) for (const point of [principal, second]) await point.contact();

    for (const point of [principal, second]) expect(await inProvince(point)).toEqual(ownLog(point));
    expect(await folderOf(principal, first)).toMatchObject({ state: 'here', at: { point: '22006-2' } });
    expect((await folderOf(second, later)).to?.point).toBe(PointId('22006-2'));
    expect(value(await principal.client.readDossierLife({ dossier: first })).steps.map(({ type }) => type)).toContain(
      'dossier-taken',
    );
    const foreign = second.test.station.store.databases.write
      .prepare('SELECT count(*) AS rows, count(DISTINCT stream || seq) AS events FROM foreign_events')
      .get() as { rows: number; events: number };
    expect(foreign.rows).toBe(foreign.events);
  }));

async function snapshot(): Promise<string> {
  const [name, copy] = [new URL(database).pathname.slice(1), `${new URL(database).pathname.slice(1)}_then`];
  await query(postgres.url, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await query(postgres.url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  await query(postgres.url, `CREATE DATABASE ${copy} TEMPLATE ${name}`);
  for (const each of [name, copy]) await query(postgres.url, `ALTER DATABASE ${each} ALLOW_CONNECTIONS true`);
  return new URL(`/${copy}`, database).href;
}

/** The same province at the same address on what its database was. */
async function goBackTo(then: string): Promise<void> {
  const { port, dataFolder } = province;
  await province.close();
  database = then;
  province = await startTestProvince(then, { dataFolder, port });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 30_000; !(await holds()); await new Promise((next) => setTimeout(next, 30)))
    if (Date.now() > limit) throw new Error('it does not come');
}
