import { expect, test } from 'vitest';
import { StationId } from '../../../../domain/ids.ts';
import { createStationLinks } from '../../../../main/adapters/lan/station-links.ts';
import { createRandomIds } from '../../../../main/adapters/system/random-ids.ts';
import { withStore } from '../../../support/with-store.ts';

test('S-Doctor: what a PC of the point found last is known after a restart of the host, with its age, until that PC is removed', () =>
  withStore(async ({ store, clock }) => {
    const station = StationId('mmmmmmmm');
    const start = () => createStationLinks({ store, clock, ids: createRandomIds(), operatorLog: { write: () => {} } });
    expect(start().found(station)).toBeNull();
    const check = { id: 'disk-free', state: 'bad', says: { key: 'disk-free.full', params: {} }, how: null, fix: null };
    const findings = { checks: [{ ...check, seenAt: clock.now() }], update: 'current', staged: null };
    const heard = clock.now();
    start().tellDoctor(station, findings as never);
    clock.pass(3_600_000);
    expect(start().found(station)).toEqual({ ...findings, at: heard });
    store.stations.forget(station);
    expect(start().found(station)).toBeNull();
  }));
