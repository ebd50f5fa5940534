import { cpus, totalmem } from 'node:os';

/** How a measurement is read and said, the same for `npm run morning` and `npm run bench`. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest rank: the figure is always one that was measured. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) };
}

export function medianOf(samples: readonly number[]): number {
  return spreadOf(samples).p50;
}

/** Three significant digits: more would be noise. */
export function ms(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function spreadCells(samples: readonly number[]): string[] {
  const { count, p50, p95, p99, max } = spreadOf(samples);
  return [String(count), ms(p50), ms(p95), ms(p99), ms(max)];
}

/** A Markdown table whose columns also line up in a terminal; the first column to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, 3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, n) => (row[n] ?? '')[n === 0 ? 'padEnd' : 'padStart'](width)).join(' | ')} |`;
  const rule = `| ${widths.map((width, n) => (n === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** What a figure is worth depends on it: never a name or a path of the machine. */
export function machine(): string {
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  const [first] = cpus();
  return `${cpus().length} CPUs (${first?.model.trim() ?? 'unknown'}), ${gib} GiB memory, ${process.platform} ${process.arch}, Node ${process.version}`;
}
