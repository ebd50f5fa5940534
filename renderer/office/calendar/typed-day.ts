import type { CalendarView } from '../../../contract/calendar-api.ts';
import type { DayKind, dayCertainties } from '../../../domain/calendar.ts';
import { readDate, typedDate } from '../../ui/typed-date.ts';

/** What stands in the fields of the dialog; `worked`: the Saturday worked for the day off, or empty. */
export interface TypedDay {
  readonly date: string;
  readonly kind: DayKind;
  readonly name: string;
  readonly worked: string;
  readonly source: string;
  readonly certainty: (typeof dayCertainties)[number];
}

export const emptyDay: TypedDay = {
  ...{ date: '', kind: 'off', name: '', worked: '', source: '', certainty: 'confirmed' },
};

/** A line that is corrected is corrected by another paper: the source is asked anew. */
export function typedDay({ date, kind, name }: CalendarView['days'][number]): TypedDay {
  return { ...emptyDay, date: typedDate(date), kind, name };
}

export function faultsOf({ date, kind, name, worked, source }: TypedDay) {
  const isWhole = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(readDate(text) ?? '');
  return {
    date: !isWhole(date),
    name: name.trim() === '',
    worked: kind === 'off' && worked.trim() !== '' && !isWhole(worked),
    source: source.trim() === '',
  };
}

export function readDays(typed: TypedDay, workedName: string) {
  const { kind, name, source, certainty } = typed;
  const day = { date: readDate(typed.date) ?? '', kind, name, source, certainty };
  if (kind !== 'off' || typed.worked.trim() === '') return [day];
  return [day, { ...day, date: readDate(typed.worked) ?? '', kind: 'worked' as const, name: workedName }];
}
