import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Custody, type CustodyStep, custodyStepsOf } from '../../domain/custody.ts';
import { custodyOf } from '../../domain/custody-fold.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { slipTexts } from '../../domain/hand-over-slip.ts';
import { PointId, pointOfStream } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import { canhVinh, hienDong } from '../../scripts/canh-vinh.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';
import { pdfFile } from './paper-files.ts';
import { query } from './postgres.ts';
import { roadTo } from './reporting-station.ts';
import { origin, type TerminalClient, value } from './terminal-client.ts';
import { post, type TestProvince } from './test-province.ts';
import { type StationInTest, withStation } from './with-station.ts';

/** A point of the centre with a clerk at a counter, and the road it has to the province. */
export interface PointHere {
  readonly id: PointId;
  readonly test: StationInTest;
  /** Of the clerk who signed in this morning. */
  readonly client: TerminalClient;
  morning(date: string): Promise<void>;
  /** One contact, whole, and what it brought to others is in their inboxes. */
  contact(): Promise<void>;
  /** Tries until the province has everything, however often the road breaks. */
  getThrough(): Promise<void>;
}

export interface FourPoints {
  readonly principal: PointHere;
  readonly second: PointHere;
  /** Drives to Canh Tiến; everything it says to the province goes over `road`. */
  readonly team: PointHere;
  readonly road: ChaosProxy;
  /** What the team's station asked of the province, in order. */
  readonly asked: readonly string[];
  readonly office: PostOffice;
  readonly database: string;
}

export interface PostOffice {
  readonly id: PointId;
  agent<T>(method: string, input?: object): Promise<T>;
}

const procedure = '1.004873';
const documents = [{ name: 'Tờ khai', kind: 'original' as const, count: 1 }];
export const officeId = PointId('22006-9');

export function canhTien(): Point {
  const second = hienDong({ demonstration: true });
  return { ...second, id: PointId('22006-3'), kind: 'mobile', name: 'Tổ lưu động Canh Tiến' };
}

/** Principal, Hiển Đông, the team of Canh Tiến and a post office, all of which have met the province once. */
export async function withFourPoints(
  at: { top: string; database: string; province: TestProvince },
  run: (points: FourPoints) => Promise<void>,
): Promise<void> {
  const { province, top, database } = at;
  const road = await startChaosProxy({ port: province.port, random: Math.random });
  const asked: string[] = [];
  const opened = async (point: Point, url: string, over: ((door: ProvinceDoor) => ProvinceDoor) | undefined) => {
    const folder = mkdtempSync(join(top, 'station-'));
    const delays = { retryCapMs: 500, requestTimeoutMs: 20_000 };
    const way = roadTo(url, await province.ticketFor(point.id), folder, { delays, ...(over && { over }) });
    return {
      open: (use: (here: PointHere) => Promise<void>) =>
        withStation({ point, folder, road: way.start }, async (test) => {
          const desk = { client: (await test.counter('1')).client };
          const morning = async (date: string) => {
            test.clock.setLocal(date, '08:00');
            desk.client = (await test.counter('1')).client;
          };
          const contact = async () => {
            await way.contact();
            await province.tellOthersNow();
          };
          const getThrough = async () => {
            for (let tries = 0; tries < 500; tries++) {
              if (
                await contact().then(
                  () => true,
                  () => false,
                )
              )
                return;
              await new Promise((next) => setTimeout(next, 5));
            }
            throw new Error('it never gets through');
          };
          await contact();
          await use({
            ...{ id: point.id, test, contact, getThrough, morning },
            get client() {
              return desk.client;
            },
          });
        }),
    };
  };
  try {
    const office = await openPostOffice(province);
    const principal = await opened(canhVinh({ demonstration: true }), province.url, undefined);
    const second = await opened(hienDong({ demonstration: true }), province.url, undefined);
    const team = await opened(canhTien(), `http://127.0.0.1:${road.port}`, (door) => noting(door, asked));
    await principal.open((one) =>
      second.open((two) =>
        team.open(async (three) => {
          for (const point of [one, two, three]) await point.contact();
          await run({ principal: one, second: two, team: three, road, asked, office, database });
        }),
      ),
    );
  } finally {
    await road.close();
  }
}

function noting(door: ProvinceDoor, asked: string[]): ProvinceDoor {
  return {
    ...door,
    push: async (keyId, input) => {
      const answer = await door.push(keyId, input);
      if (answer.ok) asked.push(input.urgent ? 'push urgent' : 'push');
      return answer;
    },
    putBlob: async (keyId, input) => {
      asked.push('scan');
      return door.putBlob(keyId, input);
    },
  };
}

async function openPostOffice(province: TestProvince): Promise<PostOffice> {
  const password = 'một mật khẩu dài';
  const agentOf = { login: 'buu.cuc', name: 'Nhân Viên Mẫu', point: officeId, officeName: 'Bưu cục Canh Vinh' };
  value(await province.createPostAgent({ ...agentOf, password }));
  const { body } = await post(province.url, 'signIn', { login: 'buu.cuc', password });
  const { token } = body.value as { token: string };
  return {
    id: officeId,
    agent: async <T>(method: string, input: object = {}) => {
      const answer = await post(province.url, method, input, { authorization: `Bearer ${token}` });
      if (!('ok' in answer.body)) return answer.body as T;
      expect({ method, error: answer.body.error }).toEqual({ method, error: undefined });
      return answer.body.value as T;
    },
  };
}

