import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './state-badge.module.css';

export type BadgeTone = 'quiet' | 'busy' | 'good' | 'warn' | 'bad';

/** A state in one or two words; its shape says the tone too (ring, half, full, bar) for those who do not see colour. */
export function StateBadge({ tone = 'quiet', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={classes(styles.badge, styles[tone])}>{children}</span>;
}
