import { type ReactNode, useId } from 'react';
import styles from './paper-app.module.css';

/** A simulated device: its name, how it stands, its knobs. */
export function Device(props: { readonly name: string; readonly state?: ReactNode; readonly children: ReactNode }) {
  const title = useId();
  return (
    <section className={styles.device} aria-labelledby={title}>
      <div className={styles.name}>
        <h3 id={title}>{props.name}</h3>
        {props.state}
      </div>
      {props.children}
    </section>
  );
}
