import { afterAll, beforeAll, expect, test } from 'vitest';
import { PointId } from '../../domain/ids.ts';
import { noTables } from '../../domain/reference.ts';
import { publicationText } from '../../domain/reference-text.ts';
import { handMadeBundle, keysInAFolder } from '../support/bundle-bench.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { settableClock } from '../support/settable-clock.ts';
import { answerFor, farawayPoint, type SneakerPoint } from '../support/sneaker-point.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';

/** The province's lists where no wire leads: by the stick that brings its answer, and from a neighbour's. */
let postgres: TestPostgres;
let province: TestProvince;
let token = '';
const points: SneakerPoint[] = [];
const password = 'một mật khẩu dài';

beforeAll(async () => {
  postgres = await startTestPostgres();
  // the day of the stations' own clocks
  province = await startTestProvince(await postgres.provinceDatabase(), { clock: settableClock() });
  await province.createOfficer({ login: 'tinh', commune: null, name: 'Người Mẫu', password });
  const { body } = await post(province.url, 'signIn', { login: 'tinh', password });
  token = (body.value as { token: string }).token;
  for (const id of ['22006-1', '22006-2']) points.push(await farawayPoint(province, PointId(id)));
  for (const each of points) await province.takeBundle(await each.make());
});
afterAll(async () => {
  for (const point of points) point.close();
  await province.close();
  await postgres.close();
});

async function ask(method: string, input: unknown = {}) {
  const { body } = await post(province.url, method, input, { authorization: `Bearer ${token}` });
  return body;
}

async function publish(version: number, ...villages: string[]) {
  const lines = villages.map((name, n) => ({ line: n + 2, cells: { commune: '22006', name } }));
  await ask('changeReference', { kind: 'villages', mode: 'replace', lines });
  const { today } = (await ask('referenceState')) as unknown as { today: string };
  expect(await ask('publishReference', { version, effectiveFrom: today, note: 'Làng' })).toMatchObject({ ok: true });
}

const held = async () => {
  const { points: known } = (await ask('referenceState')) as unknown as { points: { version: number | null }[] };
  return known.map(({ version }) => version);
};
const villagesAt = ({ store }: SneakerPoint) => store.villages().map(({ name }) => name);

test('a stick brings what was published; it is in force, and the province sees by the next stick who has it', async () => {
  const [near] = points as [SneakerPoint];
  await publish(1, 'Làng Một');
  const answer = await answerFor(province, near);
  expect(await near.take(answer)).toMatchObject({ ok: true });
  expect([near.store.reference.highest(), villagesAt(near)]).toEqual([1, ['Làng Một']]);
  await near.take(answer);
  expect(near.store.reference.all()).toHaveLength(1);
  await province.takeBundle(await near.make());
  expect(await held()).toEqual([1, 0]);
});

test('a neighbour’s stick brings it on, with the province’s own signature', async () => {
  const [near, far] = points as [SneakerPoint, SneakerPoint];
  await far.take(await answerFor(province, far));
  await publish(2, 'Làng Một', 'Làng Hai');
  await near.take(await answerFor(province, near));
  // it knows of the neighbour by the same answer
  expect(await far.take(await near.make())).toMatchObject({ ok: true });
  expect([far.store.reference.highest(), villagesAt(far)]).toEqual([2, ['Làng Hai', 'Làng Một']]);
});

test('what the province did not sign refuses the whole stick; what it signed for another commune lies on nobody’s shelf', async () => {
  const [near, far] = points as [SneakerPoint, SneakerPoint];
  const text = (commune: string) =>
    publicationText({ version: 9, effectiveFrom: '2020-01-01', commune, tables: { ...noTables } });
  const stranger = keysInAFolder();
  const forged = { text: text('22006'), signature: stranger.vault.sign(text('22006')) };
  const to = [{ for: far.point, sealTo: far.parts.vault.sealTo }];
  const before = far.state();
  expect(await far.take(handMadeBundle(stranger.vault, near.point, to, { reference: [forged] }))).toMatchObject({
    error: { type: 'bundle-forged' },
  });
  expect([far.state(), far.store.reference.highest()]).toEqual([before, 2]);

  const elsewhere = await farawayPoint(province, PointId('21583-1'));
  points.push(elsewhere);
  await province.takeBundle(await elsewhere.make());
  await elsewhere.take(await answerFor(province, elsewhere));
  const reference = elsewhere.store.reference.all().map((each) => ({ text: each.text, signature: each.signature }));
  expect(reference).toHaveLength(1);
  expect(await far.take(handMadeBundle(stranger.vault, near.point, to, { reference }))).toMatchObject({ ok: true });
  expect(far.store.reference.all().every((each) => each.text.includes('"commune":"22006"'))).toBe(true);
  stranger.close();
});
