import type { ConflictsView } from '../../../contract/conflict-api.ts';
import type { SneakernetView } from '../../../contract/sneakernet-api.ts';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { answersByPath } from '../answers-by-path.ts';
import { behind, headIndex, headView } from '../head-samples.ts';
import { calendarView, day, head, now, officeView, printer, session } from '../samples.ts';
import type { Scene, Size, Stage } from '../scene.ts';
import type { Answers, Script } from '../scripted-station.ts';
import { heldDossiers, staffView } from '../staff-samples.ts';

export function office(change: (ordinary: OfficeView) => Partial<OfficeView> = () => ({})) {
  return (stage: Stage): Script => {
    const ordinary = officeView(stage);
    return {
      session: session('office', { account: head }),
      views: { watchOffice: { ...ordinary, ...change(ordinary) }, watchConflicts: { open: 0, conflicts: [] } },
    };
  };
}

function staff(stage: Stage) {
  const { session, views } = office()(stage);
  return {
    session,
    views: { ...views, watchStaff: staffView() },
    answers: {
      lockScreen: {},
      listHeldDossiers: heldDossiers,
      resetPassword: { ok: true as const, value: { password: 'gthm4-9kwqa' } },
    },
  };
}

const phone: Size = { name: 'phone', width: 360, height: 740, pixelsPerMm: 5.9 };

function headPlay(stage: Stage): Script & { answers: Answers } {
  const { session, views } = office()(stage);
  return {
    ...{ session, views: { ...views, watchHead: headView() } },
    answers: {
      ...{ readServiceIndex: headIndex(), readFigure: ({ figure }) => behind(figure) },
      openPhonePage: {
        ok: true,
        value: { links: ['http://192.168.1.10:4710/phone#acodeofthephone'], until: now + 600_000, phones: 1 },
      },
    },
  };
}

function phoneAnswers() {
  const { morningPaper: _, ...view } = headView();
  const centreName = 'Trung tâm Phục vụ hành chính công xã Canh Vinh';
  const page = { ...view, centreName, pointName: 'Điểm tiếp nhận chính', until: now + 12 * 3_600_000 };
  return {
    claimPhonePage: { ok: true, value: { pass: 'apass' } },
    readPhonePage: { ok: true, value: page },
  };
}

const sneakernet = (alone: OfficeView['alone']): SneakernetView => ({
  ...{ stick: alone.stick, alone, waiting: 1_386, files: 0, progress: null },
  carried: [{ point: '22006-2', events: 97 }],
  rights: { state: 'ending', until: now + 12 * 24 * 3_600_000 },
  latest: [
    { way: 'in', place: 'province', events: 31, at: now - 50 * 3_600_000 },
    { way: 'out', place: '22006-1', events: 902, at: now - 51 * 3_600_000 },
  ],
});

const act = (type: string, minutesAgo: number, counter: string | null, by: string) => ({
  ...{ type, at: now - minutesAgo * 60_000, by, counter },
});
const former = '22006-1:p-0a';
const watchConflicts: ConflictsView = {
  open: 3,
  conflicts: [
    {
      ...{ kind: 'ticket', subject: '1.A041', stream: former, label: 'A041', todo: 'served-there', seen: null },
      theirs: [
        act('ticket-called', 44, '1', 'Cán Bộ Mẫu Một'),
        act('service-started', 43, '1', 'Cán Bộ Mẫu Một'),
        act('ticket-finished', 31, '1', 'Cán Bộ Mẫu Một'),
      ],
      ours: [act('ticket-called', 38, '2', 'Cán Bộ Mẫu Hai'), act('ticket-missed', 36, '2', 'Cán Bộ Mẫu Hai')],
    },
    {
      ...{ kind: 'dossier', subject: 'd-1', stream: former, label: 'H49.22006-260302-0007' },
      ...{ todo: 'returned-twice', seen: null },
      theirs: [act('dossier-returned', 40, '1', 'Cán Bộ Mẫu Một')],
      ours: [act('dossier-returned', 35, '3', 'Cán Bộ Mẫu Ba')],
    },
    {
      ...{ kind: 'receipt', subject: 'b 17', stream: former, label: 'AA-26T 0000017', todo: 'sheet-twice', seen: null },
      theirs: [act('fee-paid', 40, '1', 'Cán Bộ Mẫu Một')],
      ours: [act('fee-paid', 37, '1', 'Cán Bộ Mẫu Hai')],
    },
    {
      ...{ kind: 'ticket', subject: '1.B007', stream: former, label: 'B007', todo: 'served-twice' },
      ...{ theirs: [], ours: [], seen: { at: now - 240_000, by: 'Trưởng Trung Tâm Mẫu' } },
    },
  ],
};

