import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterView, TicketView } from '../../../contract/terminal-views.ts';
import { outOfOrderReasons } from '../../../domain/ticket-words.ts';
import { textIn } from '../../i18n.ts';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { useNow } from '../../ui/clock.tsx';
import { minutesSince } from '../../ui/elapsed.ts';
import { QueueMark } from '../../ui/queue-mark.tsx';
import type { Visit } from '../use-visit.ts';
import { PriorityTag } from './priority-tag.tsx';
import { MarkTag } from './visit-notes.tsx';
import styles from './waiting-list.module.css';

/** Who waits in the queues this counter serves, and by which rule the next one comes. */
export function WaitingList({ view, visit }: { view: CounterView; visit: Visit }) {
  const { t, i18n } = useTranslation();
  const now = useNow(10_000);
  const [outOfOrder, setOutOfOrder] = useState<TicketView | null>(null);
  const busy = view.current !== null;
  const served = view.queues.filter((queue) => view.serves.includes(queue.id));
  return (
    <nav className={styles.list} aria-label={t('counter.waiting.title')}>
      <div className={styles.queues}>
        {served.map((queue) => (
          <div key={queue.id} className={styles.queue}>
            <QueueMark queue={queue} />
            <span className={styles.name}>{textIn(i18n.language, queue.name)}</span>
            <strong className={styles.count}>{queue.waiting}</strong>
          </div>
        ))}
      </div>
      <h2 className={styles.title}>{t('counter.waiting.title')}</h2>
      {view.waiting.length === 0 ? <p className={styles.empty}>{t('counter.waiting.nobody')}</p> : null}
      <ol className={styles.tickets}>
        {view.waiting.map((ticket) => {
          const waited = minutesSince(ticket.issuedAt, now);
          return (
            <li key={ticket.ticket}>
              <button
                type="button"
                className={styles.ticket}
                aria-disabled={busy}
                onClick={() => {
                  if (!busy) setOutOfOrder(ticket);
                }}
              >
                <strong className={styles.number}>{ticket.number}</strong>
                <PriorityTag category={ticket.priority} short />
                <MarkTag mark={ticket.mark} />
                <span className={waited >= view.rule.waitsAtMostMinutes ? styles.tooLong : styles.waited}>
                  {t('counter.minutes', { minutes: waited })}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className={styles.rule}>
        {t('counter.waiting.rule', {
          priority: view.rule.priority,
          normal: view.rule.normal,
          minutes: view.rule.waitsAtMostMinutes,
        })}
      </p>
      {outOfOrder ? (
        <ChooseDialog
          title={t('counter.outOfOrder.title', { number: outOfOrder.number })}
          onClose={() => setOutOfOrder(null)}
          options={outOfOrderReasons.map((why, index) => ({
            key: String(index + 1),
            text: t(`counter.why.${why}`),
            run: () => {
              setOutOfOrder(null);
              visit.callTicket(outOfOrder.ticket, why);
            },
          }))}
        >
          <p>{t('counter.outOfOrder.help')}</p>
        </ChooseDialog>
      ) : null}
    </nav>
  );
}
