import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../contract/terminal-views.ts';
import { classes } from '../ui/classes.ts';
import { useNow } from '../ui/clock.tsx';
import { Pictogram } from '../ui/pictogram.tsx';
import styles from './last-calls.module.css';
import pulse from './pulse.module.css';
import { queueLook } from './queue-look.ts';
import { pageMs, rowsOf } from './seen-calls.ts';
import type { BoardCall } from './use-announcer.ts';

/** The calls before the one in the large field. */
export function LastCalls(props: {
  readonly calls: readonly BoardCall[];
  readonly hero: BoardCall | null;
  readonly saying: BoardCall | null;
  readonly queues: readonly QueueView[];
  readonly places: number;
  readonly isNew: (call: BoardCall) => boolean;
}) {
  const { t } = useTranslation();
  const { calls, hero, saying, queues, places, isNew } = props;
  const page = Math.floor(useNow(pageMs) / pageMs);
  const { rows } = rowsOf(calls, hero, saying, places, page);
  return (
    <section className={styles.last}>
      <h2 className={styles.lastTitle}>
        <span>{t('board.lastCalls')}</span>
        <span>{t('board.counter')}</span>
      </h2>
      <ol className={styles.rows}>
        {rows.map((call) => {
          const { symbol, style } = queueLook(queues, call.queue);
          const isSaid = call.callNo === saying?.callNo;
          return (
            <li
              key={call.callNo}
              className={classes(styles.row, isSaid && styles.said, isNew(call) && pulse.pulse)}
              style={style}
              data-said={isSaid || undefined}
            >
              <Pictogram name={isSaid ? 'speaker' : symbol} className={styles.rowSymbol} />
              <span className={styles.rowNumber}>{call.number}</span>
              <Pictogram name="arrow" className={styles.rowArrow} />
              <span className={styles.rowCounter}>
                <span className={styles.spokenOnly}>{t('board.counter')} </span>
                {call.counter}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
