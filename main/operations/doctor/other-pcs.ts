import type { Check } from './check.ts';

/** Whether other PCs of the point find this one. */
export const lanDoor: Check = {
  id: 'lan-door',
  now: ({ door, lan, store }) => {
    const open = door();
    if (open) {
      const addresses = open.addresses();
      if (addresses.length === 0) return { state: 'bad', says: 'lan-door.no-network', how: 'network-cable' };
      const params = { addresses: addresses.join(', '), port: String(open.port) };
      return { state: 'ok', says: 'lan-door.open', params };
    }
    const waiting = store.stations.all().length;
    if (waiting > 0 || lan) return { state: 'bad', says: 'lan-door.closed', params: { waiting }, how: 'open-the-door' };
    return { state: 'ok', says: 'lan-door.not-wanted' };
  },
};

/** The paired PCs, by the door they come through. */
export const stations: Check = {
  id: 'stations',
  now: ({ store, links }) => {
    const paired = store.stations.all();
    if (paired.length === 0) return { state: 'ok', says: 'stations.none' };
    const lost = paired.filter(({ station }) => links.of(station) === null);
    const params = { paired: paired.length, lost: lost.length, names: lost.map(({ name }) => name).join(', ') };
    if (lost.length > 0) return { state: 'warning', says: 'stations.lost', params, how: 'other-pc' };
    return { state: 'ok', says: 'stations.all', params };
  },
};
