import type { TFunction } from 'i18next';
import type { StopView } from '../../../contract/reception-schemas.ts';
import { localDateText } from '../../ui/format.ts';
import { hoursText } from '../../ui/typed-hours.ts';

/** `Thứ Ba, thứ Năm, 05/12/2026 · 08:00–11:00` */
export function whenText(t: TFunction, { weekdays, dates, times }: StopView): string {
  const days = [...weekdays.map((day) => t(`ui.weekday.${day}`)), ...dates.map(localDateText)];
  return `${days.join(', ')} · ${hoursText(times)}`;
}

export function nextText(t: TFunction, { next }: StopView): string {
  if (!next) return t('office.timetable.noNext');
  const { date, from, to } = next;
  return t('office.timetable.next', { date: localDateText(date), from, to });
}
