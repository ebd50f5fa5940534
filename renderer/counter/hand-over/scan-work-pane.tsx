import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { dueText } from '../../ui/due-words.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './hand-over.module.css';
import type { PaneProps } from './pane-props.ts';
import { ScanFacts } from './scan-facts.tsx';

/** Work that came ahead of its folders: each dossier opens where it is worked on. */
export function ScanWorkPane({ desk, onOpen }: PaneProps) {
  const { t } = useTranslation();
  const work = desk.trips?.scanWork ?? [];
  return (
    <>
      <h2 className={styles.heading}>{t('handOver.scanWork.title')}</h2>
      <Notice>{t('handOver.scanWork.help')}</Notice>
      <ol className={styles.items}>
        {work.map(({ dossier, code, procedureName, dueAt, folderAt, ...byScan }) => (
          <li key={dossier} className={styles.item}>
            <span className={styles.words}>
              <strong className={styles.number}>{code}</strong>
              <span className={styles.small}>{procedureName}</span>
              <span className={styles.small}>
                {folderAt === null
                  ? t('handOver.scanWork.folderElsewhere')
                  : t('handOver.scanWork.folderAt', { point: folderAt.name })}
              </span>
              <ScanFacts of={byScan} />
            </span>
            <span className={styles.fate}>
              <span>{t('handOver.scanWork.due', { due: dueText(dueAt) })}</span>
              <Button onPress={() => onOpen(code)} label={t('handOver.scanWork.openOne', { code })}>
                {t('handOver.scanWork.open')}
              </Button>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
