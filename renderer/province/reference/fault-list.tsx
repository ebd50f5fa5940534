import { useTranslation } from 'react-i18next';
import { type ReferenceKind, referenceColumns } from '../../../domain/reference.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from '../province.module.css';
import type { Preview } from './reference-words.ts';

const shown = 30;

/** Where a file is wrong, by its own lines; `of` the one line that was typed here, only by its fields. */
export function FaultList(props: {
  readonly kind: ReferenceKind;
  readonly faults: Preview['faults'];
  readonly of: 'file' | 'row';
}) {
  const { kind, faults, of } = props;
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  /** What may stand in a column that knows a few words, as this page writes them. */
  const words = (column: string) => {
    const type = referenceColumns[kind].find(({ id }) => id === column)?.type ?? [];
    const values = typeof type === 'string' ? [] : type;
    return values.map((value) => t(`province.ref.value.${value}` as never) as string).join(', ');
  };
  return (
    <Notice
      tone="bad"
      title={t(of === 'file' ? 'province.fault.title' : 'province.fault.rowTitle', { faults: faults.length })}
      answers={faults}
    >
      <ul className={styles.list}>
        {faults.slice(0, shown).map(({ line, column, why }) => (
          <li key={`${line} ${column} ${why}`}>
            {of === 'file'
              ? t('province.fault.at', { line, column: t(`province.ref.column.${column}` as never) })
              : `${t(`province.ref.column.${column}` as never)}:`}{' '}
            {t(`province.fault.${why}`, { words: words(column) })}
          </li>
        ))}
        {faults.length > shown ? <li>{t('province.fault.more', { more: faults.length - shown })}</li> : null}
      </ul>
    </Notice>
  );
}
