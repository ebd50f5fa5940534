import type { ReactNode } from 'react';
import type { KioskView } from '../../contract/terminal-views.ts';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { centreNameText } from '../ui/centre-name.ts';
import { Clock } from '../ui/clock.tsx';
import { DemonstrationBanner } from '../ui/demonstration-banner.tsx';
import styles from './kiosk.module.css';

/** What every kiosk screen has in the same place: the band, the centre's name, the clock; languages and bar where used. */
export function KioskFrame(props: {
  readonly point: KioskView['point'];
  readonly languages?: ReactNode;
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}) {
  const { point } = props;
  return (
    <div className={styles.frame}>
      <BrocadeBand className={styles.band} />
      <header className={styles.header}>
        <div className={styles.names}>
          <p className={styles.centre}>{centreNameText(point.centreName)}</p>
          <p className={styles.point}>{point.pointName}</p>
        </div>
        <Clock className={styles.clock} dateClassName={styles.date} timeClassName={styles.time} />
        {props.languages ? <nav className={styles.languages}>{props.languages}</nav> : null}
      </header>
      <main className={styles.main}>{props.children}</main>
      {props.bar ? <footer className={styles.bar}>{props.bar}</footer> : null}
      <DemonstrationBanner show={point.demonstration} className={styles.demonstration} />
    </div>
  );
}