const registers = [
  { year: 2026, book: '2026', entries: 417, closedOn: null },
  { year: 2025, book: '2025', entries: 1_208, closedOn: '2026-01-05' },
];
const registersOfTwoLogs = [
  { year: 2026, book: '2026', entries: 417, closedOn: null },
  { year: 2026, book: '2026-0610A', entries: 38, closedOn: null },
  { year: 2025, book: '2025', entries: 1_208, closedOn: null },
  { year: 2025, book: '2025-1203S', entries: 16, closedOn: null },
  { year: 2024, book: '2024', entries: 1_120, closedOn: '2025-01-06' },
];
const counts = {
  received: { total: 54, online: 6, direct: 41, carried: 7 },
  resolved: { total: 46, early: 31, onTime: 12, late: 3 },
  pending: { total: 8, inTime: 7, overdue: 1 },
};
const report = {
  rows: [{ field: 'Hộ tịch', ...counts }],
  total: { field: '', ...counts },
};

export const officeScenes: readonly Scene[] = [
  { id: 'office-today', title: 'Today, everything well', page: 'office', play: office(), shows: 'office.check.title' },
  {
    ...{ onlyInFull: true, id: 'office-counter', title: 'What a counter usually serves', page: 'office' },
    ...{ play: office(), shows: 'office.counters.profileHelp' },
    act: ({ page, say }) =>
      page.getByRole('button', { name: say('office.counters.profileOf', { counter: '2' }) }).click(),
  },
  {
    ...{ id: 'office-trouble', title: 'Everything that can need a hand', page: 'office', shows: 'office.check.title' },
    play: office(({ log, counters }) => ({
      day: { ...day, question: { kind: 'is-it-really', date: '2026-12-24' } },
      printer: { ...printer, state: 'cover-open', waitingJobs: 3 },
      counters: counters.map((counter) => ({ ...counter, account: null, serves: [], current: null })),
      jobs: [
        { job: 'job-9', kind: 'ticket', label: 'B018', state: 'unknown', copy: 0, at: now - 40_000 },
        { job: 'job-8', kind: 'ticket', label: 'B017', state: 'queued', copy: 0, at: now - 30_000 },
        { job: 'job-7', kind: 'receipt', label: '22006-1-261119-0021', state: 'failed', copy: 2, at: now - 90_000 },
      ],
      province: {
        ...{ state: 'needs-attention', backlog: 1_204, oldest: now - 9 * 3_600_000, lastContact: now - 3 * 3_600_000 },
        detail: 'device-unknown',
      },
      log: { ...log, healthy: false, diskFreeBytes: 400_000_000 },
      screens: { kiosks: 0, boards: 0 },
      clock: { offsetMs: 412_000, confirmedByProvince: false },
    })),
  },
  {
    ...{ id: 'office-rebirth', title: 'The disk went back in time: what happened, and what to do', page: 'office' },
    shows: 'office.log.title',
    play: office(() => ({
      rebirth: {
        ...{
          reason: 'contradicted',
          since: now - 3_600_000,
          letter: 'A',
          superseded: false,
          toRecount: 14,
          unapplied: 3,
        },
        ...{ numbersTwice: ['A014', 'A015', 'B007'], missing: { events: 5, since: now - 4_000_000 } },
      },
    })),
  },
  {
    ...{
      onlyInFull: true,
      id: 'office-superseded',
      title: 'Another PC writes for the point, or nobody does',
      page: 'office',
    },
    shows: 'office.rebirth.nobodyWrites',
    play: office(() => ({
      rebirth: {
        ...{ reason: 'created', since: now - 3_600_000, letter: '', superseded: true, toRecount: 0, unapplied: 0 },
        ...{ numbersTwice: [], missing: null },
      },
    })),
  },
  {
    ...{ id: 'office-former-host', title: 'The old host came back, and both had been writing', page: 'office' },
    shows: 'office.conflict.title',
    play: (stage) => {
      const { session, views } = office(() => ({
        formerHost: { state: 'met', at: now - 600_000, alone: 31, beside: 12 },
      }))(stage);
      return { session, views: { ...views, watchConflicts } };
    },
  },
  {
    ...{ id: 'office-host-waits', title: 'The host only shows: its stand-in may have taken its place', page: 'office' },
    shows: 'ui.held.resume',
    play: office(() => ({ waitsFor: 'Máy quầy 2' })),
  },
  {
    ...{ id: 'office-staff', title: 'The people of the centre; one leaves soon', page: 'office', play: staff },
    act: ({ tap }) => tap('office.page.staff'),
    shows: 'office.staff.people',
  },
  {
    ...{ id: 'office-staff-published', title: 'Somebody the province sends: the form is filled in', page: 'office' },
    play: staff,
    act: async ({ tap, page, say }) => {
      await tap('office.page.staff');
      await page.getByRole('button', { name: say('office.staff.addOf', { name: 'Cán Bộ Mẫu Sắp Đến' }) }).click();
    },
    shows: 'office.account.submit',
  },
  {
    ...{ id: 'office-person', title: 'What the head decides about one person', page: 'office', play: staff },
    act: async ({ tap, page, say }) => {
      await tap('office.page.staff');
      await page.getByRole('button', { name: say('office.staff.passOnOf', { name: 'Cán Bộ Mẫu Biệt Phái' }) }).click();
      await tap('office.staff.reset');
    },
    shows: 'office.staff.onceHelp',
  },
  {
    ...{ id: 'office-account', title: 'Somebody new, sent here for a time', page: 'office', play: staff },
    act: async ({ tap, page }) => {
      await tap('office.page.staff');
      await tap('office.account.add');
      await page.getByRole('combobox').last().selectOption('guest');
    },
    shows: 'office.staff.to',
  },
  {
    ...{ id: 'office-locked', title: 'A screen that was left alone', page: 'office', play: staff },
    act: ({ tap }) => tap('ui.lock.screen'),
    shows: 'ui.lock.screenTitle',
  },
  {
    ...{ id: 'office-calendar', title: 'Days off with their sources', page: 'office' },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchCalendar: calendarView() } };
    },
    act: ({ tap }) => tap('office.page.calendar'),
    shows: 'office.calendar.hours',
  },
  {
    ...{ id: 'office-head', title: 'The head’s morning', page: 'office', play: headPlay },
    act: ({ tap }) => tap('office.page.head'),
    shows: 'office.head.index.title',
  },
  {
    ...{ id: 'office-head-phone', title: 'The code that pairs a telephone', page: 'office', play: headPlay },
    act: async ({ tap }) => {
      await tap('office.page.head');
      await tap('office.head.phone.open');
    },
    shows: ({ page }) => page.getByRole('dialog'),
  },
  {
    ...{ id: 'phone-head', title: 'The head’s morning on a telephone', page: 'phone', play: headPlay, size: phone },
    before: (page) => answersByPath(page, phoneAnswers()),
    act: async ({ page }) => {
      await page.evaluate("location.hash = 'acodeofthephone'");
    },
    shows: 'phone.title',
  },
  {
    ...{
      onlyInFull: true,
      id: 'office-head-behind',
      title: 'What stands behind a figure',
      page: 'office',
      play: headPlay,
    },
    act: async ({ tap, page, say }) => {
      await tap('office.page.head');
      await page.getByRole('button', { name: say('office.head.figure.on-time') }).click();
    },
    shows: ({ page }) => page.getByRole('table'),
  },
  {
    ...{ id: 'office-books', title: 'The register of each year and the report', page: 'office' },
    play: (stage) => ({
      ...office()(stage),
      answers: { listRegisters: registers, readReport: { ok: true, value: report } },
    }),
    act: async ({ tap }) => {
      await tap('office.page.books');
      await tap('office.books.show');
    },
    shows: 'office.books.total',
  },
  {
    ...{
      id: 'office-second-book',
      title: 'Two books of one year: the PC went on from a backup in June',
      page: 'office',
    },
    play: (stage) => ({ ...office()(stage), answers: { listRegisters: registersOfTwoLogs } }),
    act: async ({ tap }) => tap('office.page.books'),
    shows: 'office.books.book',
  },
  {
    ...{ id: 'office-stick', title: 'Both ways by a stick, and what lies in one place only', page: 'office' },
    play: (stage) => {
      const alone = { stick: 'keeping' as const, events: 214, oldest: now - 26 * 3_600_000, alarm: true };
      const { session, views } = office(() => ({ alone }))(stage);
      const out = { name: 'gan-dan.slb', events: 1_386, scans: { put: 120, left: 31, leftBytes: 46_000_000 } };
      const came = [{ name: 'tinh.slb', events: 12, scans: 4, refused: null }];
      const carryByStick = { ok: true as const, value: { out, in: came, enrolled: false, acknowledged: true } };
      return { session, views: { ...views, watchSneakernet: sneakernet(alone) }, answers: { carryByStick } };
    },
    act: async ({ tap }) => {
      await tap('office.page.stick');
      await tap('office.stick.go');
    },
    shows: ({ page, say }) => page.getByText(say('office.stick.scansLeft', { left: 31, size: 46 })),
  },
];
