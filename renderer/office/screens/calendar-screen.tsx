import { useTranslation } from 'react-i18next';
import { dayCertainties } from '../../../domain/calendar.ts';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import styles from '../calendar/calendar.module.css';
import { DaysSection } from '../calendar/days-section.tsx';
import type { OfficePageProps } from '../office-page.ts';
import { Section } from '../parts/section.tsx';
import columns from './reception-screen.module.css';

/** The clock of the law: the hours in which limits run, and the days on which they stand still. */
export function CalendarScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchCalendar', {});
  if (!view) return <Notice>{t('office.reception.loading')}</Notice>;
  const thisYear = view.today.slice(0, 4);
  const years = [...new Set([thisYear, ...view.days.map(({ date }) => date.slice(0, 4))])].sort();
  return (
    <div className={columns.columns}>
      <div className={columns.column}>
        {years
          .filter((year) => year >= thisYear)
          .map((year) => (
            <DaysSection
              key={year}
              year={year}
              today={view.today}
              days={view.days.filter(({ date }) => date.startsWith(year))}
              isHead={account.role === 'head'}
            />
          ))}
      </div>
      <div className={columns.column}>
        <Section title={t('office.calendar.hours')}>
          <p className={styles.hours}>{view.hours.map(({ from, to }) => `${from}–${to}`).join(', ')}</p>
          <p>{t('office.calendar.hoursMeaning')}</p>
        </Section>
        <Section title={t('office.calendar.certainty')}>
          <dl className={styles.meaning}>
            {dayCertainties.map((word) => (
              <div key={word} style={{ display: 'contents' }}>
                <dt>{t(`office.calendar.certainty.${word}`)}</dt>
                <dd>{t(`office.calendar.meaning.${word}`)}</dd>
              </div>
            ))}
          </dl>
          <p>{t('office.calendar.promisesStay')}</p>
        </Section>
      </div>
    </div>
  );
}
