import { useTranslation } from 'react-i18next';
import { keyOf, type ReferenceKind, type ReferenceRow, referenceColumns } from '../../../domain/reference.ts';
import styles from '../province.module.css';
import { cellText, type Difference } from './reference-words.ts';

const shown = 60;

/** What joins, what goes, and of what is another the old and the new word: read before anything changes. */
export function DifferenceView({ kind, difference }: { kind: ReferenceKind; difference: Difference }) {
  const { t } = useTranslation();
  const { added, removed, changed, same } = difference;
  const title = (row: ReferenceRow) => `${keyOf(kind, row)} ${row.name ?? row.dong ?? ''}`;
  return (
    <div className={styles.wideForm}>
      <p>
        {t('province.diff.counts', {
          ...{ added: added.length, removed: removed.length, changed: changed.length, same },
        })}
      </p>
      <ul className={styles.changes}>
        {added.slice(0, shown).map((row) => (
          <li key={keyOf(kind, row)}>
            <strong className={styles.sign}>+</strong> {title(row)}
          </li>
        ))}
        {removed.slice(0, shown).map((row) => (
          <li key={keyOf(kind, row)}>
            <strong className={styles.sign}>−</strong> <s>{title(row)}</s>
          </li>
        ))}
        {changed.slice(0, shown).map(({ before, after }) => (
          <li key={keyOf(kind, after)}>
            <strong className={styles.sign}>≠</strong> {title(after)}
            <ul className={styles.list}>
              {referenceColumns[kind]
                .filter(({ id }) => (before[id] ?? '') !== (after[id] ?? ''))
                .map((column) => (
                  <li key={column.id}>
                    {t(`province.ref.column.${column.id}` as never)}: {cellText(t, column, before[column.id])} →{' '}
                    <strong>{cellText(t, column, after[column.id])}</strong>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      {Math.max(added.length, removed.length, changed.length) > shown ? (
        <p className={styles.soft}>{t('province.diff.more')}</p>
      ) : null}
    </div>
  );
}
