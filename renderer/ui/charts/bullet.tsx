import styles from './charts.module.css';

const width = 300;
const height = 26;

/** One share against the line from which it is full: a bar, a line, and both in words for who sees neither. */
export function Bullet({ share, fullAt, label }: { share: number; fullAt: number; label: string }) {
  const at = fullAt * width;
  return (
    <svg className={styles.bullet} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <rect className={styles.ground} x="0" y="3" width={width} height={height - 6} />
      <rect className={styles.full} x={at} y="3" width={width - at} height={height - 6} />
      <rect className={styles.bar} x="0" y="8" width={Math.min(1, share) * width} height={height - 16} />
      <path className={styles.mark} d={`M${Math.min(at, width - 2)} 0V${height}`} />
    </svg>
  );
}
