import { type ReactNode, useId } from 'react';
import styles from './province.module.css';

/** A quiet card with its heading, and what can be done with the whole of it at its end. */
export function Panel(props: { title: string; note?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelTop}>
        <h2 id={id} className={styles.panelTitle}>
          {props.title}
        </h2>
        {props.note}
      </div>
      {props.children}
    </section>
  );
}
