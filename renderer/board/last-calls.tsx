import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../contract/terminal-views.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import styles from './board.module.css';
import { queueLook } from './queue-look.ts';
import type { BoardCall } from './use-announcements.ts';

const rows = 5;

/** The calls before the one in the large field, newest first, one row per number: a recall moves its row up. */
export function LastCalls(props: {
  readonly calls: readonly BoardCall[];
  readonly hero: BoardCall | null;
  readonly queues: readonly QueueView[];
}) {
  const { t } = useTranslation();
  const { calls, hero, queues } = props;
  const numbers = new Set<string>(hero ? [hero.number] : []);
  const before = calls.filter((call) => {
    if (hero && call.callNo > hero.callNo) return false;
    const first = !numbers.has(call.number);
    numbers.add(call.number);
    return first;
  });
  return (
    <section className={styles.last}>
      <h2 className={styles.lastTitle}>{t('board.lastCalls')}</h2>
      <ol className={styles.rows}>
        {before.slice(0, rows).map((call) => {
          const { symbol, style } = queueLook(queues, call.queue);
          return (
            <li key={call.callNo} className={styles.row} style={style}>
              <Pictogram name={symbol} className={styles.rowSymbol} />
              <span className={styles.rowNumber}>{call.number}</span>
              <Pictogram name="arrow" className={styles.rowArrow} />
              <span className={styles.rowCounter}>{t('board.counterNumber', { counter: call.counter })}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
