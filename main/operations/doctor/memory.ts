import type { Check, PcParts } from './check.ts';

const MEGABYTE = 1024 * 1024;
/** A whole point on one laptop was measured on 4 GB, of which the system keeps some for itself. */
const LEAST_TOTAL = 3500 * MEGABYTE;
const LEAST_FREE = 300 * MEGABYTE;

export const memory: Check<PcParts> = {
  id: 'memory',
  now: ({ pc }) => {
    const { totalBytes, freeBytes, ownBytes } = pc.memory();
    const params = { totalBytes, freeBytes, ownBytes };
    if (freeBytes < LEAST_FREE) return { state: 'bad', says: 'memory.full', params, how: 'more-memory' };
    if (totalBytes < LEAST_TOTAL) return { state: 'warning', says: 'memory.small', params, how: 'more-memory' };
    return { state: 'ok', says: 'memory.ok', params };
  },
};
