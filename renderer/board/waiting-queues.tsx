import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Moment } from '../../contract/reception-schemas.ts';
import type { QueueView } from '../../contract/terminal-views.ts';
import { textIn } from '../i18n.ts';
import { localDateText } from '../ui/format.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import { queueLook } from './queue-look.ts';
import { queueSays } from './queue-says.ts';
import styles from './waiting-queues.module.css';

/** How many wait in each queue, or why it gives no numbers now and when it does again. `today`: the local date. */
export function WaitingQueues({ queues, today }: { queues: readonly QueueView[]; today: string }) {
  const { t, i18n } = useTranslation();
  return (
    <section className={styles.waiting} aria-label={t('board.waiting')}>
      {queues.map((queue) => {
        const { symbol, style } = queueLook(queues, queue.id);
        const stopped = queueSays(queue);
        return (
          <div key={queue.id} className={styles.queue} style={style}>
            <Pictogram name={symbol} className={styles.queueSymbol} />
            <p className={styles.queueName}>
              {queue.id} · {textIn(i18n.language, queue.name)}
            </p>
            {stopped ? (
              <p className={styles.queueStopped}>
                {t(stopped.key, { when: stopped.at ? whenText(t, stopped.at, today) : '' })}
              </p>
            ) : (
              <p className={styles.queueWaiting}>
                {t('board.waiting')} <strong>{queue.waiting}</strong>
              </p>
            )}
          </div>
        );
      })}
    </section>
  );
}

/** `13:30`, and of another day `07:00 ngày 25/11`. */
function whenText(t: TFunction, { date, time }: Moment, today: string): string {
  return date === today ? time : t('board.reception.onDay', { time, date: localDateText(date).slice(0, 5) });
}
