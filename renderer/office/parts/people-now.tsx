import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView, QueueView } from '../../../contract/terminal-views.ts';
import { textIn } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { receptionText } from '../reception/reception-text.ts';
import { CounterProfileDialog } from './counter-profile-dialog.tsx';
import { Section } from './section.tsx';
import styles from './table.module.css';
import { VisitRules } from './visit-rules.tsx';

/** Queues and counters, live, and the rule by which people are called. */
export function PeopleNow({ view, isHead }: { view: OfficeView; isHead: boolean }) {
  const { t, i18n } = useTranslation();
  const [profileOf, setProfileOf] = useState<string | null>(null);
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
              {isHead ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {view.counters.map((each) => (
              <tr key={each.counter}>
                <td className={styles.strong}>{each.counter}</td>
                <td className={each.account ? undefined : styles.soft}>
                  {each.account ?? t('office.counters.closed')}
                  {each.paused ? (
                    <span className={styles.soft}>
                      {' '}
                      · {t('office.counters.paused', { why: t(`counter.counterPause.why.${each.paused.why}`) })}
                    </span>
                  ) : null}
                </td>
                <td>{each.serves.join(' ')}</td>
                <td className={`${styles.end} ${styles.strong}`}>{each.current ?? '–'}</td>
                {isHead ? (
                  <td className={styles.end}>
                    <Button
                      kind="quiet"
                      label={t('office.counters.profileOf', { counter: each.counter })}
                      onPress={() => setProfileOf(each.counter)}
                    >
                      {t('office.counters.profile')}
                    </Button>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <VisitRules view={view} isHead={isHead} />
      {profileOf ? <CounterProfileDialog view={view} counter={profileOf} onClose={() => setProfileOf(null)} /> : null}
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
