import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Weekday, type WeekHours, weekdays } from '../../../domain/reception.ts';
import { hoursText } from '../../ui/typed-hours.ts';
import styles from './reception.module.css';

/** A week as people read it: days that are alike and follow each other in one line. */
export function WeekList({ week }: { week: WeekHours }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.week}>
      {runs(week).map(({ first, last, hours }) => (
        <div key={first} className={styles.run}>
          <dt>{daysText(t, first, last)}</dt>
          <dd className={hours === '' ? styles.closed : undefined}>{hours || t('office.hours.closed')}</dd>
        </div>
      ))}
    </dl>
  );
}

function daysText(t: TFunction, first: Weekday, last: Weekday): string {
  if (first === last) return t(`ui.weekday.${first}`);
  return t('office.hours.days', { first: t(`ui.weekday.${first}`), last: t(`ui.weekday.${last}`) });
}

function runs(week: WeekHours): { first: Weekday; last: Weekday; hours: string }[] {
  const out: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const day of weekdays) {
    const hours = hoursText(week[day]);
    const before = out.at(-1);
    if (before?.hours === hours) before.last = day;
    else out.push({ first: day, last: day, hours });
  }
  return out;
}
