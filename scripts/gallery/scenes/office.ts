import type { OfficeView } from '../../../contract/terminal-views.ts';
import { calendarView, day, head, now, officeView, printer, session } from '../samples.ts';
import type { Scene, Stage } from '../scene.ts';
import type { Script } from '../scripted-station.ts';
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
    ...{ id: 'office-day-off', title: 'A notice says of a day that it is off', page: 'office' },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchCalendar: calendarView() } };
    },
    act: async ({ tap, page, say }) => {
      await tap('office.page.calendar');
      await page.getByRole('button', { name: say('office.timetable.editOf', { place: '23/11/2026' }) }).click();
    },
    shows: ({ page }) => page.getByRole('dialog'),
  },
];
