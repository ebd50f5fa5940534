import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import styles from '../province.module.css';
import type { Preview } from './reference-words.ts';

const shown = 30;

/** Where a file is wrong, by its own lines. */
export function FaultList({ faults }: { faults: Preview['faults'] }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  return (
    <Notice tone="bad" title={t('province.fault.title', { faults: faults.length })}>
      <ul className={styles.list}>
        {faults.slice(0, shown).map(({ line, column, why }) => (
          <li key={`${line} ${column} ${why}`}>
            {t('province.fault.at', { line, column: t(`province.ref.column.${column}` as never) })}{' '}
            {t(`province.fault.${why}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
