import type { CheckState } from '../../../domain/doctor.ts';
import { pcVersionOf } from '../../../domain/update.ts';
import type { Check } from './check.ts';
import { versionOf } from './pcs-view.ts';

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

/** Pages come with the PC they stand on: one of another version may ask the host for what it does not know. */
export const versions: Check = {
  id: 'versions',
  now: ({ store, links, version }) => {
    const seen = store.stations.all().map((each) => ({ name: each.name, runs: versionOf({ links }, each) }));
    const known = seen.filter(({ runs }) => runs !== '');
    if (known.length === 0) return { state: 'ok', says: 'versions.none', params: { version } };
    const other = known.filter(({ runs }) => pcVersionOf(runs, version) !== 'same');
    const params = { version, names: other.map(({ name, runs }) => `${name} (${runs})`).join(', ') };
    if (other.length === 0) return { state: 'ok', says: 'versions.same', params: { version, known: known.length } };
    const isBehind = other.some(({ runs }) => pcVersionOf(runs, version) !== 'ahead');
    return { state: 'warning', says: isBehind ? 'versions.behind' : 'versions.ahead', params, how: 'other-version' };
  },
};

const pcsSay = { bad: 'pcs.bad', warning: 'pcs.warning', unknown: 'pcs.unknown' } as const;

/** What the doctors of the other PCs found: the worst of it, and where. */
export const pcs: Check = {
  id: 'pcs',
  now: ({ store, links }) => {
    const paired = store.stations.all().map(({ name, station }) => ({ name, said: links.found(station) }));
    if (paired.length === 0) return { state: 'ok', says: 'pcs.none' };
    const namesIn = (state: CheckState) =>
      paired.filter(({ said }) => said?.checks.some((each) => each.state === state)).map(({ name }) => name);
    const silent = paired.filter(({ said }) => said === null).map(({ name }) => name);
    for (const state of ['bad', 'warning', 'unknown'] as const) {
      const names = namesIn(state).join(', ');
      if (names !== '') return { state, says: pcsSay[state], params: { names }, how: 'look-at-pc' };
      if (state === 'warning' && silent.length > 0)
        return { state: 'unknown', says: 'pcs.silent', params: { names: silent.join(', ') }, how: 'other-version' };
    }
    return { state: 'ok', says: 'pcs.ok', params: { pcs: paired.length } };
  },
};
