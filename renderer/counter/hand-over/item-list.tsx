import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../../contract/hand-over-api.ts';
import { dueText } from '../../ui/due-words.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { isFound } from './desk-state.ts';
import styles from './hand-over.module.css';
import { fateTone } from './hand-over-words.ts';

interface Props extends Pick<HandOverView, 'items'> {
  /** Of what was forgotten nobody here knows where it is. */
  readonly isForgotten?: boolean;
}

/** The dossiers of a hand-over and where each of them is. */
export function ItemList({ items, isForgotten = false }: Props) {
  const { t } = useTranslation();
  return (
    <ol className={styles.items}>
      {items.map((item) => (
        <li key={item.dossier} className={styles.item}>
          <span className={styles.words}>
            <strong className={styles.number}>{item.code}</strong>
            <span className={styles.small}>
              {item.procedureName ?? t('handOver.item.unknown')} · {t(`handOver.item.${item.carries}`)}
            </span>
          </span>
          {isForgotten ? null : <Fate item={item} />}
        </li>
      ))}
    </ol>
  );
}

function Fate({ item }: { readonly item: HandOverView['items'][number] }) {
  const { t } = useTranslation();
  return (
    <span className={styles.fate}>
      {isFound(item) ? (
        <StateBadge tone="warn">
          {t('handOver.fate.found', { points: item.foundAt?.map(({ name }) => name).join(', ') })}
        </StateBadge>
      ) : (
        <StateBadge tone={fateTone(item.fate)}>
          {t(`handOver.fate.${item.fate}`, { points: item.foundAt?.map(({ name }) => name).join(', ') })}
        </StateBadge>
      )}
      {item.answeredAt ? <span className={styles.small}>{dueText(item.answeredAt)}</span> : null}
    </span>
  );
}
