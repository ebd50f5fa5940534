import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { CountMoney } from './count-money.tsx';
import styles from './day-screen.module.css';
import type { Day } from './day-view.ts';
import { FeeLists } from './fee-lists.tsx';
import { ReceiptBooks } from './receipt-books.tsx';

/** F12: the day as it stands (X), and its close (Z) with the cash that was counted. */
export function DayScreen(props: {
  readonly view: CounterView;
  readonly onJob: (job: string) => void;
  readonly onBack: () => void;
}) {
  const { view, onJob } = props;
  const { t } = useTranslation();
  const { run, error } = useRequest('lookAtDay');
  const [day, setDay] = useState<Day | null>(null);
  const [closed, setClosed] = useState(false);
  const look = useCallback(async () => {
    const answer = await run({});
    if (answer.ok) setDay(answer.value);
  }, [run]);
  useEffect(() => {
    look();
  }, [look]);

  if (!day)
    return (
      <main className={styles.page}>
        <Notice>{t('day.loading')}</Notice>
        <ErrorText failure={error} />
      </main>
    );
  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <h2 className={styles.title}>{t('day.title', { date: localDateText(day.date) })}</h2>
        <p className={styles.hint}>{t('day.sinceLast', { close: day.close })}</p>
        <div className={styles.back}>
          <Button onPress={look}>{t('day.again')}</Button>
          <Button kind="quiet" shortcut={capOf('back')} onPress={props.onBack}>
            {t('counter.key.back')}
          </Button>
        </div>
      </div>
      <ErrorText failure={error} />
      {closed ? <Notice tone="good">{t('day.closed')}</Notice> : null}
      {day.closedToday && !closed ? <Notice tone="warn">{t('day.closedToday')}</Notice> : null}
      <div className={styles.columns}>
        <section className={styles.column} aria-labelledby="day-counts">
          <h3 id="day-counts" className={styles.heading}>
            {t('day.counts')}
          </h3>
          <Counts day={day} />
        </section>
        <section className={styles.column} aria-labelledby="day-money">
          <h3 id="day-money" className={styles.heading}>
            {t('day.money')}
          </h3>
          <CountMoney
            // A payment that came meanwhile: the clerk counts again.
            key={`${day.close} ${day.till.cash}`}
            day={day}
            counter={view.counter}
            onLook={look}
            onClosed={(job) => {
              setClosed(true);
              onJob(job);
              look();
            }}
          />
        </section>
        <section className={styles.column}>
          <FeeLists day={day} counter={view.counter} onJob={onJob} onChanged={look} />
          <ReceiptBooks />
        </section>
      </div>
    </main>
  );
}

function Counts({ day }: { day: Day }) {
  const { t } = useTranslation();
  const { received, returned, noShows, due, overdue } = day.counts;
  const facts = [
    [t('day.received'), received],
    [t('day.returned'), returned],
    [t('day.noShows'), noShows],
    [t('day.due'), due],
    [t('day.overdue'), overdue],
    [t('day.unsynced'), day.unsynced],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
