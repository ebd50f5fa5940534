import type { QueueView } from '../../contract/terminal-views.ts';
import { Pictogram } from './pictogram.tsx';
import styles from './queue-mark.module.css';

/** A queue's letter and symbol on its colour, the same on tile, ticket, board and desk. */
export function QueueMark({ queue, size = 'normal' }: { queue: QueueView; size?: 'normal' | 'large' }) {
  return (
    <span
      className={`${styles.mark} ${size === 'large' ? styles.large : ''}`}
      style={{ background: `var(--queue-${queue.colour})` }}
    >
      <span className={styles.letter}>{queue.id}</span>
      <Pictogram name={queue.symbol} className={styles.symbol} />
    </span>
  );
}
