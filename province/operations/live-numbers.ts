import { localTime } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { usualHours } from '../../domain/data/standard-point.ts';
import { silenceOf } from '../../domain/silence.ts';
import { parkedCounts, parkedList, pointNumbers } from '../store/live-numbers.ts';
import type { Scope } from '../store/officers.ts';
import type { Province } from './province.ts';

/** Today, for every point that was ever given a ticket. */
export async function liveNumbers({ database, clock, demonstration }: Province, scope: Scope) {
  const asOf = clock.now();
  const today = localTime(asOf).date;
  const rows = await pointNumbers(database, { today, monthFrom: `${today.slice(0, 8)}01`, scope });
  const points = rows.map(({ code, name, type, early, onTime, late, ...row }) => ({
    ...row,
    commune: { code, name, type },
    month: { early, onTime, late },
    // an authority's usual hours: the points' own are theirs, and silence is only a reason to ask
    silence: silenceOf({ lastSeen: row.lastSeen, now: asOf, hours: usualHours, calendar: officialCalendar }),
  }));
  return { asOf, today, demonstration, points };
}

export async function parkedEvents({ database }: Province, scope: Scope, point: string | null) {
  const [counts, events] = await Promise.all([
    parkedCounts(database, { scope, point }),
    parkedList(database, { scope, point }),
  ]);
  return { counts: [...counts], events: [...events] };
}
