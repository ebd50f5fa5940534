import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import styles from './check-line.module.css';

export interface Check {
  readonly name: string;
  readonly tone: BadgeTone;
  /** One or two words. */
  readonly state: string;
  /** What it means, and what to do when it is not well. */
  readonly say: string;
}

export function CheckLine({ name, tone, state, say }: Check) {
  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      <StateBadge tone={tone}>{state}</StateBadge>
      <span className={styles.say}>{say}</span>
    </li>
  );
}
