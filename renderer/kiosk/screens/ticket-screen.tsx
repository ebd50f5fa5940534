import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskView, QueueView } from '../../../contract/terminal-views.ts';
import { textIn } from '../../i18n.ts';
import type { Outputs } from '../../station-client.ts';
import { classes } from '../../ui/classes.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import { KioskFrame } from '../kiosk-frame.tsx';
import type { PaperOutcome } from '../paper-of.ts';
import styles from './ticket-screen.module.css';

export type IssuedTicket = Extract<Outputs['issueTicket'], { ok: true }>['value'];

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
      <section className={styles.ticket} style={look}>
        <p className={styles.queue}>
          <Pictogram name={queue?.symbol ?? 'other'} className={styles.symbol} />
          <span>{queue ? textIn(i18n.language, queue.name) : ticket.queue}</span>
        </p>
        <h1 className={styles.yours}>{t('kiosk.ticket.yourNumber')}</h1>
        <output className={classes(styles.number, paper === 'none' && styles.alone)}>{ticket.number}</output>
        <p className={styles.ahead}>
          {ticket.ahead === 0 ? t('kiosk.ticket.first') : t('kiosk.ticket.ahead', { ahead: ticket.ahead })}
        </p>
        <p className={styles.wait}>
          {ticket.expectedWait && ticket.ahead > 0
            ? t('kiosk.ticket.wait', ticket.expectedWait)
            : t('kiosk.ticket.waitUnknown')}
        </p>
        <Paper outcome={paper} />
        <span className={styles.time} aria-hidden="true" key={seconds} />
        {/* Lies over everything: a tap anywhere closes. */}
        <button type="button" className={styles.close} aria-label={t('kiosk.ticket.close')} onClick={props.onClose} />
      </section>
    </KioskFrame>
  );
}

function Paper({ outcome }: { outcome: PaperOutcome }) {
  const { t } = useTranslation();
  if (outcome === 'none') {
    return (
      <p className={classes(styles.paper, styles.noPaper)} role="alert">
        <Pictogram name="warning" className={styles.paperSign} />
        <span>
          <strong>{t('kiosk.ticket.noPaper')}</strong>
          <br />
          {t('kiosk.ticket.noPaperStillValid')}
        </span>
      </p>
    );
  }
  return (
    <p className={styles.paper} aria-live="polite">
      <Pictogram name={outcome === 'take' ? 'tick' : 'printer'} className={styles.paperSign} />
      <span>{outcome === 'take' ? t('kiosk.ticket.takePaper') : t('kiosk.ticket.printing')}</span>
    </p>
  );
}
