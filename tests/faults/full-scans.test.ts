import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { blobLimits } from '../../contract/blobs-api.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince } from '../support/test-province.ts';
import { canMount, fillUp, smallDisk } from './small-disk.ts';

/** T33: the disk of the scans is full. Where nothing may be mounted there is no small disk, and the report says so. */
const mount = mkdtempSync(join(tmpdir(), 'gan-dan-full-scans-'));
const megabyte = 1024 ** 2;
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(async () => {
  await postgres.close();
  rmSync(mount, { recursive: true, force: true });
});

async function aProvince(keepFree: number) {
  const disk = await smallDisk(mount, 16);
  const province = await startTestProvince(await postgres.provinceDatabase(), { dataFolder: disk.folder, keepFree });
  onTestFinished(async () => {
    await province.close();
    await disk.end();
  });
  const log = simulateLog();
  liveADay(log, { day: 1, date: '2026-03-02', tickets: 5, dossiers: 2 });
  const device = testDevice(province.url, log);
  await device.enrol(await province.ticketFor(log.point));
  const scan = randomBytes(6 * megabyte);
  const file = createHash('sha256').update(scan).digest('hex');
  /** From where the province stands, until it has it or says no. */
  const send = async () => {
    const asked = await device.send('missingBlobs', { files: [file] });
    const [missing] = (asked.body.value as { missing: { have: number }[] }).missing;
    for (let offset = missing?.have ?? scan.length; ; ) {
      const bytes = scan.subarray(offset, offset + blobLimits.pieceBytes).toString('base64');
      const answer = await device.send('putBlob', { file, size: scan.length, offset, bytes });
      if (answer.status !== 200) return { answer, offset };
      const { have, whole } = answer.body.value as { have: number; whole: boolean };
      if (whole) return { answer, offset: have };
      offset = have;
    }
  };
  const readBack = async () => {
    const hash = createHash('sha256');
    for (let offset = 0; offset < scan.length; offset += blobLimits.pieceBytes) {
      const { body } = await device.send('getBlob', { file, offset, most: blobLimits.pieceBytes });
      hash.update(Buffer.from((body.value as { bytes: string }).bytes, 'base64'));
    }
    return hash.digest('hex');
  };
  return { province, disk: disk.folder, device, log, file, send, readBack };
}

const refused = { status: 503, body: { code: 'server-disk-full' }, comeBackSeconds: expect.any(Number) };

test.runIf(canMount)('scans are refused while there is still room for the log, which goes on', async () => {
  const { disk, device, log, send, province, file, readBack } = await aProvince(8 * megabyte);
  const filler = join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(5 * megabyte));
  const first = await send();
  expect(first.answer).toMatchObject(refused);
  expect(first.offset).toBeGreaterThan(megabyte);
  const { bavail, bsize } = statfsSync(disk);
  expect(bavail * bsize).toBeGreaterThan(7 * megabyte);
  expect((await device.push(0, log.events.length)).body.ok).toBe(true);
  rmSync(filler);
  expect((await send()).answer).toMatchObject({ status: 200, body: { value: { whole: true } } });
  expect(await readBack()).toBe(file);
  expect(province.log.filter(({ event }) => event === 'storage-trouble')).toEqual([
    { event: 'storage-trouble', why: 'server-disk-full', times: 1 },
  ]);
});

test.runIf(canMount)(
  'full to the last byte in the middle of a piece: refused, and gone on from what is there',
  async () => {
    const { disk, device, log, send, file, readBack, province } = await aProvince(-1 * 2 ** 40);
    const filler = join(disk, 'filler');
    // some pieces and a half fit
    writeFileSync(filler, Buffer.alloc(16 * megabyte - 900 * 1024));
    const first = await send();
    expect(first.answer).toMatchObject(refused);
    expect(statfsSync(disk).bavail).toBe(0);
    fillUp(disk, filler);
    expect((await send()).answer).toMatchObject(refused);
    expect((await device.push(0, log.events.length)).body.ok).toBe(true);
    rmSync(filler);
    const second = await send();
    expect(second.answer).toMatchObject({ status: 200, body: { value: { whole: true } } });
    expect(await readBack()).toBe(file);
    expect(province.log.filter(({ event }) => event === 'bug')).toEqual([]);
  },
);
