import { addDays, daysBetween, localTime } from '../../domain/calendar.ts';
import { type HeadFigure, type HeadTargets, medianOf, usualTargets } from '../../domain/head-figures.ts';
import { type Period, shareOf } from '../../domain/service-index.ts';
import { addWorkingDays } from '../../domain/work-clock.ts';
import type { Clock } from '../ports/clock.ts';
import type { VisitRow } from '../store/head-figures.ts';
import type { PointStore } from '../store/open-point-store.ts';

export interface HeadParts {
  readonly store: PointStore;
  readonly clock: Clock;
}

export interface FigureNow {
  readonly figure: HeadFigure;
  readonly value: number | null;
  readonly part: number | null;
  readonly whole: number | null;
  readonly target: number;
  readonly isMet: boolean | null;
  readonly yesterday: number | null;
}

/** Today and the business day before, as the figures are counted by. */
export function headDays({ store, clock }: HeadParts) {
  const now = clock.now();
  const today = localTime(now).date;
  const open = store.days.open();
  const before = open && store.overview.dayBefore(open.day);
  return { now, today, day: open?.day ?? 0, date: open?.date ?? today, before };
}

export function monthTo(date: string): Period {
  return { from: `${date.slice(0, 8)}01`, to: date };
}

export function headFigures(parts: HeadParts): readonly FigureNow[] {
  const { store } = parts;
  const { now, today, day, date, before } = headDays(parts);
  const visits = store.overview.visits(day);
  const yesterday = before && store.overview.visits(before.day);
  const sameTime = before ? now - daysBetween(before.date, date) * DAY_MS : 0;
  const onTime = (to: string) => {
    const { counted, onTime: part } = store.overview.count(monthTo(to));
    return { part, whole: counted };
  };
  const served = { part: servedOf(visits).length, whole: servedOf(visits).length + missedOf(visits).length };
  const targets: HeadTargets = { ...usualTargets, ...store.point.targets };
  const month = onTime(today);
  return [
    atMost('waiting', waitingOf(visits).length, targets.waiting, yesterday && waitingAt(yesterday, sameTime).length),
    atMost('median-wait', medianWait(visits), targets.medianWaitMinutes, yesterday && medianWait(yesterday)),
    {
      ...{ figure: 'served', value: served.part, ...served, target: targets.servedPercent },
      ...{ isMet: reaches(served, targets.servedPercent), yesterday: yesterday && servedOf(yesterday).length },
    },
    {
      ...{ figure: 'on-time', value: percent(month), ...month, target: targets.onTimePercent },
      ...{ isMet: reaches(month, targets.onTimePercent), yesterday: before && percent(onTime(before.date)) },
    },
    atMost(
      ...(['overdue', store.overview.overdueOn(today, today), targets.overdue] as const),
      before && store.overview.overdueOn(before.date, today),
    ),
  ];
}

/** Whoever waits now for a first or another call. */
export function waitingOf(visits: readonly VisitRow[]): readonly VisitRow[] {
  return visits.filter(({ state }) => state === 'waiting' || state === 'transferred');
}

export function servedOf(visits: readonly VisitRow[]): readonly VisitRow[] {
  return visits.filter(({ state }) => state === 'done');
}

export function missedOf(visits: readonly VisitRow[]): readonly VisitRow[] {
  return visits.filter(({ state }) => state === 'no-show');
}

export function calledOf(visits: readonly VisitRow[]): readonly VisitRow[] {
  return visits.filter(({ calledAt }) => calledAt !== null);
}

/** Minutes until the first call, one decimal. */
export function waitMinutes({ issuedAt, calledAt }: VisitRow, now: number): number {
  return Math.round(((calledAt ?? now) - issuedAt) / 6_000) / 10;
}

export function medianWait(visits: readonly VisitRow[]): number | null {
  return medianOf(
    calledOf(visits)
      .map((visit) => waitMinutes(visit, 0))
      .sort((a, b) => a - b),
  );
}

/** The dates between which something is due soon: after today, up to two working days on. */
export function dueSoon(today: string, { store }: HeadParts) {
  const until = addWorkingDays(today, 2, store.calendar);
  return { from: addDays(today, 1), until, before: addDays(until, 1) };
}

export function percent(part: { readonly part: number; readonly whole: number }): number | null {
  const share = shareOf(part);
  // Rounded down: 99.96 % is not "all".
  return share === null ? null : Math.floor(share * 1000) / 10;
}

function reaches(part: { readonly part: number; readonly whole: number }, target: number): boolean | null {
  const share = shareOf(part);
  return share === null ? null : share * 100 >= target;
}

function atMost(figure: HeadFigure, value: number | null, target: number, yesterday: number | null): FigureNow {
  const isMet = value === null ? null : value <= target;
  return { figure, value, part: null, whole: null, target, isMet, yesterday };
}

/** Of a day that is over: who had a number and had not been called at that moment. */
function waitingAt(visits: readonly VisitRow[], at: number): readonly VisitRow[] {
  return visits.filter(
    ({ issuedAt, calledAt, endedAt }) =>
      issuedAt <= at && (calledAt === null || calledAt > at) && (endedAt === null || endedAt > at),
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;
