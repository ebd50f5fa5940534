import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PointId } from '../../domain/ids.ts';
import { makeScanBundle } from '../../main/operations/bundle-out.ts';
import { wanted } from '../../main/operations/stick-scans.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { answerFor, farawayPoint, type SneakerPoint } from '../support/sneaker-point.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let province: TestProvince;
let points: SneakerPoint[];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  province = await startTestProvince(await postgres.provinceDatabase());
  points = [];
});
afterEach(async () => {
  for (const point of points) point.close();
  await province.close();
});

async function faraway(id: string): Promise<SneakerPoint> {
  const point = await farawayPoint(province, PointId(id));
  points.push(point);
  return point;
}

test('T13: come whole to the province and to whom they were named, are said to be there, and go no second time', async () => {
  const [here, there] = [await faraway('22006-1'), await faraway('22006-2')];
  for (const each of [here, there]) {
    each.happen(2);
    await province.takeBundle(await each.make());
    await each.take(await answerFor(province, each));
  }
  await here.take(await answerFor(province, here));
  const scans = here.parts.scans;
  if (!scans) throw new Error('the point keeps no scans');
  const papers = [new Uint8Array(70_000).fill(1), new Uint8Array(50_000).fill(2)];
  const names: string[] = [];
  for (const paper of papers) names.push(await here.paper(paper));
  const made = makeScanBundle(
    here.parts,
    papers.map((bytes, at) => ({ file: names[at] ?? '', bytes })),
  );
  if (!made.ok) throw new Error(made.error.type);
  const { id, bytes } = made.value;
  scans.sent.put(id, names);
  const lying = async () =>
    (await readdir(join(province.dataFolder, 'blobs'), { recursive: true }).catch(() => []))
      .map((name) => basename(name))
      .filter((name) => name.length >= 64)
      .sort();
  // Cut half-way: nothing of it.
  expect(await province.takeBundle(bytes.subarray(0, bytes.length / 2))).toMatchObject({
    error: { type: 'bundle-truncated' },
  });
  expect(await lying()).toEqual([]);
  // Sealed and signed, but not the bytes its list says.
  const lied = makeScanBundle(here.parts, [{ file: 'a'.repeat(64), bytes: papers[0] ?? bytes }]);
  if (!lied.ok) throw new Error(lied.error.type);
  expect(await province.takeBundle(lied.value.bytes)).toMatchObject({ error: { type: 'bundle-forged' } });
  expect(await lying()).toEqual([]);
  expect(await province.takeBundle(bytes)).toMatchObject({ value: { scans: { taken: 2, known: 0, refused: 0 } } });
  expect(await province.takeBundle(bytes)).toMatchObject({ value: { scans: { taken: 0, known: 2, refused: 0 } } });
  expect(await lying()).toEqual(names.toSorted());
  // To the other point before the event that names one of them, and after.
  expect(await there.take(bytes)).toMatchObject({ value: { scans: 0 } });
  expect(there.store.carried.isTaken(id)).toBe(false);
  for (const name of names) there.names(name);
  expect(await there.take(bytes)).toMatchObject({ value: { scans: 2 } });
  expect(there.store.carried.isTaken(id)).toBe(true);
  expect(await there.parts.scans?.files.read(names[1] ?? '')).toEqual(Buffer.from(papers[1] ?? []));
  expect(wanted(scans)).toHaveLength(2);
  await here.take(await answerFor(province, here));
  expect(wanted(scans)).toEqual([]);
});

test('T11: by stick alone a restored point hears that all others were heard', async () => {
  const point = await faraway('22006-1');
  const roundTrip = async () => {
    expect(await province.takeBundle(await point.make())).toMatchObject({ ok: true });
    expect(await point.take(await answerFor(province, point))).toMatchObject({ ok: true });
  };
  point.happen(3);
  await roundTrip();
  expect(point.store.incarnations.begin('restored').ok).toBe(true);
  expect(point.store.unheard.isUnheard()).toBe(true);
  const other = await faraway('22006-2');
  await province.takeBundle(await other.make());
  point.happen(1);
  await roundTrip();
  // What the other said before the point began anew tells nothing of what it knows now.
  expect(point.store.unheard.isUnheard()).toBe(true);
  other.happen(1);
  await province.takeBundle(await other.make());
  await point.take(await answerFor(province, point));
  expect(point.store.unheard.isUnheard()).toBe(false);
});
