import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../contract/reception-schemas.ts';
import { Button } from '../../ui/button.tsx';
import { momentText } from '../../ui/moment-text.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './lock-notice.module.css';

/** The kiosk gives no numbers: whoever opens the office sees it on every page and ends it with one press. */
export function LockNotice({ lock }: { lock: LockView | null }) {
  const { t } = useTranslation();
  const unlock = useCommand('unlockKiosk');
  if (!lock) return null;
  return (
    <Notice tone="warn" title={t('ui.lock.isLocked', { why: t(`kiosk.locked.why.${lock.why}`) })}>
      {lock.text ? <p>{t('ui.lock.saying', { text: lock.text })}</p> : null}
      <p>{lock.backAt ? t('ui.lock.until', { backAt: momentText(t, lock.backAt) }) : t('ui.lock.untilYou')}</p>
      <p className={styles.act}>
        <Button kind="primary" onPress={() => unlock.run({})} pending={unlock.pending}>
          {t('ui.lock.unlock')}
        </Button>
      </p>
      <ErrorText failure={unlock.error} />
    </Notice>
  );
}
