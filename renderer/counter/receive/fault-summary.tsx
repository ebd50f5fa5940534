import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import type { Fault, FaultField } from './draft.ts';
import styles from './receive-screen.module.css';

/** What is wrong, at the top too, each line leading to its field. */
export function FaultSummary(props: {
  readonly faults: readonly Fault[];
  readonly textOf: (field: FaultField) => string | null;
  readonly onGo: (field: string) => void;
}) {
  const { t } = useTranslation();
  if (props.faults.length === 0) return null;
  return (
    <Notice tone="bad" title={t('dossier.receive.faults')}>
      <ul className={styles.faults}>
        {props.faults.map((fault) => (
          <li key={fault.field}>
            <button type="button" className={styles.fault} onClick={() => props.onGo(fault.field)}>
              {props.textOf(fault.field)}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
