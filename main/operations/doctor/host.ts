import type { Check } from './check.ts';

/** The PC that writes the point's log: does it, and may it? */
export const host: Check = {
  id: 'host',
  now: ({ store }) => {
    const { writable, broken } = store.health();
    if (store.incarnations.live().supersededBy !== null)
      return { state: 'bad', says: 'host.superseded', how: 'call-province' };
    const waitsFor = store.waitsFor();
    if (waitsFor !== null)
      return { state: 'bad', says: 'host.waits', params: { name: waitsFor }, how: 'meet-stand-in' };
    if (broken) return { state: 'bad', says: 'host.broken', how: 'database-damaged' };
    if (!writable) return { state: 'bad', says: 'host.not-writing', fix: 'look-again', how: 'free-the-disk' };
    return { state: 'ok', says: 'host.writing', params: { events: store.head().seq } };
  },
};
