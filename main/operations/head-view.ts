import { addDays, localTime } from '../../domain/calendar.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { HeadFigure } from '../../domain/head-figures.ts';
import { workingDaysBetween } from '../../domain/legal-days.ts';
import { apologyBy, nextAct, openReason, proposedDate } from '../../domain/next-act.ts';
import { type Period, runLimits, serviceIndex } from '../../domain/service-index.ts';
import {
  calledOf,
  dueSoon,
  type HeadParts,
  headDays,
  headFigures,
  medianWait,
  missedOf,
  monthTo,
  percent,
  servedOf,
  waitingOf,
  waitMinutes,
} from './head-figures.ts';
import { nameOf } from './life-view.ts';

/** As many as a page shows; the others are one click away. */
const SHOWN = 50;
const ALL = 100_000;
/** Before every date a dossier can have. */
const EVER = '0000';

export function headView(parts: HeadParts) {
  const { store } = parts;
  const { now, today, before } = headDays(parts);
  const soon = dueSoon(today, parts);
  const list = (from: string, until: string) => ({
    count: store.overview.dueCount(from, until),
    lines: store.overview.due(from, until, SHOWN).map((dossier) => dueLine(parts, dossier, now)),
  });
  return {
    ...{ asOf: now, today, yesterday: before?.date ?? null, figures: [...headFigures(parts)] },
    overdue: list(EVER, today),
    dueToday: list(today, addDays(today, 1)),
    dueSoon: list(soon.from, soon.before),
    dueSoonUntil: soon.until,
    morningPaper: store.morningPaper.prints(),
  };
}

/** What stands behind a figure, and the figure itself of the same moment: the sums agree because nothing lies between. */
export function behindFigure(parts: HeadParts, figure: HeadFigure | 'due-today' | 'due-soon', period: Period | null) {
  const { store } = parts;
  const { now, today, day } = headDays(parts);
  const nothing = { asOf: now, period: null as Period | null, visits: [], dossiers: [] };
  const visits = store.overview.visits(day);
  const shown = (rows: typeof visits) =>
    rows.map((visit) => {
      const { number, queue, state, counter, issuedAt } = visit;
      const waits = visit.calledAt !== null || state === 'waiting';
      return { number, queue, state, counter, issuedAt, waitMinutes: waits ? waitMinutes(visit, now) : null };
    });
  const due = (from: string, until: string) => {
    const dossiers = store.overview
      .due(from, until, ALL)
      .map((row) => ({ ...row, isOnTime: 0, isOnline: 0, endedOn: null }));
    return { ...nothing, value: store.overview.dueCount(from, until), dossiers: dossiers.map(counted) };
  };
  const counted = (row: Parameters<typeof countedLine>[1]) => countedLine(parts, row);
  switch (figure) {
    case 'waiting':
      return { ...nothing, value: waitingOf(visits).length, visits: shown(waitingOf(visits)) };
    case 'median-wait':
      return { ...nothing, value: medianWait(visits), visits: shown(calledOf(visits)) };
    case 'served':
      return {
        ...nothing,
        value: servedOf(visits).length,
        visits: shown([...servedOf(visits), ...missedOf(visits)]),
      };
    case 'on-time': {
      const of = period ?? monthTo(today);
      const { counted: whole, onTime: part } = store.overview.count(of);
      return {
        ...{ ...nothing, period: of, value: percent({ part, whole }) },
        dossiers: store.overview.counted(of).map(counted),
      };
    }
    case 'overdue':
      return due(EVER, today);
    case 'due-today':
      return due(today, addDays(today, 1));
    case 'due-soon': {
      const { from, before } = dueSoon(today, parts);
      return due(from, before);
    }
  }
}

/** From January on, and the twelve months up to this one. */
export function indexView(parts: HeadParts) {
  const { store } = parts;
  const { now, today } = headDays(parts);
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today };
  const months = twelveMonths(today).map((period) => {
    const { counted: whole, onTime: part } = store.overview.count(period);
    return { ...period, part, whole };
  });
  const limits = runLimits(months);
  return {
    ...{ asOf: now, period: year, mean: limits?.mean ?? null },
    lines: serviceIndex(store.overview.count(year), store.overview.dissatisfied(year)).map((line) => ({ ...line })),
    months: months.map((month, n) => ({
      ...month,
      ...{ low: limits?.limits[n]?.low ?? null, high: limits?.limits[n]?.high ?? null },
    })),
  };
}

function dueLine({ store }: HeadParts, dossier: Dossier, now: number) {
  const { date: today, time } = localTime(now);
  const { id, code, procedure, state, dueAt, renewals, holder, unit } = dossier;
  return {
    ...{
      dossier: id,
      code,
      procedureName: store.catalogue.byCode(procedure)?.name ?? procedure,
      state,
      dueAt,
      renewals,
    },
    workingDaysLate: workingDaysBetween(dueAt.slice(0, 10), today, store.calendar),
    ...{ holder: nameOf(store, holder), unit, reason: openReason(state) },
    nextAct: nextAct(dossier, today, store.calendar),
    apologyBy: apologyBy(dueAt, store.calendar),
    proposedDate: proposedDate(
      ...([store.catalogue.byCode(procedure)?.limit ?? { kind: 'same-day' }, dueAt, { date: today, time }] as const),
      store.workClock,
    ),
    nudgedAt: store.nudges.of(id)?.at ?? null,
  };
}

function countedLine(
  { store }: HeadParts,
  row: Pick<Dossier, 'code' | 'procedure' | 'holder' | 'receivedAt' | 'dueAt'> & {
    readonly state: string;
    readonly endedOn: string | null;
    readonly isOnTime: number;
    readonly isOnline: number;
  },
) {
  const { code, procedure, holder, receivedAt, dueAt, endedOn } = row;
  return {
    ...{
      code,
      procedureName: store.catalogue.byCode(procedure)?.name ?? procedure,
      state: row.state as Dossier['state'],
    },
    ...{
      holder: nameOf(store, holder),
      receivedAt,
      dueAt,
      endedOn,
      isOnTime: row.isOnTime === 1,
      isOnline: row.isOnline === 1,
    },
  };
}

function twelveMonths(today: string): readonly Period[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: 12 }, (_, n) => {
    const first = new Date(Date.UTC(year, month - 12 + n, 1)).toISOString().slice(0, 10);
    const last = new Date(Date.UTC(year, month - 11 + n, 0)).toISOString().slice(0, 10);
    return { from: first, to: last < today ? last : today };
  });
}
