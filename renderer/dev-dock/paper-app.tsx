import { useTranslation } from 'react-i18next';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { Clock } from '../ui/clock.tsx';
import { ConnectionBadge } from '../ui/connection-badge.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useLive } from '../ui/use-live.ts';
import { CitizensKnob } from './citizens-knob.tsx';
import styles from './paper-app.module.css';
import { PaperWall } from './paper-wall.tsx';
import { PrinterKnobs } from './printer-knobs.tsx';
import { RoadKnobs } from './road-knobs.tsx';
import { ScannerKnobs } from './scanner-knobs.tsx';
import { Speaker } from './speaker.tsx';

/** The simulated devices: the ways to make each fail, what the loudspeakers said, and the papers decoded from the bytes. */
export function PaperApp() {
  const { t } = useTranslation();
  const { view, lostSince } = useLive('watchPaper', {});
  if (!view) return null;
  return (
    <div className={styles.page}>
      <BrocadeBand />
      <header className={styles.header}>
        <h1>{t('paper.title')}</h1>
        {view.printer.waitingJobs > 0 ? (
          <StateBadge tone="warn">{t('paper.waitingJobs', { count: view.printer.waitingJobs })}</StateBadge>
        ) : null}
        <ConnectionBadge lostSince={lostSince} />
        <Clock className={styles.clock} />
      </header>
      <main className={styles.main}>
        <section className={styles.knobs} aria-labelledby="knobs">
          <h2 id="knobs">{t('paper.knobs')}</h2>
          <PrinterKnobs place="first" state={view.printer.state} />
          {view.printer.second ? <PrinterKnobs place="second" state={view.printer.second.state} /> : null}
          <ScannerKnobs state={view.scanner} />
          {view.road ? <RoadKnobs road={view.road} /> : null}
          {view.citizens === null ? null : <CitizensKnob perMinute={view.citizens} />}
          <Speaker />
        </section>
        <PaperWall title={t('paper.papers')} papers={view.papers} />
        {view.printer.second ? <PaperWall title={t('paper.papers.second')} papers={view.second} /> : null}
      </main>
    </div>
  );
}
