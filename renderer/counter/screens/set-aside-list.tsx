import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../contract/terminal-views.ts';
import { useNow } from '../../ui/clock.tsx';
import { minutesSince } from '../../ui/elapsed.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import styles from './set-aside-list.module.css';

function stateText({ state }: TicketView) {
  return state === 'no-show' ? 'counter.state.no-show' : 'counter.state.parked';
}

/** Parked and missed, each with its own key: it comes back with the reason already known. */
export function SetAsideList(props: {
  readonly tickets: readonly TicketView[];
  readonly busy: boolean;
  readonly onCall: (index: number) => void;
  /** In line again, with the time of arrival it had: while this counter serves somebody, a colleague may call it. */
  readonly onRejoin: (ticket: string) => void;
}) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{t('counter.aside.title')}</h2>
      <p className={styles.help}>
        {props.tickets.length === 0
          ? t('counter.aside.nobody')
          : t(props.busy ? 'counter.aside.helpBusy' : 'counter.aside.help')}
      </p>
      <ol className={styles.tickets}>
        {props.tickets.map((ticket, index) => (
          <li key={ticket.ticket} className={styles.line}>
            <button type="button" className={styles.ticket} disabled={props.busy} onClick={() => props.onCall(index)}>
              {index < 9 ? <KeyCap>{String(index + 1)}</KeyCap> : null}
              <strong className={styles.number}>{ticket.number}</strong>
              <span className={styles.state}>
                {ticket.parkedWhy ? t(`counter.aside.why.${ticket.parkedWhy}`) : t(stateText(ticket))}
                <span className={styles.since}>
                  {t('counter.aside.since', { minutes: minutesSince(ticket.since, now) })}
                </span>
              </span>
            </button>
            <button
              type="button"
              className={styles.rejoin}
              aria-label={t('counter.aside.rejoinOf', { number: ticket.number })}
              onClick={() => props.onRejoin(ticket.ticket)}
            >
              {t('counter.aside.rejoin')}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
