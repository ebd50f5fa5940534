import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

/** A quiet card with its heading. */
export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.top}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {note}
      </div>
      {children}
    </section>
  );
}
