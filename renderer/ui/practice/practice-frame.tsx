import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../contract/words.ts';
import { Button } from '../button.tsx';
import { classes } from '../classes.ts';
import { useKeys } from '../use-keys.ts';
import { PRACTICE_CAP, practiceKeys } from './practice-context.ts';
import styles from './practice-frame.module.css';

/** Stripes around the whole window and the words above it, whatever the page shows. */
export function PracticeFrame(props: { role: Role; onLeave: (() => void) | null; children: ReactNode }) {
  const { role, onLeave, children } = props;
  const { t } = useTranslation();
  useKeys([{ keys: practiceKeys, run: onLeave ?? undefined }]);
  const isStaff = role === 'counter' || role === 'office';
  return (
    <div className={classes(styles.world, isStaff ? styles.staff : styles.citizen)} data-practice="true">
      <aside className={styles.bar} aria-label={t('training.mark')}>
        <strong className={styles.mark}>{t('training.mark')}</strong>
        {onLeave ? (
          <Button kind="primary" shortcut={PRACTICE_CAP} onPress={onLeave}>
            {t('training.leave')}
          </Button>
        ) : null}
      </aside>
      <div className={styles.page}>{children}</div>
      <div className={styles.stripes} aria-hidden="true" />
    </div>
  );
}
