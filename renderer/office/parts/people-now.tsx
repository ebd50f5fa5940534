import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OfficeView, QueueView } from '../../../contract/terminal-views.ts';
import { textIn } from '../../i18n.ts';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { receptionText } from '../reception/reception-text.ts';
import { Section } from './section.tsx';
import styles from './table.module.css';

/** Queues and counters, live, and the rule by which people are called. */
export function PeopleNow({ view }: { view: OfficeView }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Section title={t('office.queues.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('office.queues.queue')}</th>
              <th className={styles.end}>{t('office.queues.waiting')}</th>
              <th className={styles.end}>{t('office.queues.expected')}</th>
            </tr>
          </thead>
          <tbody>
            {view.queues.map((queue) => (
              <tr key={queue.id}>
                <td>
                  <span className={styles.queue}>
                    <QueueMark queue={queue} />
                    {textIn(i18n.language, queue.name)}
                  </span>
                </td>
                <td className={`${styles.end} ${styles.strong}`}>{queue.waiting}</td>
                <td className={styles.end}>{comingNow(t, queue, view.day.date)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.soft}>
          {t('counter.waiting.rule', {
            priority: view.rule.priority,
            normal: view.rule.normal,
            minutes: view.rule.waitsAtMostMinutes,
          })}
        </p>
      </Section>
      <Section title={t('office.counters.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('office.counters.counter')}</th>
              <th>{t('office.counters.clerk')}</th>
              <th>{t('office.counters.serves')}</th>
              <th className={styles.end}>{t('office.counters.current')}</th>
            </tr>
          </thead>
          <tbody>
            {view.counters.map((each) => (
              <tr key={each.counter}>
                <td className={styles.strong}>{each.counter}</td>
                <td className={each.account ? undefined : styles.soft}>
                  {each.account ?? t('office.counters.closed')}
                </td>
                <td>{each.serves.join(' ')}</td>
                <td className={`${styles.end} ${styles.strong}`}>{each.current ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}

/** What somebody who comes now meets: the wait, or that the kiosk gives no number. */
function comingNow(t: TFunction, { reception, expectedWait }: QueueView, today: string): string {
  if (reception.kind !== 'open') return receptionText(t, reception, today);
  return expectedWait
    ? t('office.queues.range', { from: expectedWait.from, to: expectedWait.to })
    : t('office.queues.notServed');
}
