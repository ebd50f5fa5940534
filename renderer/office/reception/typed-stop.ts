import type { StopView } from '../../../contract/reception-schemas.ts';
import type { Weekday } from '../../../domain/reception.ts';
import type { StopKind } from '../../../domain/timetable.ts';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { hoursText, readHours } from '../../ui/typed-hours.ts';

/** A stop while it is typed: lists as one line each. */
export interface TypedStop {
  readonly kind: StopKind;
  readonly place: string;
  readonly villages: string;
  readonly weekdays: readonly Weekday[];
  readonly dates: string;
  readonly times: string;
}

export const emptyStop: TypedStop = { kind: 'mobile', place: '', villages: '', weekdays: [], dates: '', times: '' };

export function typedStop({ kind, place, villages, weekdays, dates, times }: StopView): TypedStop {
  return {
    ...{ kind, place, weekdays, villages: villages.join(', '), dates: dates.map(typedDate).join(', ') },
    times: hoursText(times),
  };
}

/** What keeps it from being saved. */
export function faultsOf({ place, villages, weekdays, dates, times }: TypedStop) {
  const read = listed(dates).map(readDate);
  const names = listed(villages);
  return {
    place: place.trim() === '',
    villages: names.length > 40 || names.some((name) => name.length > 60),
    days: weekdays.length === 0 && read.length === 0,
    dates: read.length > 60 || read.some((date) => date === null || date.length !== 10),
    times: !readHours(times)?.length,
  };
}

export function readStop(typed: TypedStop) {
  const { kind, place, villages, weekdays, dates, times } = typed;
  return {
    ...{ kind, place, weekdays: [...weekdays], villages: listed(villages) },
    dates: listed(dates).flatMap((text) => readDate(text) ?? []),
    times: [...(readHours(times) ?? [])],
  };
}

function listed(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
