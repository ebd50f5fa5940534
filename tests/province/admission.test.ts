import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAdmission } from '../../province/adapters/admission.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

describe('when everybody comes at once', () => {
  test('as many as fit are let in, some wait, hand-overs first, and the rest is told at once', async () => {
    const door = createAdmission({ atOnce: 2, waiting: 2, urgentWaiting: 1 });
    const inside = [await door.enter(false), await door.enter(false)];
    const order: string[] = [];
    const come = async (who: string, urgent: boolean) => {
      const leave = await door.enter(urgent);
      order.push(leave ? who : `${who} refused`);
      return leave;
    };
    const waiting = [come('a', false), come('b', false), come('c', false), come('hand-over', true), come('late', true)];
    await Promise.resolve();
    for (const leave of inside) leave?.();
    const admitted = await Promise.all(waiting.slice(0, 1).concat(waiting.slice(3, 4)));
    for (const leave of admitted) leave?.();
    await Promise.all(waiting);
    expect(order.filter((who) => who.endsWith('refused')).sort()).toEqual(['c refused', 'late refused']);
    expect(order.filter((who) => !who.endsWith('refused'))).toEqual(['hand-over', 'a', 'b']);
    expect(await door.enter(false)).not.toBeNull();
  });
});

describe('at the door', () => {
  let postgres: TestPostgres;
  let province: TestProvince;
  let device: TestDevice;
  const log = simulateLog();

  beforeAll(async () => {
    postgres = await startTestPostgres();
    const admission = { atOnce: 1, waiting: 0, urgentWaiting: 4 };
    province = await startTestProvince(await postgres.provinceDatabase(), { admission });
    device = testDevice(province.url, log);
    await device.enrol(await province.ticketFor(log.point));
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 150, dossiers: 40 });
    return async () => {
      await province.close();
      await postgres.close();
    };
  });
  test('who finds no room comes back when it was told to, and a hand-over waits inside', async () => {
    const pushes = await Promise.all([
      ...Array.from({ length: 6 }, () => device.push(0, 300)),
      ...Array.from({ length: 3 }, () => device.push(0, 300, { urgent: true })),
    ]);
    const codes = pushes.map(({ status, body }) => (status === 200 ? 'taken' : body.code));
    expect(codes.slice(6)).toEqual(['taken', 'taken', 'taken']);
    // which of those that came together is the first inside is chance
    expect(codes.slice(0, 6).filter((code) => code !== 'taken' && code !== 'busy')).toEqual([]);
    expect(codes.slice(0, 6).filter((code) => code === 'busy').length).toBeGreaterThanOrEqual(5);
    expect((await device.push(0, 300)).body.ok).toBe(true);
  });

  test('where there is no room who says beside the body that nobody waits is told before it is read', async () => {
    const full = await startTestProvince(await postgres.provinceDatabase(), {
      admission: { atOnce: 0, waiting: 0, urgentWaiting: 1 },
    });
    try {
      const heads = (more: string) =>
        `POST /api/push HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n${more}\r\n`;
      const told = await onlyHead(full.port, heads('urgent: no\r\n'));
      expect(told).toMatch(/^HTTP\/1\.1 503 .*retry-after: [1-5]\r\n.*"busy"/s);
      expect(await onlyHead(full.port, heads(''))).toBe('');
    } finally {
      await full.close();
    }
  });

  /** What is said to somebody who never sends the body, within a quarter of a second. */
  async function onlyHead(port: number, head: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    const said: Buffer[] = [];
    socket.on('data', (part: Buffer) => said.push(part));
    socket.write(head);
    for (let n = 0; n < 25 && said.length === 0; n++) await pause(10);
    socket.destroy();
    return Buffer.concat(said).toString();
  }

  test('a packed body is taken as it would be unpacked; the signature covers what was sent', async () => {
    for (const [encoding, pack] of packings) {
      const body = pack(Buffer.from(JSON.stringify(device.segmentOf(300, 320))));
      expect(await post(body, encoding)).toEqual({ status: 200, ok: true });
      const changed = Buffer.from(body);
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
      expect((await post(changed, encoding, body)).status).toBeGreaterThanOrEqual(400);
    }
  });

  test('a bomb, rubbish and an unknown packing are refused, and nothing of the inside is said', async () => {
    const bomb = Buffer.alloc(64 * 1024 * 1024, 0x20);
    for (const [encoding, pack] of packings) {
      expect(await post(pack(bomb), encoding)).toEqual({ status: 413, code: 'bomb' });
      expect(await post(Buffer.from('not packed at all'), encoding)).toEqual({ status: 400, code: 'bad-request' });
    }
    expect(await post(Buffer.from('{}'), 'br')).toEqual({ status: 415, code: 'encoding-unknown' });
  });

  const packings = [
    ['zstd', zstdCompressSync],
    ['gzip', gzipSync],
  ] as const;

  /** As bytes; `signed` where something else was signed than is sent. */
  function post(body: Buffer, encoding: string, signed = body) {
    const signature = device.signatureOf('push', signed);
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding, signature };
    return new Promise<{ status: number; ok?: boolean; code?: string }>((resolve, reject) => {
      const sending = request(`${province.url}/api/push`, { method: 'POST', headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const { ok, code } = JSON.parse(Buffer.concat(parts).toString());
          resolve({ status: answer.statusCode ?? 0, ...(ok === undefined ? { code } : { ok }) });
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });
  }
});
