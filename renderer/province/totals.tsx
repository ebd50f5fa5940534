import styles from './province.module.css';

/** A few sums above a table. */
export function Totals({ of }: { of: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className={styles.totals}>
      {of.map(([name, value]) => (
        <div key={name} className={styles.total}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
