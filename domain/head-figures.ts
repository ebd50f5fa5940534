/** The five numbers of the head's page. Each has a target and yesterday beside it, and the rows it was counted from behind it. */
export const headFigures = ['waiting', 'median-wait', 'served', 'on-time', 'overdue'] as const;
export type HeadFigure = (typeof headFigures)[number];

/** What a centre aims at; its own `point.json` may say otherwise. No law names the first two. */
export interface HeadTargets {
  /** People waiting at one time, at most. */
  readonly waiting: number;
  /** Minutes until the first call, at most. */
  readonly medianWaitMinutes: number;
  /** Percent of what was given in numbers that is served, at least. */
  readonly servedPercent: number;
  /** Percent of the month's dossiers, at least. */
  readonly onTimePercent: number;
  /** Dossiers past their day, at most. */
  readonly overdue: number;
}

export const usualTargets: HeadTargets = {
  waiting: 10,
  medianWaitMinutes: 15,
  servedPercent: 95,
  onTimePercent: 98,
  overdue: 0,
};

/** The middle one of the sorted, the later of two middles; null: none. */
export function medianOf(sorted: readonly number[]): number | null {
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
