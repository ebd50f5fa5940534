import { useTranslation } from 'react-i18next';
import type { PriorityCategory } from '../../../domain/ticket-words.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import styles from './priority-tag.module.css';

/** Priority by sign and word, never by colour alone. */
export function PriorityTag(props: { category: PriorityCategory | null; short?: boolean }) {
  const { category, short = false } = props;
  const { t } = useTranslation();
  if (!category) return null;
  return (
    <span className={styles.tag}>
      <Pictogram name={category} className={styles.sign} />
      {t(short || category === 'goes-first' ? `counter.priority.${category}` : `ui.priority.${category}`)}
    </span>
  );
}
