import { CounterId, Origin, StationId } from '../../domain/ids.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createLive } from '../../main/operations/live.ts';
import { createPairing } from '../../main/operations/pairing.ts';
import { stationsOperations } from '../../main/operations/stations-work.ts';
import type { StationLinks } from '../../main/ports/station-links.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

const noLinks: StationLinks = {
  of: () => null,
  found: () => null,
  onChange: () => () => {},
  onScan: () => () => {},
  drop: () => {},
};

/** Six PCs are let in by their code; two get other roles, two are sent away and one comes back. */
export async function stationsOfAPoint(point: PointInTest): Promise<void> {
  const { store, clock, clerkAt } = point;
  const head = clerkAt('1');
  const hashToken = (token: string) => `hash of ${token}`;
  const pairing = createPairing({ store, clock, ids: createRandomIds(), hashToken, hostKey: () => 'f'.repeat(64) });
  const door = () => ({ port: 4711, key: 'f'.repeat(64), addresses: () => ['192.168.1.10'] });
  const live = createLive({ store });
  const office = stationsOperations({ store, clock, live, pairing, links: noLinks, door });
  const command = () => ({ origin: Origin(origin()) });
  const letIn = async (key: string, roles: ('kiosk' | 'counter' | 'board' | 'office')[], counters: string[] = []) => {
    clock.pass(60_000);
    const wish = { name: `Máy mẫu ${key}`, roles, counters: counters.map(CounterId) };
    const { device } = value(await office.inviteStation(wish, head));
    return value(pairing.byCode(key.repeat(64), device)).station;
  };
  const counter = await letIn('a', ['counter'], ['2']);
  const kiosk = await letIn('b', ['kiosk', 'board']);
  const desk = await letIn('c', ['office']);
  await letIn('d', ['board']);
  const roles = { name: 'Máy mẫu', roles: ['counter' as const], counters: [CounterId('1'), CounterId('2')] };
  value(await office.setStationRoles({ ...command(), station: StationId(counter), ...roles }, head));
  value(
    await office.setStationRoles(
      { ...command(), station: StationId(desk), name: 'Máy mẫu', roles: ['office', 'board'], counters: [] },
      head,
    ),
  );
  value(await office.removeStation({ ...command(), station: StationId(kiosk) }, head));
  value(await office.removeStation({ ...command(), station: StationId(desk) }, head));
  await letIn('b', ['kiosk']);
  await letIn('e', ['counter', 'board'], ['1']);
  live.close();
}
