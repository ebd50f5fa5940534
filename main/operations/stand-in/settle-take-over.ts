import type { AccountId, CounterId, StationId } from '../../../domain/ids.ts';
import { Origin, TerminalId } from '../../../domain/ids.ts';
import { ok } from '../../../domain/result.ts';
import type { PointStore } from '../../store/open-point-store.ts';

/** What is known of a take-over, from `took-over.json`. */
export interface TakeOverFacts {
  readonly origin: string;
  readonly account: string;
  readonly station: string;
  readonly former: { readonly key: string; readonly station: string };
  readonly from: { readonly stream: string; readonly seq: number };
}

/**
 * The first thing the successor writes, once: who pressed and from where the log goes on. It is no station any more; the
 * former host is one when it comes back, and keeps the copy then.
 */
export function settleTakeOver(store: PointStore, name: string, facts: TakeOverFacts): void {
  const { origin, account, station, former, from } = facts;
  const actor = { account: account as AccountId, terminal: TerminalId(`office@${station}`) };
  const command = { origin: Origin(origin), method: 'takeOver', actor, opensDay: false };
  const isStation = store.stations.get(station) !== undefined;
  store.perform(command, () => {
    const host = {
      ...from,
      ...{ station: former.station as StationId, key: former.key, roles: ['counter', 'office', 'board'] as const },
      counters: store.point.counters as readonly CounterId[],
    };
    const removed = { type: 'station-removed' as const, facts: { station: station as StationId } };
    const taken = { type: 'host-taken-over' as const, facts: host };
    const alongside = () => {
      store.stations.name(former.station, name);
      store.stations.becameHost(station);
    };
    return ok({ events: isStation ? [removed, taken] : [taken], alongside, answer: () => ({}) });
  });
}
