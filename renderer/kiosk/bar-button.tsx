import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import styles from './kiosk.module.css';

/** A button of the bottom bar or of the languages: sign and word, pressed or not, 20 mm at least. */
export function BarButton(props: {
  readonly sign?: ReactNode;
  readonly children: ReactNode;
  readonly pressed?: boolean;
  readonly lang?: string;
  readonly onTap: () => void;
}) {
  return (
    <button
      type="button"
      className={classes(styles.barButton, props.pressed && styles.pressed)}
      onClick={props.onTap}
      {...(props.lang ? { lang: props.lang } : {})}
      {...(props.pressed === undefined ? {} : { 'aria-pressed': props.pressed })}
    >
      {props.sign ? <span className={styles.barSign}>{props.sign}</span> : null}
      <span>{props.children}</span>
    </button>
  );
}
