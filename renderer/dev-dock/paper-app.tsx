import { useTranslation } from 'react-i18next';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { Clock } from '../ui/clock.tsx';
import { ConnectionBadge } from '../ui/connection-badge.tsx';
import { printerTone } from '../ui/machine-states.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useLive } from '../ui/use-live.ts';
import styles from './paper-app.module.css';
import { PaperWall } from './paper-wall.tsx';
import { PrinterKnobs } from './printer-knobs.tsx';

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
        <StateBadge tone={printerTone(view.printer.state)}>{t(`ui.printer.${view.printer.state}`)}</StateBadge>
        {view.printer.waitingJobs > 0 ? (
          <StateBadge tone="warn">{t('paper.waitingJobs', { count: view.printer.waitingJobs })}</StateBadge>
        ) : null}
        <ConnectionBadge lostSince={lostSince} />
        <Clock className={styles.clock} />
      </header>
      <main className={styles.main}>
        <PrinterKnobs />
        <PaperWall papers={view.papers} />
      </main>
    </div>
  );
}
