import type { Check } from './check.ts';

/** Settings under which nothing confirmed is lost, the pages of the file, and the end of the chain. */
export const database: Check = {
  id: 'database',
  examine: async ({ store }) => {
    const { journal, synchronous } = store.durability;
    if (journal !== 'wal' || synchronous !== 2)
      return { state: 'bad', says: 'database.durability', params: { journal, synchronous }, how: 'call-province' };
    const fault = await store.integrity();
    if (fault !== null)
      return { state: 'bad', says: 'database.damaged', params: { part: fault }, how: 'database-damaged' };
    return { state: 'ok', says: 'database.ok', params: { events: store.head().seq } };
  },
};
