import { useTranslation } from 'react-i18next';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { keymap } from '../keymap.ts';
import styles from './key-sheet.module.css';

const groups = ['visit', 'dossier', 'screen'] as const;

/** F1: every key of the counter, generated from the keymap. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <StaffDialog title={t('counter.sheet.title')} onClose={onClose} wide>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={styles.title}>{t(`counter.sheet.${group}`)}</h3>
            <dl className={styles.keys}>
              {keymap
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <div key={entry.name} className={styles.row}>
                    <dt>
                      <KeyCap>{entry.cap}</KeyCap>
                    </dt>
                    <dd>{t(entry.text)}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p>{t('counter.sheet.more')}</p>
    </StaffDialog>
  );
}
