import { CounterId, Origin, StationId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { actorOf } from '../../main/operations/caller.ts';
import { createLive } from '../../main/operations/live.ts';
import { createPairing } from '../../main/operations/pairing.ts';
import { stationsOperations } from '../../main/operations/stations-work.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

/** Two PCs of the staff: one becomes the stand-in, then the other, and that one takes the host's place. */
export async function standInOfAPoint(point: PointInTest): Promise<void> {
  const { store, clock, clerkAt } = point;
  const head = clerkAt('1');
  const hashToken = (token: string) => `hash of ${token}`;
  const pairing = createPairing({ store, clock, ids: createRandomIds(), hashToken, hostKey: () => 'f'.repeat(64) });
  const door = () => ({ port: 4711, key: 'f'.repeat(64), addresses: () => ['192.168.1.10'] });
  const live = createLive({ store });
  const links = { of: () => null, found: () => null, onChange: () => () => {}, onScan: () => () => {}, drop: () => {} };
  const office = stationsOperations({ store, clock, live, pairing, links, door });
  const letIn = async (key: string, roles: ('counter' | 'office')[], counters: string[] = []) => {
    clock.pass(60_000);
    const wish = { name: `Máy mẫu ${key}`, roles, counters: counters.map(CounterId) };
    const { device } = value(await office.inviteStation(wish, head));
    return value(pairing.byCode(key.repeat(64), device)).station;
  };
  const choose = async (station: string | null) => {
    clock.pass(60_000);
    const wish = { origin: Origin(origin()), station: station === null ? null : StationId(station) };
    value(await office.chooseStandIn(wish, head));
  };
  const counter = await letIn('a', ['counter'], ['2']);
  const desk = await letIn('b', ['office']);
  await choose(counter);
  await choose(null);
  await choose(desk);
  const other = await letIn('c', ['counter', 'office'], ['1']);
  await choose(other);
  value(await office.removeStation({ origin: Origin(origin()), station: StationId(other) }, head));
  await choose(counter);
  await choose(desk);
  clock.pass(60_000);
  const was = {
    stream: store.stream as string,
    seq: store.head().seq,
    station: StationId('mmmmmmmm'),
    key: 'f'.repeat(64),
  };
  const rights = { roles: ['counter', 'office'] as const, counters: [CounterId('1')] };
  value(
    store.perform({ origin: Origin(origin()), method: 'takeOver', actor: actorOf(head), opensDay: false }, () =>
      ok({ events: [{ type: 'host-taken-over' as const, facts: { ...was, ...rights } }], answer: () => ({}) }),
    ),
  );
  live.close();
}
