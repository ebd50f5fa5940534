import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskView } from '../../../contract/terminal-views.ts';
import { BrocadeBand } from '../../ui/brocade-band.tsx';
import { centreNameText } from '../../ui/centre-name.ts';
import { Clock } from '../../ui/clock.tsx';
import { DemonstrationBanner } from '../../ui/demonstration-banner.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import frame from '../kiosk.module.css';
import styles from './lost-screen.module.css';

/** No number can be given: people are sent to the clerk, never left in front of a dead machine. */
export function LostScreen({ point, onShown }: { point: KioskView['point'] | null; onShown: () => void }) {
  const { t } = useTranslation();
  const shown = useRef(onShown);
  useEffect(() => shown.current(), []);
  return (
    <div className={frame.frame}>
      <BrocadeBand className={frame.band} />
      <header className={frame.header}>
        <div className={frame.names}>
          <p className={frame.centre}>{centreNameText(point?.centreName ?? '')}</p>
          <p className={frame.point}>{point?.pointName}</p>
        </div>
        <Clock className={frame.clock} dateClassName={frame.date} timeClassName={frame.time} />
      </header>
      <main className={styles.lost}>
        <Pictogram name="help" className={styles.sign} />
        <h1>{t('kiosk.lost.goToClerk')}</h1>
        <p>{t('kiosk.lost.title')}</p>
        <p>{t('kiosk.lost.comesBack')}</p>
        {point?.phone ? <p className={styles.phone}>{t('kiosk.lost.phone', { phone: point.phone })}</p> : null}
      </main>
      <DemonstrationBanner show={point?.demonstration ?? false} className={frame.demonstration} />
    </div>
  );
}
