import type { CalendarView } from '../../contract/calendar-api.ts';
import type {
  BoardView,
  CounterView,
  DayView,
  KioskView,
  OfficeView,
  PointView,
  PrinterView,
  QueueView,
  TicketView,
} from '../../contract/terminal-views.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { daysSaidBy } from '../../domain/days-off.ts';
import { AccountId, CounterId, QueueId, TerminalId, TicketId } from '../../domain/ids.ts';
import { languageOf, languageStages } from '../../domain/languages.ts';
import { officeWeek } from '../../domain/reception.ts';
import { canhVinh } from '../canh-vinh.ts';
import type { Stage } from './scene.ts';
import type { SessionAnswer } from './scripted-station.ts';

/** Canh Vinh on a Thursday morning, 19/11/2026 09:05: what the views of an ordinary day hold. Nobody in it exists. */
export const now = Date.UTC(2026, 10, 19, 2, 5);
const minute = 60_000;
const centre = canhVinh({ demonstration: false });

export function session(role: SessionAnswer['role'], change: Partial<SessionAnswer> = {}): SessionAnswer {
  const terminal = TerminalId('gallery');
  const nobody = { account: null, expiresAt: null, isLocked: false, setUpNeeded: false };
  return { token: '', role, terminal, counter: null, ...nobody, ...change };
}

export const clerk = {
  id: AccountId('00000000-0000-4000-8000-000000000001'),
  name: 'Cán Bộ Mẫu',
  role: 'clerk',
  ...{ hasPin: true, mustChangePassword: false },
} as const;
export const head = {
  id: AccountId('00000000-0000-4000-8000-000000000009'),
  name: 'Trưởng Trung Tâm Mẫu',
  role: 'head',
  ...{ hasPin: true, mustChangePassword: false },
} as const;

export function point(): PointView {
  const { id, centreName, name, phone, hours } = centre;
  return {
    ...{ point: id, centreName, pointName: name, phone, demonstration: false, languages: open },
    ...{ hours: hours.map((each) => ({ ...each })), week },
  };
}

/** A copy, because what crosses the door may not be read-only. */
export const week: PointView['week'] = structuredClone(officeWeek(centre.hours)) as PointView['week'];

const open: PointView['languages'] = (['vi', 'en'] as const).map((code) => ({
  ...{ code, ownName: languageOf(code)?.ownName ?? code, stages: [...languageStages], texts: 'shipped' },
}));

export const day: DayView = {
  ...{ day: 214, date: '2026-11-19', now, nextWorkingDay: '2026-11-20', question: { kind: 'none' } },
};

export const printer: PrinterView = {
  ...{ name: 'tcp://192.0.2.17:9100', model: 'escpos-80', state: 'ready', since: now - 80 * minute },
  ...{ waitingJobs: 0, second: null },
};

/** The product's own table, and one correction by the office. */
export function calendarView(): CalendarView {
  const days = daysSaidBy(officialCalendar).map((each) => ({
    ...{ ...each, setAt: null, openDossiers: each.date === '2026-11-24' ? 2 : 0 },
    counts: each.certainty !== 'proposed',
  }));
  const corrected = { certainty: 'confirmed', source: 'Thông báo mẫu số 12', setAt: now - 90 * minute } as const;
  return {
    today: day.date,
    hours: centre.hours.map((each) => ({ ...each })),
    days: days.map((each) => (each.date === '2026-11-24' ? { ...each, ...corrected } : each)),
  };
}

/** People waiting per queue, in the order of the queues. */
const waiting = [3, 12, 0, 7, 1, 0];

export function queues({ name }: Stage): QueueView[] {
  return centre.queues.map(({ id, name: { vi = '', en = '' }, symbol, colour }, n) => {
    const people = waiting[n] ?? 0;
    const expectedWait = n === 4 ? null : { from: people * 3, to: people * 6 + 5 };
    const open = { kind: 'open', closesAt: '11:30', countersFrom: null, tomorrowFrom: null } as const;
    return {
      ...{ id, name: name(vi, en), symbol, colour, waiting: people, expectedWait },
      ...{ reception: open, placesLeft: null },
    };
  });
}

export function ticket(number: string, change: Partial<TicketView> = {}): TicketView {
  return {
    ...{ ticket: TicketId(`214.${number}`), number, queue: QueueId(number.slice(0, 1)), priority: null },
    ...{ language: 'vi', state: 'waiting', counter: null, calls: 0 },
    ...{ issuedAt: now - 21 * minute, calledAt: null, since: now - 21 * minute },
    ...{ parkedWhy: null, mark: null, needs: [], procedures: [], interpreterCalled: false },
    ...change,
  };
}

export function kioskView(stage: Stage, change: Partial<KioskView> = {}): KioskView {
  return {
    ...{ point: point(), day, queues: queues(stage), printer, papers: [], healthy: true },
    ...{ lock: null, timetable: [], help: null, scanner: 'ready' },
    ...change,
  };
}

