import { useTranslation } from 'react-i18next';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { Clock } from '../ui/clock.tsx';
import { ConnectionBadge } from '../ui/connection-badge.tsx';
import { type BadgeTone, StateBadge } from '../ui/state-badge.tsx';
import { useLive, type ViewOf } from '../ui/use-live.ts';
import styles from './paper-app.module.css';
import { PaperWall } from './paper-wall.tsx';
import { PrinterKnobs } from './printer-knobs.tsx';

type PrinterState = ViewOf<'watchPaper'>['printer']['state'];

const tones: Readonly<Record<PrinterState, BadgeTone>> = {
  ready: 'good',
  'ready-unverified': 'good',
  printing: 'busy',
  'paper-low': 'warn',
  'no-paper': 'bad',
  'cover-open': 'bad',
  fault: 'bad',
  disconnected: 'bad',
  none: 'quiet',
};

/** What came out of the simulated printer, decoded from the bytes it received, and the ways to make it fail. */
export function PaperApp() {
  const { t } = useTranslation();
  const { view, lostSince } = useLive('watchPaper', {});
  if (!view) return null;
  return (
    <div className={styles.page}>
      <BrocadeBand />
      <header className={styles.header}>
        <h1>{t('paper.title')}</h1>
        <StateBadge tone={tones[view.printer.state]}>{t(`ui.printer.${view.printer.state}`)}</StateBadge>
        {view.printer.waitingJobs > 0 ? (
          <StateBadge tone="warn">{t('paper.waitingJobs', { count: view.printer.waitingJobs })}</StateBadge>
        ) : null}
        <ConnectionBadge lostSince={lostSince} />
        <Clock className={styles.clock} />
      </header>
      <PrinterKnobs />
      <PaperWall papers={view.papers} />
    </div>
  );
}
