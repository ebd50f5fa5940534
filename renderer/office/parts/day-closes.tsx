import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { localDateText, numberText } from '../../ui/format.ts';
import { Section } from './section.tsx';
import styles from './table.module.css';

/** The latest ends of a day: what was in the drawer, what was missing, and why. */
export function DayCloses({ closes }: { closes: OfficeView['closes'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('office.closes.title')}>
      {closes.length === 0 ? <p className={styles.soft}>{t('office.closes.none')}</p> : null}
      <table className={styles.table}>
        <tbody>
          {closes.map(({ close, date, account, counted, difference, why, unsynced, unsyncedWhy }) => (
            <tr key={close}>
              <td>
                <span className={styles.strong}>{localDateText(date)}</span>
                <br />
                <span className={styles.soft}>{account}</span>
              </td>
              <td>
                {t('fee.dong', { amount: numberText(counted) })}
                <br />
                <span className={styles.soft}>
                  {difference === 0
                    ? t('day.even')
                    : `${difference < 0 ? '−' : '+'}${numberText(Math.abs(difference))} đ · ${t(`day.why.${why ?? 'unknown'}`)}`}
                  {unsyncedWhy
                    ? ` · ${t('office.closes.unsynced', { unsynced, why: t(`day.unsynced.${unsyncedWhy}`) })}`
                    : ''}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
