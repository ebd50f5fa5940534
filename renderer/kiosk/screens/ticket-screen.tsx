import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskView, QueueView } from '../../../contract/terminal-views.ts';
import { textIn } from '../../i18n.ts';
import { classes } from '../../ui/classes.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import type { IssuedTicket } from '../kiosk-app.tsx';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { PaperOutcome } from '../paper-of.ts';
import styles from './ticket-screen.module.css';

/** Closes by itself: long enough to read, longer where the number must be learned by heart. */
const shownSeconds = 12;
const shownWithoutPaperSeconds = 20;

export function TicketScreen(props: {
  readonly ticket: IssuedTicket;
  readonly queue: QueueView | null;
  readonly paper: PaperOutcome;
  readonly view: KioskView;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { ticket, queue, paper, view } = props;
  const seconds = paper === 'none' ? shownWithoutPaperSeconds : shownSeconds;
  const close = useRef(props.onClose);
  close.current = props.onClose;
  useEffect(() => {
    const timer = setTimeout(() => close.current(), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);

  const look = {
    '--queue': `var(--queue-${queue?.colour ?? 'slate'})`,
    '--characters': ticket.number.length,
    '--seconds': `${seconds}s`,
  } as CSSProperties;
  return (
    <KioskFrame point={view.point}>
      <button type="button" className={styles.ticket} style={look} onClick={props.onClose}>
        <span className={styles.queue}>
          <Pictogram name={queue?.symbol ?? 'other'} className={styles.symbol} />
          <span>{queue ? textIn(i18n.language, queue.name) : ticket.queue}</span>
        </span>
        <span className={styles.yours}>{t('kiosk.ticket.yourNumber')}</span>
        <output className={classes(styles.number, paper === 'none' && styles.alone)}>{ticket.number}</output>
        <span className={styles.ahead}>
          {ticket.ahead === 0 ? t('kiosk.ticket.first') : t('kiosk.ticket.ahead', { ahead: ticket.ahead })}
        </span>
        <span className={styles.wait}>
          {ticket.expectedWait && ticket.ahead > 0
            ? t('kiosk.ticket.wait', ticket.expectedWait)
            : t('kiosk.ticket.waitUnknown')}
        </span>
        <Paper outcome={paper} />
        <span className={styles.time} aria-hidden="true" key={seconds} />
      </button>
    </KioskFrame>
  );
}

function Paper({ outcome }: { outcome: PaperOutcome }) {
  const { t } = useTranslation();
  if (outcome === 'none') {
    return (
      <span className={classes(styles.paper, styles.noPaper)} role="alert">
        <Pictogram name="warning" className={styles.paperSign} />
        <span>
          <strong>{t('kiosk.ticket.noPaper')}</strong>
          <br />
          {t('kiosk.ticket.noPaperStillValid')}
        </span>
      </span>
    );
  }
  return (
    <span className={styles.paper} role="status">
      <Pictogram name={outcome === 'take' ? 'tick' : 'printer'} className={styles.paperSign} />
      <span>{outcome === 'take' ? t('kiosk.ticket.takePaper') : t('kiosk.ticket.printing')}</span>
    </span>
  );
}
