import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboxHash } from '../../contract/inbox-text.ts';
import type { WireEvent } from '../../contract/province-api.ts';
import { genesis } from '../../domain/chain.ts';
import type { DossierId } from '../../domain/ids.ts';
import { readSegment } from '../../province/operations/read-segment.ts';
import { takeIn } from '../../province/operations/take-in.ts';
import { memoryLog } from '../../province/simulators/memory-log.ts';
import { enrolPoint, type PointOfCommune } from '../support/points-of-a-commune.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { draws } from '../support/simulated-road.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let province: TestProvince;
let points: PointOfCommune[];

beforeAll(async () => {
  postgres = await startTestPostgres();
  province = await startTestProvince(await postgres.provinceDatabase());
  points = [];
  for (const id of ['22006-1', '22006-2', '22006-3', '22006-4']) points.push(await enrolPoint(province, id));
});
afterAll(async () => {
  await province.close();
  await postgres.close();
  for (const point of points) point.close();
});

test('the inboxes in memory and in PostgreSQL tell each point the same, whoever offers what to whom and when it is brought', async () => {
  const draw = draws(20_261_129);
  const any = <T>(list: readonly T[]) => list[Math.floor(draw() * list.length)] as T;
  const memory = memoryLog();
  const had = new Map<string, number>();
  for (const { log, point, device } of points) {
    memory.open(log.stream, 'k');
    memory.enrol(point, device.publicKey);
  }
  const dossiers: DossierId[] = [];
  for (let step = 0; step < 160; step++) {
    const point = any(points);
    const other = any(points.filter((each) => each !== point));
    const some = dossiers.length === 0 ? [] : [any(dossiers), any(dossiers)].slice(0, 1 + Math.floor(draw() * 2));
    const what = draw();
    if (what < 0.15) dossiers.push(point.receive());
    // Also what is not theirs: a point that names a dossier of another gives away its own words, and no more.
    else if (what < 0.4 && some.length > 0) point.offer(other, ...new Set(some));
    else if (what < 0.5 && some.length > 0) point.accept(other, ...new Set(some));
    // Of an offer that stands in no log; also one that was for another point, or is not of that dossier.
    else if (what < 0.6 && some.length > 0)
      point.acceptBySlip(other.sign(draw() < 0.8 ? point : any(points), [any(some)]), [...new Set(some)]);
    else if (what < 0.75 && some.length > 0) point.work(...some);
    else if (what < 0.95) {
      await point.push();
      await pushToMemory(point);
    } else {
      await province.tellOthersNow();
      memory.bring();
    }
  }
  // The slip is there before the receipt that it speaks of; whoever took by it is introduced once that comes.
  const [home, taker] = points as [PointOfCommune, PointOfCommune];
  const late = home.receive();
  taker.acceptBySlip(home.sign(taker, [late]), [late]);
  taker.offer(any(points.slice(2)), late);
  await taker.push();
  await pushToMemory(taker);
  await province.tellOthersNow();
  memory.bring();
  for (const point of points) {
    await point.push();
    await pushToMemory(point);
  }
  await province.tellOthersNow();
  memory.bring();
  for (const point of points) {
    const told = (await point.read()).events;
    const inMemory = memory.inbox(point.point);
    expect(inMemory.map(({ stream, seq }) => `${stream} ${seq}`).toSorted()).toEqual(told.toSorted());
    expect(told.length).toBeGreaterThan(20);
    const end = inMemory.reduce(
      (hash, { stream, seq }) => inboxHash(hash, memory.hashAt(stream, seq) ?? ''),
      genesis.hash,
    );
    expect(inMemory.at(-1)?.chained).toBe(end);
  }

  async function pushToMemory({ point, log }: PointOfCommune): Promise<void> {
    const from = had.get(log.stream) ?? 0;
    const events = log.events.slice(from) as unknown as WireEvent[];
    if (events.length === 0) return;
    const head = { seq: from, hash: log.hashAt(from) ?? '' };
    const chained = readSegment(log.stream, head, events);
    if (!chained.ok) throw new Error(chained.error.type);
    const writer = { point, keyId: 'k', publicKey: '', sealTo: null, revoked: false };
    const segment = { stream: log.stream, from: head, events, headSignature: '', keys: [] };
    const taken = await takeIn(memory, {
      ...{ province: { clock: { now: () => 1 } }, writer, carried: false, segment, told: { others: false } },
      chained: chained.value,
    });
    if (!taken.ok) throw new Error(taken.error.type);
    had.set(log.stream, log.events.length);
  }
});
