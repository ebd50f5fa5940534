import type { ReactNode } from 'react';
import { BrocadeBand } from './brocade-band.tsx';
import styles from './card-page.module.css';

/** A page of a PC that nobody works at yet: one card in the middle. */
export function CardPage({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <BrocadeBand />
        <div className={styles.text}>{children}</div>
      </div>
    </main>
  );
}
