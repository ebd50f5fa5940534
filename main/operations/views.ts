import { localTime, nextWorkingDay } from '../../domain/calendar.ts';
import { helpWaitsMs, isHelpShown } from '../../domain/help.ts';
import type { CounterId } from '../../domain/ids.ts';
import { weekOf } from '../../domain/point.ts';
import { expectedWait } from '../../domain/queue.ts';
import { stationOf } from '../../domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { MediaShelf } from '../ports/media-shelf.ts';
import type { Printer } from '../ports/printer.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import type { Scanner } from '../ports/scanner.ts';
import type { StationLinks } from '../ports/station-links.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { PrintJob } from '../store/print-jobs-table.ts';
import type { Languages } from './languages.ts';
import { lockNow, receptionsNow, timetableNow } from './reception-now.ts';
import { copyOf } from './reception-view.ts';
import { averageServiceMs } from './service-times.ts';
import { ticketView } from './ticket-view.ts';
import { visitExtras } from './visit-view.ts';

export interface ViewParts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly printer: Printer;
  readonly printerSince: () => number;
  readonly secondPrinter: Printer | null;
  readonly secondPrinterSince: () => number;
  readonly road: ProvinceRoad;
  readonly languages: Languages;
  readonly scanner: Pick<Scanner, 'state'>;
  /** Of the point's other PCs. */
  readonly links: Pick<StationLinks, 'of'>;
}

/** The same seen from the PC a terminal stands at: its scanner, and its printer where it has one. */
export function seenFrom<P extends ViewParts>(parts: P, terminal: string): P {
  const station = stationOf(terminal);
  if (station === null) return parts;
  const link = parts.links.of(station);
  const scanner = { state: () => link?.scanner ?? ('disconnected' as const) };
  if (!link?.printer) return { ...parts, scanner };
  const { printer, printerSince } = link;
  return { ...parts, scanner, printer, printerSince: () => printerSince, secondPrinter: null };
}

export function pointView({ store, languages }: ViewParts) {
  const { id, centreName, name, phone, demonstration, hours } = store.point;
  const frame = { point: id, centreName, pointName: name, phone, demonstration };
  return { ...frame, languages: languages.view(), hours: [...hours], week: copyOf(weekOf(store.point)) };
}

export function dayView({ store, clock }: ViewParts) {
  const now = clock.now();
  const { open, question } = store.day();
  const date = open?.date ?? localTime(now).date;
  return { day: open?.day ?? null, date, now, nextWorkingDay: nextWorkingDay(date, store.calendar), question };
}

export function queueViews(parts: ViewParts) {
  const { store, languages } = parts;
  const receptionOf = receptionsNow(parts);
  const day = store.days.open()?.day ?? 0;
  const waiting = store.figures.waitingByQueue(day);
  const average = averageServiceMs(store, day);
  const counters = store.counters.all().filter((each) => !each.paused);
  return store.point.queues.map((queue) => {
    const { id, symbol, colour } = queue;
    const ahead = waiting.get(id) ?? 0;
    const wait = expectedWait(id, ahead, waiting, counters, average);
    const name = languages.queueName(queue);
    return { id, name, symbol, colour, waiting: ahead, expectedWait: wait, ...receptionOf(queue) };
  });
}

export function printerView({ store, printer, printerSince, secondPrinter, secondPrinterSince }: ViewParts) {
  const second = secondPrinter && onePrinter(secondPrinter, secondPrinterSince());
  return { ...onePrinter(printer, printerSince()), waitingJobs: store.jobs.waiting(), second };
}

function onePrinter({ name, model, state }: Printer, since: number) {
  return { name, model: model.name, state: state(), since };
}

export function kioskView(parts: ViewParts, terminal: string) {
  const { store } = parts;
  const papers = store.jobs
    .ofTerminal(terminal)
    .map(({ subject, job, state, printer }) => ({ ticket: subject, job, state, printer }));
  const frame = {
    point: pointView(parts),
    day: dayView(parts),
    queues: queueViews(parts),
    printer: printerView(parts),
  };
  const truth = { lock: lockNow(parts), timetable: timetableNow(parts) };
  const help = helpOf(parts, terminal);
  return { ...frame, ...truth, papers, help, scanner: parts.scanner.state(), healthy: store.health().writable };
}

function helpOf({ store, clock }: ViewParts, terminal: string) {
  const latest = store.help.latestOf(terminal);
  if (!latest || !isHelpShown(latest, clock.now())) return null;
  const { help, askedAt, answeredAt, counter } = latest;
  return { help, askedAt, answeredAt, counter };
}

/** Kiosks at which somebody waits for a person. */
export function helpAsked({ store, clock }: ViewParts) {
  const open = store.help.openSince(clock.now() - helpWaitsMs);
  return open.map(({ help, terminal, askedAt }) => ({ help, terminal, askedAt }));
}

export function counterView(parts: ViewParts, counter: CounterId) {
  const { store, road } = parts;
  const day = store.days.open()?.day ?? 0;
  const staffed = store.counters.get(counter);
  const serves = [...(staffed?.serves ?? [])];
  const current = store.tickets.atCounter(counter);
  return {
    ...{ point: pointView(parts), day: dayView(parts), counter, serves, queues: queueViews(parts) },
    account: staffed && { id: staffed.account, name: staffed.name, role: staffed.role },
    current: current && ticketView(current),
    cameFor: current && store.appointments.purposeOf(current.id),
    why: current && store.calls.why(current.id),
    waiting: store.tickets.waitingIn(day, serves).slice(0, 30).map(ticketView),
    setAside: store.tickets.setAside(day, serves).map(ticketView),
    servedToday: store.figures.servedBy(day, counter),
    ...visitExtras(parts, counter, current?.id ?? null),
    rule: { ...store.point.callingRule },
    printer: printerView(parts),
    doubtfulJobs: store.jobs.doubtful().map(({ job, kind, label }) => ({ job, kind, label })),
    helpAsked: helpAsked(parts),
    provinceBacklog: road.state().backlog,
    lock: lockNow(parts),
    ...(store.incarnations.live().supersededBy !== null && { superseded: true }),
    ...waitsForStandIn(store),
    healthy: store.health().writable,
  };
}

/** This host may have been replaced while it was off. */
export function waitsForStandIn(store: ViewParts['store']) {
  const name = store.waitsFor();
  return name === null ? {} : { waitsFor: name };
}

export function boardView(parts: ViewParts & { readonly media: MediaShelf }) {
  const { store, clock, media } = parts;
  const day = store.days.open()?.day ?? 0;
  const frame = { point: pointView(parts), day: dayView(parts), queues: queueViews(parts) };
  const calls = store.calls.latest(day, clock.now());
  return { ...frame, calls, lastCallNo: store.calls.lastNo(), media: [...media.files()] };
}

export function jobView({ job, kind, label, state, copy, at }: PrintJob) {
  return { job, kind, label, state, copy, at };
}
