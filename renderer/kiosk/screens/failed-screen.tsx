import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskView } from '../../../contract/terminal-views.ts';
import type { Failure } from '../../station-client.ts';
import { classes } from '../../ui/classes.ts';
import { failureText } from '../../ui/notice.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { BarButton } from '../bar-button.tsx';
import bar from '../kiosk.module.css';
import { KioskFrame } from '../kiosk-frame.tsx';
import styles from './lost-screen.module.css';

const shownMs = 12_000;

/** The station refused: says why in one sentence, and where help is. */
export function FailedScreen(props: { failure: Failure; view: KioskView; onClose: () => void }) {
  const { t } = useTranslation(['screen', 'errors']);
  const close = useRef(props.onClose);
  useEffect(() => {
    const timer = setTimeout(() => close.current(), shownMs);
    return () => clearTimeout(timer);
  }, []);
  const lost = props.failure.type === 'connection-lost';
  return (
    <KioskFrame
      point={props.view.point}
      bar={
        <BarButton sign={<Pictogram name="arrow" className={classes(bar.backwards)} />} onTap={props.onClose}>
          {t('kiosk.failed.again')}
        </BarButton>
      }
    >
      <div className={styles.lost}>
        <Pictogram name="warning" className={styles.sign} />
        <h1>{t('kiosk.failed.title')}</h1>
        {lost ? null : <p>{failureText(t, props.failure)}</p>}
        <p>{t('kiosk.lost.goToClerk')}</p>
      </div>
    </KioskFrame>
  );
}
