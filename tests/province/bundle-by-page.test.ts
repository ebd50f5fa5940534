import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byHandLimits, type takenBundle } from '../../contract/by-hand-api.ts';
import { PointId } from '../../domain/ids.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { type SneakerPoint, sneakerPoint } from '../support/sneaker-point.ts';
import { post, startTestProvince, type TestProvince } from '../support/test-province.ts';

/** A commune without Internet sends its stick by post, and an officer takes it in at the page (T13). */
let postgres: TestPostgres;
let province: TestProvince;
let point: SneakerPoint;
const password = 'một mật khẩu dài';
const tokens = new Map<string, string>();

beforeAll(async () => {
  postgres = await startTestPostgres();
  province = await startTestProvince(await postgres.provinceDatabase());
  for (const [login, commune] of [
    ['tinh', null],
    ['xa', '22006'],
    ['xa-khac', '21583'],
  ] as const) {
    await province.createOfficer({ login, name: login, role: 'administrator', commune, password });
    const { body } = await post(province.url, 'signIn', { login, password });
    tokens.set(login, (body.value as { token: string }).token);
  }
  const ticket = await province.ticketFor('22006-1');
  point = sneakerPoint(PointId('22006-1'), { ticket, province: province.provinceKeys });
});
afterAll(async () => {
  point.close();
  await province.close();
  await postgres.close();
});

const ask = (login: string, method: string, input: unknown) =>
  post(province.url, method, input, { authorization: `Bearer ${tokens.get(login)}` });

type Reply = {
  value?: { have: number; taken: typeof takenBundle._output | null };
  error?: { type: string; have?: number };
};

/** As the page does, from `offset` on; the answer to the last piece that was sent. */
async function send(bytes: Uint8Array, { login = 'xa', offset = 0, upTo = bytes.length, step = 500 } = {}) {
  const file = createHash('sha256').update(bytes).digest('hex');
  for (let at = offset; ; at += step) {
    const end = Math.min(upTo, at + step);
    const piece = Buffer.from(bytes.subarray(at, end)).toString('base64');
    const { body } = await ask(login, 'takeBundlePiece', { file, size: bytes.length, offset: at, piece });
    if (!body.ok || end === upTo) return body as Reply;
  }
}

const lying = async () =>
  (await readdir(join(province.dataFolder, 'blobs'), { recursive: true }).catch(() => [])).filter(
    (name) => name.length > 60,
  );

test('T13: is verified as on the wire; what was new, known or refused is said, and an upload goes on where it stopped', async () => {
  point.happen(20);
  const bundle = await point.make();
  const head = point.store.head().seq;
  expect(bundle.length).toBeLessThan(byHandLimits.pieceBytes);
  // The line broke half-way; the page asks from the beginning and is told where to go on.
  await send(bundle, { upTo: 1_000 });
  const again = await send(bundle, { upTo: 500 });
  expect(again.error).toEqual({ type: 'blob-elsewhere', have: 1_000 });
  const taken = (await send(bundle, { offset: 1_000 })).value?.taken;
  const stream = point.store.stream;
  expect(taken).toMatchObject({
    point: '22006-1',
    enrolled: [{ stream, refused: null }],
    streams: [{ stream, events: head, known: 0, refused: null }],
  });
  // The file itself stays nowhere.
  expect(await lying()).toEqual([]);
  point.happen(3);
  expect((await send(await point.make())).value?.taken?.streams).toEqual([
    { stream, events: 3, known: head, refused: null },
  ]);
  expect((await send(bundle)).value?.taken?.streams).toEqual([{ stream, events: 0, known: head, refused: null }]);
});

test('T13: cut, changed or of another commune: refused whole, and nothing of it stays', async () => {
  point.happen(4);
  const bundle = await point.make();
  const before = (await ask('tinh', 'liveNumbers', {})).body;
  expect((await send(bundle.subarray(0, bundle.length - 700))).error).toEqual({ type: 'bundle-truncated' });
  const flipped = Uint8Array.from(bundle, (byte, at) => (at === bundle.length - 900 ? byte ^ 1 : byte));
  expect((await send(flipped)).error).toEqual({ type: 'bundle-truncated' });
  expect((await send(bundle, { login: 'xa-khac' })).error).toEqual({ type: 'outside-scope' });
  expect((await ask('tinh', 'liveNumbers', {})).body).toMatchObject({
    points: (before as { points?: unknown }).points,
  });
  expect(await lying()).toEqual([]);
  // Control: whole and from there, the same file is taken.
  expect((await send(bundle, { login: 'tinh' })).value?.taken?.streams[0]?.events).toBe(4);
  // Named as something else: gone, and asked for anew.
  const name = 'b'.repeat(64);
  const piece = Buffer.from(bundle.subarray(0, 50)).toString('base64');
  const { body } = await ask('xa', 'takeBundlePiece', { file: name, size: 50, offset: 0, piece });
  expect(body.error).toEqual({ type: 'blob-damaged' });
  expect(await lying()).toEqual([]);
});

test('the answer goes back by the same stick, to a point of the own commune', async () => {
  expect((await ask('xa-khac', 'answerBundle', { point: '22006-1' })).body.error).toEqual({ type: 'outside-scope' });
  expect((await ask('xa', 'answerBundle', { point: '22006-9' })).body.error).toEqual({ type: 'point-has-no-key' });
  const made = (await ask('xa', 'answerBundle', { point: '22006-1' })).body.value as { base64: string };
  expect(await point.take(Buffer.from(made.base64, 'base64'))).toMatchObject({ ok: true, value: { enrolled: true } });
  expect(point.store.outgoing.acked().seq).toBeGreaterThan(20);
});
