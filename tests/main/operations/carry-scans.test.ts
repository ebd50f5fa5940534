import { expect, test } from 'vitest';
import { StreamId } from '../../../domain/ids.ts';
import { type CarryingParts, carryScans } from '../../../main/operations/carry-scans.ts';
import { writeLink } from '../../../main/operations/province-link.ts';

const [file, bytes] = ['ab'.repeat(32), new Uint8Array(40_000).fill(7)];
const hourMs = 3_600_000;

/** A station with one scan, and a province's folder that may lose it. */
function aCarrier() {
  const memory = new Map<string, string>();
  const remembered = {
    get: (key: string) => memory.get(key) ?? null,
    set: (key: string, value: string) => void memory.set(key, value),
  };
  const stream = StreamId('22006-1-1');
  writeLink(remembered, stream, { keyId: 'k', sealTo: 's' });
  const now = { mono: 0, there: 0, asked: 0, change: () => {} };
  const parts: CarryingParts = {
    door: {
      missingBlobs: async () => {
        now.asked++;
        const missing = now.there < bytes.length ? [{ file, have: now.there }] : [];
        return { ok: true, value: { ok: true, value: { missing } } };
      },
      putBlob: async (_key, { offset, bytes: piece }) => {
        now.there = offset + Buffer.from(piece, 'base64').length;
        return { ok: true, value: { ok: true, value: { have: now.there, whole: now.there === bytes.length } } };
      },
      getBlob: async () => ({ ok: true, value: { ok: false, error: { type: 'blob-missing' } } }),
    },
    road: {
      state: () => ({ state: 'in-sync' }) as ReturnType<CarryingParts['road']['state']>,
      onChange: (listener) => {
        now.change = listener;
        return () => {};
      },
    },
    ...{ memory: remembered, stream: () => stream, named: () => [file], clock: { mono: () => now.mono } },
    files: { read: async () => bytes, keep: async () => file },
    ...{ operatorLog: { write: () => {} }, changed: () => {} },
  };
  const carrier = carryScans(parts);
  const round = async () => {
    now.change();
    await new Promise((next) => setTimeout(next, 5));
  };
  return { now, carrier, round };
}

test('a province whose folder of scans is older than it was is sent them again within a day', async () => {
  const { now, carrier, round } = aCarrier();
  await round();
  expect(now.there).toBe(bytes.length);
  // its machine died, and the one that took over has no scan of today
  now.there = 0;
  now.mono = 23 * hourMs;
  await round();
  expect(now).toMatchObject({ there: 0, asked: 1 });
  now.mono = 24 * hourMs;
  await round();
  expect(now).toMatchObject({ there: bytes.length, asked: 2 });
  await carrier.close();
});