export function counterView(stage: Stage, change: Partial<CounterView> = {}): CounterView {
  const numbers = ['B012', 'D007', 'B013', 'B014', 'A021', 'B015', 'D008', 'E003', 'B016', 'A022', 'D009', 'B017'];
  const priorities = { D007: 'elderly', B014: 'pregnant-or-small-child', A022: 'merit' } as const;
  const parked = ticket('C004', { state: 'parked', calls: 1, since: now - 9 * minute, parkedWhy: 'missing-paper' });
  return {
    ...{ point: point(), day, counter: CounterId('2'), account: clerk, queues: queues(stage) },
    ...{ serves: centre.queues.map(({ id }) => id), current: null, why: null, servedToday: 17 },
    waiting: numbers.map((number, n) =>
      ticket(number, {
        priority: priorities[number as keyof typeof priorities] ?? null,
        language: n === 3 ? 'en' : 'vi',
        issuedAt: now - (52 - 4 * n) * minute,
      }),
    ),
    setAside: [parked, ticket('B009', { state: 'no-show', calls: 3, since: now - 31 * minute })],
    ...{ rule: centre.callingRule, printer, doubtfulJobs: [], provinceBacklog: 0, healthy: true },
    ...{ cameFor: null, helpAsked: [], lock: null },
    ...{ paused: null, profile: null, speaks: ['vi'], received: [], missed: null },
    ...change,
  };
}

export function boardView(stage: Stage, change: Partial<BoardView> = {}): BoardView {
  const called = ['D007', 'B011', 'A020', 'C019', 'B010', 'F002', 'A019', 'E002'];
  const calls = called.map((number, n) => ({
    ...{ number, counter: CounterId(String((n % 4) + 1)), queue: QueueId(number.slice(0, 1)), language: 'vi' },
    ...{ at: now - (n * 3 + 1) * minute, callNo: 61 - n, recall: n === 0, awaited: n === 0 },
  }));
  return { point: point(), day, calls, queues: queues(stage), lastCallNo: 61, media: [], ...change };
}

export function officeView(stage: Stage, change: Partial<OfficeView> = {}): OfficeView {
  const staffed = (counter: string, account: string | null, current: string | null) => ({
    ...{ counter: CounterId(counter), account, current },
    serves: account === null ? [] : centre.queues.map(({ id }) => id),
    ...{ paused: null, profile: null },
  });
  return {
    ...{ point: point(), day, queues: queues(stage), rule: centre.callingRule, printer },
    ...{ visitRules: { missedAfterRecalls: 3, prefersSpeakers: true }, interpreted: [] },
    closes: [
      {
        ...{ close: 40, date: '2026-11-18', counter: CounterId('2'), account: clerk.name, counted: 335_000 },
        ...{ difference: -1_000, why: 'change-given-wrongly', unsynced: 0, unsyncedWhy: null },
      },
    ],
    today: {
      ...{ issued: 87, waiting: 23, beingServed: 3, done: 58, noShow: 3, voided: 1 },
      ...{ medianWaitMinutes: 14, dossiersReceived: 21, dossiersReturned: 16 },
    },
    dossiers: { open: 64, dueToday: 5, overdue: 2, ready: 11 },
    counters: [
      staffed('1', 'Nguyễn Thị Mẫu', 'B011'),
      staffed('2', 'Cán Bộ Mẫu', 'D007'),
      staffed('3', 'Đinh Ví Dụ', null),
      staffed('4', null, null),
    ],
    outOfOrderCalls: [
      { number: 'B019', counter: CounterId('1'), account: 'Nguyễn Thị Mẫu', why: 'urgent-need', at: now - 34 * minute },
    ],
    jobs: [
      { job: 'job-3', kind: 'ticket', label: 'B017', state: 'confirmed', copy: 0, at: now - 2 * minute },
      {
        job: 'job-2',
        kind: 'receipt',
        label: '22006-1-261119-0021',
        state: 'confirmed',
        copy: 0,
        at: now - 6 * minute,
      },
      { job: 'job-1', kind: 'ticket', label: 'A022', state: 'confirmed', copy: 1, at: now - 9 * minute },
    ],
    province: { state: 'in-sync', backlog: 0, oldest: null, lastContact: now - 20_000, detail: null },
    alone: { stick: 'keeping', events: 0, oldest: null, alarm: false },
    log: {
      ...{ events: 18_402, head: '9f3ac1d27b60', journal: 'wal', synchronous: 2, sqlite: '3.51.0', healthy: true },
      ...{ fileBytes: 41_943_040, diskFreeBytes: 96_000_000_000, vault: 'key-file' },
    },
    ...{ helpAsked: [], scanner: 'ready', staffPinSet: true, lock: null },
    undone: [{ number: 'B016', terminal: TerminalId('kiosk-1'), at: now - 12 * minute }],
    ratings: { 'very-satisfied': 31, satisfied: 12, dissatisfied: 1 },
    screens: { kiosks: 1, boards: 1 },
    clock: { offsetMs: 240, confirmedByProvince: true },
    setUpNeeded: false,
    setUpStep: null,
    setUpAnew: false,
    ...change,
  };
}
