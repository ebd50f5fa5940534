import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.ts';
import styles from '../kiosk-frame.module.css';

/** What only staff can mend, small, before a citizen is disappointed: paper low, a screen that must be measured again. */
export function StaffNotice() {
  const { t } = useTranslation();
  const { view } = useKiosk();
  const isOtherScreen = document.documentElement.dataset.measure === 'other-screen';
  const isPaperLow = view.printer.state === 'paper-low';
  if (!isOtherScreen && !isPaperLow) return null;
  return (
    <p className={styles.staffNotice} lang="vi">
      {isOtherScreen ? t('kioskStaff.measureAgain', { lng: 'vi' }) : t('kioskStaff.paperLow', { lng: 'vi' })}
    </p>
  );
}
