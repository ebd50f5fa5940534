import type { Check, PcParts } from './check.ts';

const MEGABYTE = 1024 * 1024;
const WARN_BELOW = 2048 * MEGABYTE;
/** Below it scans of papers are not taken any more; numbers are given to the last byte. */
const BAD_BELOW = 500 * MEGABYTE;
/** A disk that takes longer for a quarter of a megabyte makes people wait at every tap. */
const SLOW_MS = 1500;

export const diskFree: Check<PcParts> = {
  id: 'disk-free',
  now: ({ pc }) => {
    const freeBytes = pc.diskFreeBytes();
    if (freeBytes === null) return { state: 'unknown', says: 'disk-free.unknown', how: 'free-the-disk' };
    const params = { freeBytes };
    if (freeBytes < BAD_BELOW) return { state: 'bad', says: 'disk-free.bad', params, how: 'free-the-disk' };
    if (freeBytes < WARN_BELOW) return { state: 'warning', says: 'disk-free.low', params, how: 'free-the-disk' };
    return { state: 'ok', says: 'disk-free.ok', params };
  },
};

/** What the disk says of itself (SMART), where this PC lets a program ask. */
export const diskHealth: Check<PcParts> = {
  id: 'disk-health',
  examine: async ({ pc }) => {
    const said = await pc.diskHealth();
    if (said === 'failing') return { state: 'bad', says: 'disk-health.failing', how: 'disk-failing' };
    if (said === null) return { state: 'unknown', says: 'disk-health.unknown' };
    return { state: 'ok', says: 'disk-health.ok' };
  },
};

/** Written, flushed, read back. */
export const diskWrite: Check<PcParts> = {
  id: 'disk-write',
  examine: async ({ pc }) => {
    const done = await pc.writeTest();
    if ('code' in done) {
      const how = done.code === 'ENOSPC' ? 'free-the-disk' : 'disk-failing';
      return { state: 'bad', says: 'disk-write.failed', params: { code: done.code }, how };
    }
    if (done.ms > SLOW_MS)
      return { state: 'warning', says: 'disk-write.slow', params: { ms: done.ms }, how: 'disk-failing' };
    return { state: 'ok', says: 'disk-write.ok', params: { ms: done.ms } };
  },
};
