import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { centreNameText } from '../ui/centre-name.ts';
import { Clock } from '../ui/clock.tsx';
import { ConnectionBadge } from '../ui/connection-badge.tsx';
import { DemonstrationBanner } from '../ui/demonstration-banner.tsx';
import { useLive } from '../ui/use-live.ts';
import { createBell } from './bell.ts';
import styles from './board.module.css';
import { HeroCall } from './hero-call.tsx';
import { LastCalls } from './last-calls.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { WaitingQueues } from './waiting-queues.tsx';

/** The screen on the wall: who goes where, who was called, how many wait. Numbers only, no person and no matter. */
export function BoardApp() {
  const { t } = useTranslation();
  const { view, lostSince } = useLive('watchBoard', {});
  const [bell] = useState(createBell);
  const silent = useSilence(bell);
  const { hero, announced } = useAnnouncements(view, bell);
  if (!view) return <main className={styles.board} />;
  return (
    <div className={styles.board}>
      <BrocadeBand className={styles.band} />
      <header className={styles.header}>
        <div>
          <h1 className={styles.centre}>{centreNameText(view.point.centreName)}</h1>
          <p className={styles.point}>{view.point.pointName}</p>
        </div>
        <Clock className={styles.clock} dateClassName={styles.date} timeClassName={styles.time} />
      </header>
      <main className={styles.main}>
        <HeroCall key={announced} call={hero} queues={view.queues} pulse={announced > 0} />
        <LastCalls calls={view.calls} hero={hero} queues={view.queues} />
      </main>
      <WaitingQueues queues={view.queues} />
      <footer className={styles.footer}>
        <DemonstrationBanner show={view.point.demonstration} className={styles.demonstration} />
        {silent ? <span className={styles.silent}>{t('board.soundOff')}</span> : null}
        <ConnectionBadge lostSince={lostSince} always />
      </footer>
    </div>
  );
}

/** True while the browser keeps the bell silent; any touch or key wakes it. */
function useSilence(bell: ReturnType<typeof createBell>): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    const look = setInterval(() => setSilent(bell.isSilent()), 2_000);
    window.addEventListener('pointerdown', bell.wake);
    window.addEventListener('keydown', bell.wake);
    return () => {
      clearInterval(look);
      window.removeEventListener('pointerdown', bell.wake);
      window.removeEventListener('keydown', bell.wake);
    };
  }, [bell]);
  return silent;
}
