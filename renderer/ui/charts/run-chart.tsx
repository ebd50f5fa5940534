import { type RunMonth, runPoints, shareText, yOf } from './chart-scale.ts';
import styles from './charts.module.css';

const box = { width: 620, height: 150 };
const left = 56;
const top = 12;
const bottom = 30;

/**
 * A share by month between the limits of chance, with its mean. A month outside has another shape (a square, above or
 * below) and its words, not only another colour.
 */
export function RunChart(props: {
  readonly months: readonly RunMonth[];
  readonly mean: number | null;
  readonly label: string;
  readonly meanText: string;
}) {
  const { months, mean } = props;
  const { points, floor } = runPoints(months, box);
  const y = (share: number) => yOf(share, floor, box.height);
  const band = points.filter(({ month }) => month.low !== null && month.high !== null);
  const edge = (of: 'low' | 'high') => band.map(({ x, month }) => `${x},${y(month[of] ?? 0)}`);
  const drawn = points.filter((point) => point.y !== null);
  const viewBox = `0 0 ${left + box.width + 24} ${top + box.height + bottom}`;
  return (
    <svg className={styles.run} viewBox={viewBox} role="img" aria-label={props.label}>
      <g transform={`translate(${left} ${top})`}>
        {band.length > 1 ? (
          <polygon className={styles.band} points={[...edge('high'), ...edge('low').reverse()].join(' ')} />
        ) : null}
        {[floor, (floor + 1) / 2, 1].map((share) => (
          <g key={share}>
            <path className={styles.grid} d={`M0 ${y(share)}H${box.width}`} />
            <text className={styles.tick} x="-8" y={y(share) + 4} textAnchor="end">
              {shareText(share)}
            </text>
          </g>
        ))}
        {mean === null ? null : <path className={styles.mean} d={`M0 ${y(mean)}H${box.width}`} />}
        <polyline className={styles.line} points={drawn.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {drawn.map(({ x, y: at, label, signal }) =>
          signal ? (
            <rect key={label} className={styles.signal} x={x - 6} y={(at ?? 0) - 6} width="12" height="12" />
          ) : (
            <circle key={label} className={styles.point} cx={x} cy={at ?? 0} r="4.5" />
          ),
        )}
        {points.map(({ x, label }) => (
          <text key={label} className={styles.tick} x={x} y={box.height + 22} textAnchor="middle">
            {label}
          </text>
        ))}
      </g>
    </svg>
  );
}
