import type { CSSProperties, ReactNode } from 'react';
import type { PictogramName } from '../../domain/data/pictograms.ts';
import type { QueueColour } from '../../domain/queue.ts';
import styles from './big-tile.module.css';
import { classes } from './classes.ts';
import { Pictogram } from './pictogram.tsx';
import { useFit } from './use-fit.ts';

/** One thing to choose, for a whole hand: at least 60 × 45 mm, a coloured field with its sign, a name, a quiet line or two. */
export function BigTile(props: {
  readonly sign: PictogramName;
  readonly colour: QueueColour;
  readonly name: string;
  readonly letter?: string;
  readonly busy?: boolean;
  /** Spoken and waiting for the second tap. */
  readonly lit?: boolean;
  /** Gives nothing now; a tap still answers why. */
  readonly closed?: boolean;
  readonly disabled?: boolean;
  readonly onTap: () => void;
  readonly children?: ReactNode;
}) {
  const tile = useFit<HTMLButtonElement>();
  return (
    <button
      ref={tile}
      type="button"
      className={classes(
        styles.tile,
        props.busy && styles.busy,
        props.lit && styles.lit,
        props.closed && styles.closed,
      )}
      style={{ '--tile': `var(--queue-${props.colour})` } as CSSProperties}
      disabled={props.disabled ?? false}
      onClick={props.onTap}
    >
      <span className={styles.field}>
        <Pictogram name={props.sign} className={styles.sign} />
        {props.letter ? <span className={styles.letter}>{props.letter}</span> : null}
      </span>
      <span className={styles.text}>
        <span className={styles.name}>
          {partsOf(props.name).map((part) => (
            <span key={part} className={styles.part}>
              {part}
            </span>
          ))}
        </span>
        {props.children}
      </span>
    </button>
  );
}

/** A name breaks after a comma before it breaks anywhere else: each part stays whole where it fits. */
function partsOf(name: string): string[] {
  return name.split(/(?<=, )/);
}
