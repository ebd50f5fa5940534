import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './picks.module.css';

/** Several of a few, each a box to tick: Tab goes from one to the next, the space bar ticks. */
export function Picks<Value extends string>(props: {
  readonly label: string;
  readonly chosen: readonly Value[];
  readonly options: readonly { readonly value: Value; readonly text: ReactNode }[];
  readonly onChange: (chosen: readonly Value[]) => void;
  readonly error?: string | null;
}) {
  const { label, chosen, options, onChange, error = null } = props;
  const toggle = (value: Value) =>
    onChange(options.map((option) => option.value).filter((each) => chosen.includes(each) !== (each === value)));
  return (
    <fieldset className={styles.picks}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.options}>
        {options.map(({ value, text }) => (
          <label key={value} className={classes(styles.option, chosen.includes(value) && styles.chosen)}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
