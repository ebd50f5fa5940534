import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '../../i18n.ts';
import { classes } from '../../ui/classes.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import { BarButton } from '../bar-button.tsx';
import { useKiosk } from '../kiosk-context.ts';
import type { IssuedTicket } from '../kiosk-flow.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import { type PaperOutcome, paperOf } from '../paper-of.ts';
import { sentence } from '../sentence.ts';
import { shownSeconds, ticketSays } from '../ticket-says.ts';
import { useElapsed } from '../use-elapsed.ts';
import { useEntrance } from '../use-entrance.ts';
import styles from './ticket-screen.module.css';

/** How wide the bold number is in heights of its letters: it is as large as it can be on a narrow glass. */
function emsOf(number: string): number {
  const widthOf = (sign: string) =>
    /\d/.test(sign) ? 0.582 : /[MW]/.test(sign) ? 1 : /[NOQU]/.test(sign) ? 0.84 : 0.77;
  return [...number].reduce((ems, sign) => ems + widthOf(sign), 0);
}

/** So long a tap can be taken back; the station allows a moment more. */
const undoSeconds = 10;

export function TicketScreen({ ticket }: { readonly ticket: IssuedTicket }) {
  const { t, i18n } = useTranslation();
  const { view, send, voices } = useKiosk();
  const paper = paperOf(view, ticket);
  const queue = view.queues.find((each) => each.id === ticket.queue) ?? null;
  const seconds = shownSeconds(paper);
  const close = useRef(send);
  close.current = send;
  useEffect(() => {
    const timer = setTimeout(() => close.current({ type: 'time-is-over' }), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);

  const number = sentence('kiosk.ticket.say', { number: ticket.number });
  const people =
    ticket.ahead === 0 ? sentence('kiosk.ticket.first') : sentence('kiosk.ticket.ahead', { ahead: ticket.ahead });
  const wait =
    ticket.expectedWait && ticket.ahead > 0
      ? sentence('kiosk.ticket.wait', ticket.expectedWait)
      : sentence('kiosk.ticket.waitUnknown');
  const says = ticketSays(paper, number, people);
  useEntrance(says, { always: paper === 'none', key: paper });

  const look = {
    '--queue': `var(--queue-${queue?.colour ?? 'slate'})`,
    '--ems': emsOf(ticket.number),
    '--seconds': `${seconds}s`,
  } as CSSProperties;
  return (
    <KioskFrame bar={<UndoButton />}>
      <section className={styles.ticket} style={look}>
        <p className={styles.queue}>
          <Pictogram name={queue?.symbol ?? 'other'} className={styles.symbol} />
          <span>{queue ? textIn(i18n.language, queue.name) : ticket.queue}</span>
        </p>
        <h1 className={styles.yours}>{t('kiosk.ticket.yourNumber')}</h1>
        <output className={classes(styles.number, paper === 'none' && styles.alone)}>{ticket.number}</output>
        <p className={styles.ahead}>{t(people.key, people.values)}</p>
        <p className={styles.wait}>{t(wait.key, wait.values)}</p>
        <Paper outcome={paper} />
        <span className={styles.time} aria-hidden="true" key={seconds} />
        {/* Lies over everything: a tap anywhere closes. */}
        <button
          type="button"
          className={styles.close}
          aria-label={t('kiosk.ticket.close')}
          onClick={() => voices.press('close', says, () => send({ type: 'done' }))}
        />
      </section>
    </KioskFrame>
  );
}

/** A wrong tap is taken back; the number is never given to another. */
function UndoButton() {
  const { asks } = useKiosk();
  const isOver = useElapsed(undoSeconds * 1_000);
  if (isOver) return null;
  return <BarButton label="kiosk.ticket.undo" sign="undo" guardMs={1_000} onTap={() => void asks.undo()} />;
}

const paperWords = {
  printing: 'kiosk.ticket.printing',
  take: 'kiosk.ticket.takePaper',
  'at-counter': 'kiosk.ticket.paperAtCounter',
} as const;
const paperSigns = { printing: 'printer', take: 'tick', 'at-counter': 'help' } as const;

function Paper({ outcome }: { outcome: PaperOutcome }) {
  const { t } = useTranslation();
  if (outcome === 'none') {
    return (
      <p className={classes(styles.paper, styles.noPaper)} role="alert">
        <Pictogram name="warning" className={styles.paperSign} />
        <span>
          <strong>{t('kiosk.ticket.noPaper')}</strong>
          <span className={styles.second}>{t('kiosk.ticket.noPaperStillValid')}</span>
        </span>
      </p>
    );
  }
  return (
    <p className={styles.paper} aria-live="polite">
      <Pictogram name={paperSigns[outcome]} className={styles.paperSign} />
      <span>{t(paperWords[outcome])}</span>
    </p>
  );
}
