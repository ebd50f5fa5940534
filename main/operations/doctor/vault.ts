import type { Check } from './check.ts';

/** What keeps the key that opens every person. */
export const vault: Check = {
  id: 'vault',
  now: ({ vault: { kind }, pc }) => {
    const params = { kind };
    if (kind !== 'key-file') return { state: 'ok', says: 'vault.of-the-system', params };
    const { othersMayRead } = pc.keyFile();
    if (othersMayRead === null) return { state: 'unknown', says: 'vault.file-unknown', params, how: 'call-province' };
    if (othersMayRead) return { state: 'bad', says: 'vault.file-open', params, fix: 'close-key-file' };
    return { state: 'ok', says: 'vault.file', params };
  },
};
