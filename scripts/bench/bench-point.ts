import { mkdirSync } from 'node:fs';
import { addDays, localTime, utcMs } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { AccountId, CounterId, type Origin, QueueId } from '../../domain/ids.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import type { Caller } from '../../main/operations/caller.ts';
import { counterOperations } from '../../main/operations/counter-work.ts';
import { ticketOperations } from '../../main/operations/tickets.ts';
import type { Clock } from '../../main/ports/clock.ts';
import type { Ids } from '../../main/ports/ids.ts';
import type { Vault } from '../../main/ports/vault.ts';
import { openPointStore, type PointStore } from '../../main/store/open-point-store.ts';
import { canhVinh } from '../canh-vinh.ts';
import { callerAt, must, settableClock } from '../demonstration-days.ts';

/** A point's real store and operations in this process, with a clock that can live through years. */
export interface BenchPoint {
  readonly store: PointStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  /** One tap: exactly what the kiosk's call does behind the door. The page makes the origin, so it is handed in. */
  tap(n: number, origin: Origin): Promise<void>;
  /** The first counter calls the next, and ends with the visit. */
  serveOne(): Promise<void>;
  nextDay(): void;
  passMinute(): void;
  close(): void;
}

const counter = CounterId('1');
const queues = ['B', 'C', 'A', 'B', 'D', 'E', 'C', 'F'].map(QueueId);

export async function openBenchPoint(folder: string, firstDate: string): Promise<BenchPoint> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const clock = settableClock(utcMs({ date: firstDate, time: '07:30' }));
  const ids = createRandomIds();
  const vault = openKeyFileVault(folder);
  const opened = openPointStore({
    ...{ folder, point: canhVinh({ demonstration: true }), calendar: officialCalendar, clock, ids, vault },
    operatorLog: { write: () => undefined },
    provinceOffset: () => 0,
  });
  if (!opened.ok) throw new Error(`the store refused: ${opened.error.type}`);
  const store = opened.value;
  const tickets = ticketOperations({ store, clock, ids });
  const visits = counterOperations({ store, clock });
  const kiosk: Caller = callerAt('kiosk', null, null);
  const clerk: Caller = callerAt('counter', '1', AccountId('00000000-0000-4000-8000-000000000001'));
  const openCounter = () =>
    must(visits.openCounter({ origin: ids.origin(), counter, queues: [...new Set(queues)] }, clerk));
  return {
    ...{ store, vault, clock, ids },
    tap: async (n, origin) => {
      const queue = queues[n % queues.length] ?? QueueId('B');
      const priority = n % 9 === 0 ? 'elderly' : null;
      await must(tickets.issueTicket({ origin, queue, priority, language: 'vi' }, kiosk));
    },
    serveOne: async () => {
      // A new day begins with every counter closed.
      if (store.counters.get(counter) === null) await openCounter();
      await must(visits.callNext({ origin: ids.origin(), counter }, clerk));
      await must(visits.finish({ origin: ids.origin(), counter, outcome: 'served' }, clerk));
    },
    nextDay: () => clock.set(utcMs({ date: addDays(localTime(clock.now()).date, 1), time: '07:30' })),
    passMinute: () => clock.set(clock.now() + 60_000),
    close: store.close,
  };
}
