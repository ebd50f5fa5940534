import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openAttachmentFolder } from '../../../../main/adapters/attachments/attachment-folder.ts';
import { type Reporting, startReporting } from '../../../../main/adapters/province/start-reporting.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../../../main/adapters/system/system-clock.ts';
import type { ProvinceDoor } from '../../../../main/ports/province.ts';
import { startTestPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { simulateLog } from '../../../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../../../support/test-device.ts';
import { type HttpAnswer, startTestProvince, type TestProvince } from '../../../support/test-province.ts';

let postgres: TestPostgres;
let folder: string;
let province: TestProvince;
const open: Reporting[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-scans-'));
  province = await startTestProvince(await postgres.provinceDatabase(), { dataFolder: join(folder, 'province') });
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  await province.close();
  rmSync(folder, { recursive: true, force: true });
});

const nameOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function station(pointId: string, over: (door: ProvinceDoor) => ProvinceDoor = (door) => door) {
  const own = mkdtempSync(join(folder, 'station-'));
  const [log, files, memory] = [simulateLog(pointId), openAttachmentFolder(own), new Map<string, string>()];
  const named: string[] = [];
  const reporting = startReporting({
    ...{ log, vault: openKeyFileVault(own), clock: createSystemClock(), ids: createRandomIds(), version: '0', over },
    ...{
      url: province.url,
      enrolment: { ticket: await province.ticketFor(pointId) },
      operatorLog: { write: () => {} },
    },
    memory: { get: (key) => memory.get(key) ?? null, set: (key, value) => void memory.set(key, value) },
    delays: { debounceMs: 1, helloEveryMs: 30_000, retryBaseMs: 20, retryCapMs: 40, requestTimeoutMs: 3_000 },
    scans: { named: () => named, files, changed: () => {}, everyMs: 15 },
  });
  open.push(reporting);
  return {
    files,
    named,
    async scan(size: number) {
      const bytes = randomBytes(size);
      const file = (await files.keep(bytes)) ?? '';
      named.push(file);
      return { file, bytes };
    },
  };
}

const there = (file: string) => existsSync(join(folder, 'province/blobs', file.slice(0, 2), file));

test('a scan goes to the province and from there to the point that has the work, byte for byte', async () => {
  const [here, other] = [await station('22006-1'), await station('22006-2')];
  const scans = [await here.scan(700_000), await here.scan(1), await here.scan(262_144)];
  await until(() => scans.every(({ file }) => there(file)));
  other.named.push(...scans.map(({ file }) => file), 'f'.repeat(64));
  for (const { file, bytes } of scans) await until(async () => equal(await other.files.read(file), bytes));
  expect(await other.files.read('f'.repeat(64))).toBeNull();
});

test('a line that breaks again and again carries each piece once, and goes on where it stopped', async () => {
  const sent: { offset: number; bytes: number; kept: boolean }[] = [];
  let calls = 0;
  const here = await station('22006-1', (door) => ({
    ...door,
    putBlob: async (keyId, input) => {
      const answer = await door.putBlob(keyId, input);
      // two of three never hear that it arrived
      const heard = calls++ % 3 === 0;
      sent.push({ offset: input.offset, bytes: input.bytes.length, kept: answer.ok && answer.value.ok });
      return heard ? answer : { ok: false, error: { type: 'unreachable' } };
    },
  }));
  const { file } = await here.scan(300_000);
  await until(() => there(file));
  const kept = sent.filter((each) => each.kept).map(({ offset }) => offset);
  expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
  expect(calls).toBeGreaterThan(4);
});

test('a full file that is not what its name says is thrown away and comes again whole', async () => {
  const bytes = randomBytes(50_000);
  const part = join(folder, 'province/blobs', nameOf(bytes).slice(0, 2));
  const here = await station('22006-1');
  // somebody's wrong beginning lies there
  const device = await enrolled('22006-3');
  await device.send('putBlob', {
    file: nameOf(bytes),
    size: 50_000,
    offset: 0,
    bytes: randomBytes(1_000).toString('base64'),
  });
  expect(existsSync(join(part, `${nameOf(bytes)}.part`))).toBe(true);
  await here.files.keep(bytes);
  here.named.push(nameOf(bytes));
  await until(() => there(nameOf(bytes)));
  expect(province.log).toContainEqual({ event: 'blob-damaged', point: '22006-1' });
});

test('pieces fit only where the last one ended, names are only hashes, a lost device carries nothing', async () => {
  const device = await enrolled('22006-3');
  const [file, piece] = ['a'.repeat(64), Buffer.alloc(100).toString('base64')];
  const put = (change: object) => device.send('putBlob', { file, size: 200, offset: 0, bytes: piece, ...change });
  expect(errorOf(await put({ offset: 5 }))).toEqual({ type: 'blob-elsewhere', have: 0 });
  expect((await put({})).body.value).toEqual({ have: 100, whole: false });
  expect(errorOf(await put({}))).toEqual({ type: 'blob-elsewhere', have: 100 });
  expect(errorOf(await put({ offset: 150 }))).toEqual({ type: 'blob-elsewhere', have: 100 });
  expect(errorOf(await put({ offset: 100 }))).toEqual({ type: 'blob-damaged' });
  for (const wrong of [{ file: '../../etc/passwd' }, { file: 'A'.repeat(64) }, { size: 2 ** 40 }, { offset: -1 }])
    expect((await put(wrong)).status).toBe(400);
  expect(errorOf(await device.send('getBlob', { file, offset: 0, most: 10 }))).toEqual({ type: 'blob-missing' });
  await province.revokeDevice('22006-3', device.keyId);
  expect(errorOf(await put({}))).toEqual({ type: 'revoked' });
  expect((await device.send('putBlob', {}, { keyId: '22006-3.0000000000000000' })).status).toBe(401);
});

async function enrolled(pointId: string): Promise<TestDevice> {
  const device = testDevice(province.url, simulateLog(pointId));
  await device.enrol(await province.ticketFor(pointId));
  return device;
}

function errorOf({ body }: HttpAnswer) {
  return body.error;
}

function equal(one: Uint8Array | null, other: Buffer): boolean {
  return one !== null && Buffer.from(one).equals(other);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 30_000; !(await holds()); await new Promise((next) => setTimeout(next, 10)))
    if (Date.now() > limit) throw new Error('it does not come');
}