export async function receive({ client }: PointHere, n: number): Promise<string> {
  const received = await client.receiveDossier({
    ...{ origin: origin(), counter: '1', procedure, ticket: null, channel: 'direct', officialCode: null },
    ...{ applicant: inventedPerson(n), submitter: null, sets: 1, note: '', language: 'vi', documents },
  });
  return value(received).dossier;
}

export async function scan({ client }: PointHere, dossier: string): Promise<void> {
  const upload = crypto.randomUUID();
  value(await client.sendFilePart({ upload, offset: 0, part: pdfFile().toString('base64') }));
  const from = { kind: 'upload' as const, upload };
  value(await client.attachFile({ origin: origin(), dossier, document: 'Tờ khai', from }));
}

/** One bag with its slip: made here, carried there, taken by its seal with no word of the province. */
export async function carry(
  from: PointHere,
  to: PointHere,
  dossiers: readonly string[],
  carries: 'folder' | 'result',
  bag: string,
): Promise<void> {
  const kind = carries === 'folder' ? ('folders' as const) : ('results' as const);
  const items = dossiers.map((dossier) => ({ dossier, carries }));
  const { handOver } = value(
    await from.client.makeHandOver({ origin: origin(), to: to.id, kind, bag, items }),
  ).handOver;
  const offered = from.test.station.store.handOvers.get(handOver);
  if (!offered) throw new Error('no offer');
  const { publicKey } = openKeyFileVault(from.test.folder);
  const slip = slipTexts(offered, { publicKey, signature: offered.signature });
  const answer = { how: 'seal' as const, bag, count: dossiers.length };
  value(await to.client.acceptHandOver({ origin: origin(), handOver, slip, answer }));
}

/** What each point believes of a dossier: no work, folder or result is anybody's beside somebody else's. */
export async function neverTwice(points: FourPoints, dossiers: readonly string[]): Promise<void> {
  const ofPost = await beliefsOfPost(points.database);
  for (const dossier of dossiers) {
    const beliefs: { me: string; custody: Custody }[] = [];
    for (const { test } of [points.principal, points.second, points.team]) {
      const { store } = test.station;
      const row = store.dossiers.get(dossier);
      if (row) beliefs.push({ me: store.point.id, custody: store.custody.of(row) });
    }
    const there = ofPost.get(dossier);
    if (there) beliefs.push({ me: officeId, custody: there });
    expect(held(beliefs), JSON.stringify(beliefs)).toEqual([]);
  }
}

/** Which rights are held twice. */
export function held(beliefs: readonly { me: string; custody: Custody }[]): string[] {
  const count = (holds: (me: string, custody: Custody) => boolean) =>
    beliefs.filter(({ me, custody }) => holds(me, custody)).length;
  const twice = {
    work: count((me, { work }) => work === me),
    folder: count((me, { folder }) => folder.state === 'here' && folder.at === me),
    result: count((me, { result }) => result?.state === 'here' && result.at === me),
    claimed: beliefs.some(({ custody }) => custody.claimants.length > 0) ? 2 : 0,
  };
  return Object.entries(twice).flatMap(([right, holders]) => (holders > 1 ? [right] : []));
}

/** The post office keeps no store of its own: what its log and its inbox say, folded as any point folds it. */
function beliefsOfPost(database: string): Promise<Map<string, Custody>> {
  return folded(
    database,
    `SELECT canonical FROM events AS event WHERE point_id = '${officeId}' OR EXISTS (SELECT FROM inbox_items AS item
       WHERE item.point_id = '${officeId}' AND item.stream_id = event.stream_id AND item.seq = event.seq)`,
  );
}

/** What the province has of everybody, folded as one point would that knew it all. */
export const beliefsOfProvince = (database: string): Promise<Map<string, Custody>> =>
  folded(database, 'SELECT canonical FROM events');

async function folded(database: string, sql: string): Promise<Map<string, Custody>> {
  const rows = await query<{ canonical: string }>(database, sql);
  const known = new Map<string, { received: { point: PointId; at: string } | null; steps: CustodyStep[] }>();
  const of = (dossier: string) => {
    const there = known.get(dossier) ?? { received: null, steps: [] };
    known.set(dossier, there);
    return there;
  };
  for (const { canonical } of rows) {
    const event = JSON.parse(canonical) as AnyLogEvent;
    if (event.type === 'post-item-taken')
      of(event.facts.dossier).received = { point: pointOfStream(event.stream), at: event.facts.at };
    if (event.type === 'dossier-received' && of(event.facts.dossier).received === null)
      of(event.facts.dossier).received = { point: pointOfStream(event.stream), at: '' };
    for (const { dossier, step } of custodyStepsOf(event)) of(dossier).steps.push(step);
  }
  return new Map(
    [...known].flatMap(([dossier, { received, steps }]) =>
      received ? [[dossier, custodyOf(received, steps)] as const] : [],
    ),
  );
}
