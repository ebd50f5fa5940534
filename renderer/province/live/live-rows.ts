import { foldForSearch } from '../../../domain/person.ts';
import type { LiveNumbers, PointRow } from '../province-client.ts';

/** One line of the live table: a point, or all points of a commune. */
export interface LiveRow extends PointRow {
  /** Points behind it. */
  readonly points: number;
}

const rank: Readonly<Record<PointRow['silence'], number>> = { none: 0, 'office-hours': 1, day: 2, never: 3 };

export function liveRows({ points }: LiveNumbers, by: 'commune' | 'point', search: string): readonly LiveRow[] {
  const words = foldForSearch(search).split(' ').filter(Boolean);
  const all = by === 'point' ? points.map((point) => ({ ...point, points: 1 })) : [...communesOf(points)];
  return all.filter(({ commune, point, named }) =>
    words.every((word) => foldForSearch(`${commune.name} ${commune.code} ${point} ${named ?? ''}`).includes(word)),
  );
}

/** Sums; seen last is the latest of its points, silent is the one silent longest. */
function communesOf(points: readonly PointRow[]): readonly LiveRow[] {
  const groups = [...Map.groupBy(points, ({ commune }) => commune.code).values()];
  return groups.map((list) => list.map((point): LiveRow => ({ ...point, points: 1 })).reduce(together));
}

function together(a: LiveRow, b: LiveRow): LiveRow {
  return {
    ...{ ...a, ...added(a, b), points: a.points + b.points },
    month: {
      early: a.month.early + b.month.early,
      onTime: a.month.onTime + b.month.onTime,
      late: a.month.late + b.month.late,
    },
    lastSeen: Math.max(a.lastSeen ?? 0, b.lastSeen ?? 0) || null,
    silence: rank[b.silence] > rank[a.silence] ? b.silence : a.silence,
  };
}

const counted = [
  'tickets',
  'served',
  'missed',
  'received',
  'returned',
  'open',
  'overdue',
  'backlog',
  'parked',
] as const;
type Counted = (typeof counted)[number];

function added(a: PointRow, b: PointRow): Record<Counted, number> {
  return Object.fromEntries(counted.map((name) => [name, a[name] + b[name]])) as Record<Counted, number>;
}

export function sumOf(rows: readonly LiveRow[], name: Counted): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}
