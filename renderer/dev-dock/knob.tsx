import { classes } from '../ui/classes.ts';
import styles from './paper-app.module.css';

/** One thing a hand can turn, with its positions. */
export function Knob<Position extends string>(props: {
  readonly name: string;
  readonly value: Position;
  readonly positions: Readonly<Record<Position, string>>;
  readonly onTurn: (position: Position) => void;
}) {
  const choices = Object.entries(props.positions) as [Position, string][];
  return (
    <fieldset className={styles.knob}>
      <legend>{props.name}</legend>
      {choices.map(([choice, text]) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === props.value}
          className={classes(styles.position, choice === props.value && styles.on)}
          onClick={() => props.onTurn(choice)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
