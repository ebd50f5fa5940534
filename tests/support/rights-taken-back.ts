import { Origin, QueueId, StationId } from '../../domain/ids.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { accessView } from '../../main/operations/access-view.ts';
import { accessOperations } from '../../main/operations/access-work.ts';
import { createLive } from '../../main/operations/live.ts';
import { createPairing } from '../../main/operations/pairing.ts';
import { stationsOperations } from '../../main/operations/stations-work.ts';
import { noRoad } from './no-road.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

const links = { of: () => null, found: () => null, onChange: () => () => {}, onScan: () => () => {}, drop: () => {} };
export const command = () => ({ origin: Origin(origin()) });

/** A head with the means to take rights back, and a PC that was let in and follows. */
export async function whoTakesRightsBack(point: PointInTest, heldSeq: () => number = () => 0) {
  const { store, clock, clerkAt } = point;
  const head = clerkAt('1');
  for (const counter of ['1', '2', '3'])
    store.accounts.insert(
      {
        ...{ id: clerkAt(counter).session?.account as never, login: `canbo${counter}`, name: `Cán Bộ Mẫu ${counter}` },
        ...{ role: counter === '1' ? ('head' as const) : ('clerk' as const), password: '' },
      },
      0,
    );
  const live = createLive({ store });
  const hashToken = (token: string) => `hash of ${token}`;
  const pairing = createPairing({ store, clock, ids: createRandomIds(), hashToken, hostKey: () => 'f'.repeat(64) });
  const door = () => ({ port: 4711, key: 'f'.repeat(64), addresses: () => ['192.168.1.10'] });
  const office = stationsOperations({ store, clock, live, pairing, links, door });
  const wish = { name: 'Máy mẫu', roles: ['office' as const], counters: [] };
  const { device } = value(await office.inviteStation(wish, head));
  const station = StationId(value(pairing.byCode('a'.repeat(64), device)).station);
  value(await office.chooseStandIn({ ...command(), station }, head));
  const parts = { store, clock, links, road: noRoad, heldSeq };
  const access = accessOperations({ ...parts, live });
  return { access, head, station, view: () => accessView(parts), close: () => live.close() };
}

/** Somebody is sent away while a person stands at their counter; the PC with the copy is stolen. */
export async function rightsTakenBack(point: PointInTest): Promise<void> {
  const { operations, clerkAt, kiosk } = point;
  const { access, head, station, close } = await whoTakesRightsBack(point);
  const clerk = clerkAt('2');
  const counter = clerk.session?.counter as never;
  value(await operations.openCounter({ ...command(), counter, queues: [QueueId('B')] }, clerk));
  value(await operations.issueTicket({ ...command(), queue: QueueId('B'), priority: null, language: 'vi' }, kiosk));
  value(await operations.callNext({ ...command(), counter }, clerk));
  const account = clerk.session?.account as never;
  value(await access.revokePerson({ ...command(), account, why: 'misuse' }, head));
  value(await access.revokeDevice({ ...command(), station, why: 'stolen' }, head));
  close();
}
