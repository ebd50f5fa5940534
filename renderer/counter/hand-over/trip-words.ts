import type { TFunction } from 'i18next';
import type { TripView } from '../../../contract/trips-api.ts';
import { localDateText } from '../../ui/format.ts';

/** Whether somebody has to drive, and until when: `today` is the station's date. */
export function tripTone({ by }: TripView, today: string): 'good' | 'warn' | 'bad' {
  if (by === null) return 'good';
  return by <= today ? 'bad' : 'warn';
}

export function tripWord(t: TFunction, { by }: TripView, today: string): string {
  if (by === null) return t('handOver.trip.noHurry');
  return by <= today ? t('handOver.trip.today') : t('handOver.trip.by', { day: dayText(t, by) });
}

/** "Không có gì buộc phải đi Hiển Đông trước thứ Năm, 03/12/2026." */
export function tripSentence(t: TFunction, { by, to }: TripView, today: string): string {
  const point = to.name;
  if (by === null) return t('handOver.trip.nothing', { point });
  if (by <= today) return t('handOver.trip.mustToday', { point });
  return t('handOver.trip.notBefore', { point, day: dayText(t, by), date: localDateText(by) });
}

/** In the middle of a sentence. */
export function dayText(t: TFunction, date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return t(`ui.weekdayWithin.${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`);
}
