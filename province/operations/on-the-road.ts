import { addDays, localTime, nextWorkingDay } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { foldersOnTheRoad } from '../store/custody.ts';
import type { Scope } from '../store/officers.ts';
import type { Province } from './province.ts';

/** What has lain nowhere for longer is a matter for people, not for a list. */
const daysBack = 60;

/** Folders between points. Overdue: handed over before the last working day, and nobody has them yet. */
export async function onTheRoad({ database, clock }: Province, scope: Scope) {
  const asOf = clock.now();
  const today = localTime(asOf).date;
  const found = await foldersOnTheRoad(database, { scope, since: addDays(today, -daysBack) });
  const groups = found.map((group) => ({
    ...group,
    codes: group.codes.filter(Boolean),
    overdue:
      group.kind === 'lost' ||
      group.kind === 'conflict' ||
      nextWorkingDay(group.since.slice(0, 10), officialCalendar) < today,
  }));
  return { asOf, groups };
}
