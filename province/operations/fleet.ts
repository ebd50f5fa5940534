import { officialCalendar } from '../../domain/data/days-off.ts';
import { usualHours } from '../../domain/data/standard-point.ts';
import { needsOf } from '../../domain/fleet.ts';
import { silenceOf } from '../../domain/silence.ts';
import { communesWithoutPoints, fleetRows } from '../store/fleet.ts';
import type { Scope } from '../store/officers.ts';
import type { Province } from './province.ts';

/** All machines on one page: as they said of themselves, and what of it wants a person. */
export async function fleet(
  { database, clock, demonstration }: Pick<Province, 'database' | 'clock' | 'demonstration'>,
  scope: Scope,
) {
  const asOf = clock.now();
  const [rows, without] = await Promise.all([fleetRows(database, scope), communesWithoutPoints(database, scope)]);
  const points = rows.map(({ code, name, type, ...row }) => {
    const silence = silenceOf({ lastSeen: row.lastSeen, now: asOf, hours: usualHours, calendar: officialCalendar });
    // who never came is not broken: nobody has installed anything there yet
    const silent = silence === 'day' || silence === 'office-hours';
    const needs = needsOf({ silent, facts: row.facts, parked: row.parked, wantedVersion: row.wanted, now: asOf });
    return { ...row, commune: { code, name, type }, silence, needs: [...needs] };
  });
  return { asOf, demonstration, points, without };
}
