import { addDays, type Calendar, isWorkingDay, nextWorkingDay } from './calendar.ts';
import { type OriginalNeeded, originalRules } from './data/originals.ts';
import type { Procedure } from './dossier.ts';
import type { DossierId, PointId } from './ids.ts';

/**
 * Which papers wait for a road, and the last working day on which each can still be carried. Work goes ahead of its paper, from
 * the scan: so a trip is for papers that are needed, and "nothing forces a trip before Thursday" can be said and believed.
 */
export interface WaitingPaper {
  readonly dossier: DossierId;
  readonly code: string;
  readonly to: PointId;
  readonly carries: 'folder' | 'result';
  /** Of a folder: when its procedure needs it. A result is needed by whoever comes for it. */
  readonly original: OriginalNeeded;
  /** Local `YYYY-MM-DDTHH:mm`: the promised time. */
  readonly dueAt: string;
  /** Its specialist has begun, or would: a folder needed before that is needed now. */
  readonly isWorkWaiting: boolean;
}

export interface PlannedPaper extends WaitingPaper {
  /** The last working day of the trip; null: it never has to go. */
  readonly by: string | null;
  readonly why: TripReason;
}

/**
 * `work-waits`: nobody can begin without it. `before-result`: the day before the result is due. `result-due`: whoever comes on the
 * promised day must find it there. `late`: the promised day has come. `never`: the scan is enough.
 */
export const tripReasons = ['work-waits', 'before-result', 'result-due', 'late', 'never'] as const;
export type TripReason = (typeof tripReasons)[number];

export interface Trip {
  readonly to: PointId;
  readonly papers: readonly PlannedPaper[];
  /** The first working day by which somebody has to have gone; null: nothing forces a trip. */
  readonly by: string | null;
}

/** One trip per point, the most pressing first; in each the most pressing paper first. `today`: local date. */
export function planTrips(waiting: readonly WaitingPaper[], today: string, calendar: Calendar): readonly Trip[] {
  const planned = waiting.map((paper): PlannedPaper => ({ ...paper, ...lastDay(paper, today, calendar) }));
  const trips = [...Map.groupBy(planned, ({ to }) => to)].map(([to, papers]): Trip => {
    const ordered = papers.toSorted((a, b) => byDay(a.by, b.by) || a.code.localeCompare(b.code));
    return { to, papers: ordered, by: ordered[0]?.by ?? null };
  });
  return trips.toSorted((a, b) => byDay(a.by, b.by) || a.to.localeCompare(b.to));
}

/** When the folder itself is needed: what is said of the procedure, else of its field, else before the result. */
export function originalNeeded({ code, field }: Pick<Procedure, 'code' | 'field'>): OriginalNeeded {
  const said = (of: string) => originalRules.find((rule) => rule.of === of)?.needed;
  return said(code) ?? said(field) ?? 'before-result';
}

function lastDay(paper: WaitingPaper, today: string, calendar: Calendar): Pick<PlannedPaper, 'by' | 'why'> {
  // nobody drives on a day off
  const first = nextWorkingDay(addDays(today, -1), calendar);
  const due = paper.dueAt.slice(0, 10);
  if (paper.carries === 'folder' && paper.original === 'never') return { by: null, why: 'never' };
  if (due <= today) return { by: first, why: 'late' };
  if (paper.carries === 'folder' && paper.original === 'before-processing' && paper.isWorkWaiting)
    return { by: first, why: 'work-waits' };
  // Carried the working day before, so that it lies there in the morning: nobody can say when on the day the courier comes.
  const eve = workingDayBefore(due, calendar);
  const why = paper.carries === 'result' ? 'result-due' : 'before-result';
  return { by: eve < first ? first : eve, why };
}

function workingDayBefore(date: string, calendar: Calendar): string {
  let day = addDays(date, -1);
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

function byDay(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
