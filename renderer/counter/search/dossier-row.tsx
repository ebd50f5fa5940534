import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import { dueText } from '../../ui/due-words.ts';
import { elsewhereText } from '../custody-words.ts';
import { DossierStateBadge } from './dossier-state-badge.tsx';
import styles from './search-screen.module.css';

export function DossierRow(props: { line: DossierLine; here: string; chosen: boolean; onChoose: () => void }) {
  const { line, chosen } = props;
  const { t } = useTranslation();
  const elsewhere = elsewhereText(t, line.custody, props.here);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={row}>
      <button type="button" className={styles.row} aria-current={chosen ? 'true' : undefined} onClick={props.onChoose}>
        <span className={styles.rowTop}>
          <strong>{line.name}</strong>
          <DossierStateBadge line={line} />
        </span>
        <span>{line.procedureName}</span>
        <span className={styles.rowSmall}>
          {line.code} · {t('dossier.due.short', { due: dueText(line.dueAt) })}
        </span>
        {elsewhere ? <span className={styles.rowElsewhere}>{elsewhere}</span> : null}
      </button>
    </li>
  );
}
