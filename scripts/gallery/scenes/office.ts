import type { OfficeView } from '../../../contract/terminal-views.ts';
import { behind, headIndex, headView } from '../head-samples.ts';
import type { Size } from '../play.ts';
import { calendarView, day, head, now, officeView, printer, session } from '../samples.ts';
import type { Scene, Stage } from '../scene.ts';
import type { Answers, Script } from '../scripted-station.ts';
import { heldDossiers, staffView } from '../staff-samples.ts';

function office(change: (ordinary: OfficeView) => Partial<OfficeView> = () => ({})) {
  return (stage: Stage): Script => {
    const ordinary = officeView(stage);
    return {
      session: session('office', { account: head }),
      views: { watchOffice: { ...ordinary, ...change(ordinary) } },
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
    answers: { readServiceIndex: headIndex(), readFigure: ({ figure }) => behind(figure) },
  };
}

export const officeScenes: readonly Scene[] = [
  { id: 'office-today', title: 'Today, everything well', page: 'office', play: office(), shows: 'office.check.title' },
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
    ...{ id: 'office-staff', title: 'The people of the centre; one leaves soon', page: 'office', play: staff },
    act: ({ tap }) => tap('office.page.staff'),
    shows: 'office.staff.people',
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
    act: ({ tap }) => tap('ui.lock.lock'),
    shows: 'ui.lock.title',
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
    ...{ id: 'office-head-phone', title: 'The head’s morning on a phone', page: 'office', play: headPlay, size: phone },
    act: ({ tap }) => tap('office.page.head'),
    shows: 'office.head.index.title',
  },
  {
    ...{ id: 'office-head-behind', title: 'What stands behind a figure', page: 'office', play: headPlay },
    act: async ({ tap, page, say }) => {
      await tap('office.page.head');
      await page.getByRole('button', { name: say('office.head.figure.on-time') }).click();
    },
    shows: ({ page }) => page.getByRole('table'),
  },
];
