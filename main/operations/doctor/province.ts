import type { Check } from './check.ts';

const DAY_MS = 24 * 3_600_000;
/** A centre works for weeks without the province; after so long somebody should know. */
const LONG_MS = 3 * DAY_MS;
const STALE_MS = 10 * 60_000;

export const province: Check = {
  id: 'province',
  now: ({ road, clock }) => {
    const { state, lastContact, detail } = road.state();
    if (state === 'needs-attention')
      return { state: 'bad', says: 'province.attention', params: { why: detail ?? '' }, how: 'call-province' };
    if (lastContact === null) return { state: 'warning', says: 'province.never', how: 'network-cable' };
    const params = { lastContactAt: lastContact };
    const age = clock.now() - lastContact;
    if (age > LONG_MS) return { state: 'bad', says: 'province.long', params, how: 'bring-the-stick' };
    if (state === 'unreachable' || age > STALE_MS)
      return { state: 'warning', says: 'province.away', params, how: 'network-cable' };
    return { state: 'ok', says: 'province.ok', params };
  },
};

/** What the province does not have yet. */
export const backlog: Check = {
  id: 'backlog',
  now: ({ road, clock }) => {
    const { backlog: events, oldest } = road.state();
    if (events === 0 || oldest === null) return { state: 'ok', says: 'backlog.none' };
    const params = { events, oldestAt: oldest };
    const age = clock.now() - oldest;
    if (age > LONG_MS) return { state: 'bad', says: 'backlog.old', params, how: 'bring-the-stick' };
    if (age > DAY_MS) return { state: 'warning', says: 'backlog.old', params, how: 'bring-the-stick' };
    return { state: 'ok', says: 'backlog.some', params };
  },
};

/** What lies on this disk and nowhere else is gone with it. */
export const alone: Check = {
  id: 'alone',
  now: (parts) => {
    const { events, oldest, alarm } = parts.alone();
    if (events === 0 || oldest === null) return { state: 'ok', says: 'alone.none' };
    const params = { events, oldestAt: oldest };
    if (alarm) return { state: 'bad', says: 'alone.alarm', params, how: 'bring-the-stick' };
    return { state: 'ok', says: 'alone.some', params };
  },
};
