import type { TFunction } from 'i18next';
import type { Moment } from '../../contract/reception-schemas.ts';
import { localDateText } from './format.ts';

/** `13:30 ngày 25/11/2026`; what nobody has decided is said to be so. Today's date may be left out by naming it. */
export function momentText(t: TFunction, moment: Moment | null, today?: string): string {
  if (!moment) return t('ui.momentUnknown');
  const { date, time } = moment;
  return date === today ? time : t('ui.moment', { time, date: localDateText(date) });
}
