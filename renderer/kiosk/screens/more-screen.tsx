import { useTranslation } from 'react-i18next';
import { Pictogram } from '../../ui/pictogram.tsx';
import styles from '../kiosk.module.css';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { OtherErrands } from '../other-errands.tsx';
import { useEntrance } from '../use-entrance.ts';

/** On tablets: what a panel has beside the tiles. */
export function MoreScreen() {
  const { t } = useTranslation();
  useEntrance(['kiosk.more.title']);
  return (
    <KioskFrame bar={<BackButton />}>
      <h1 className={styles.prompt}>{t('kiosk.more.title')}</h1>
      <div className={styles.list}>
        <OtherErrands />
        <p className={styles.scanHint}>
          <Pictogram name="scan" className={styles.scanSign} />
          <span>{t('kiosk.home.scan')}</span>
        </p>
      </div>
    </KioskFrame>
  );
}
