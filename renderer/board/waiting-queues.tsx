import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../contract/terminal-views.ts';
import { textIn } from '../i18n.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import styles from './board.module.css';
import { queueLook } from './queue-look.ts';

/** How many wait in each queue. */
export function WaitingQueues({ queues }: { queues: readonly QueueView[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section className={styles.waiting} aria-label={t('board.waiting')}>
      {queues.map((queue) => {
        const { symbol, style } = queueLook(queues, queue.id);
        return (
          <div key={queue.id} className={styles.queue} style={style}>
            <Pictogram name={symbol} className={styles.queueSymbol} />
            <p className={styles.queueName}>
              {queue.id} · {textIn(i18n.language, queue.name)}
            </p>
            <p className={styles.queueWaiting}>
              {t('board.waiting')} <strong>{queue.waiting}</strong>
            </p>
          </div>
        );
      })}
    </section>
  );
}
