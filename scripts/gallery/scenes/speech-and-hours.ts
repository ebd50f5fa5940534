import type { ReadAs } from '../../../contract/moment-views.ts';
import type { ReceptionView } from '../../../contract/reception-schemas.ts';
import type { RecordingsView } from '../../../contract/voice-api.ts';
import { DossierId, QueueId, TerminalId } from '../../../domain/ids.ts';
import { languageStages, languages } from '../../../domain/languages.ts';
import { kioskSizes } from '../play.ts';
import { boardView, day, kioskView, now, point, session, week } from '../samples.ts';
import type { Scene, Stage } from '../scene.ts';
import type { Answers, Views } from '../scripted-station.ts';
import { called, counter, press } from './counter.ts';
import { office } from './office.ts';

const minute = 60_000;

const paused = { kind: 'paused', why: 'staff-away', backAt: { date: '2026-11-19', time: '10:15' } } as const;

/** The office, where one queue is paused, with one more thing to watch. */
const officeWith = (more: Views) => (stage: Stage) => {
  const { session, views } = office(({ queues }) => ({
    queues: queues.map((queue) => (queue.id === 'E' ? { ...queue, reception: paused } : queue)),
  }))(stage);
  return { session, views: { ...views, ...more } };
};

const saturday: ReceptionView['usualWeek'] = { ...week, 6: [{ from: '07:00', to: '11:00' }] };

/** Two queues of their own hours, one paused, one with few places left, and where the centre comes nearer. */
const reception: ReceptionView = {
  queues: ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => ({
    queue: QueueId(id),
    week: id === 'A' ? saturday : week,
    places: id === 'D' ? 20 : null,
    own: id === 'A' || id === 'D',
    given: id === 'D' ? 17 : 9,
    pause:
      id === 'E'
        ? { why: 'staff-away', backAt: { date: '2026-11-19', time: '10:15' }, since: now - 20 * minute }
        : null,
  })),
  usualWeek: week,
  minutesBefore: 30,
  lock: null,
  timetable: [
    {
      ...{ kind: 'mobile', place: 'Nhà rông Làng Mẫu 7', villages: ['Làng Mẫu 7', 'Làng Mẫu 8'], weekdays: ['5'] },
      ...{ dates: [], times: [{ from: '08:00', to: '11:00' }] },
      next: { date: '2026-11-20', from: '08:00', to: '11:00' },
    },
  ],
};

const progress: readonly [code: string, missingTexts: number, missingClips: number, open: number][] = [
  ['vi', 0, 0, 3],
  ['en', 0, 0, 3],
  ['jra', 0, 4, 1],
  ['bdq', 41, 63, 0],
  ['bdq-x-kriem', 96, 120, 0],
];

/** Vietnamese and English whole, Jrai with its calls open and its kiosk nearly there, Bahnar begun. */
const languageViews = {
  today: day.date,
  languages: progress.map(([code, missingTexts, missingClips, open]) => {
    const language = languages.find((each) => each.code === code);
    return {
      ...{ code, ownName: language?.ownName ?? code, vietnameseName: language?.vietnameseName ?? code },
      ...{ isSource: code === 'vi', offered: open > 0 },
      stages: languageStages.map((stage, n) => ({
        ...{ stage, needed: [14, 131, 62][n] ?? 0 },
        ...(n < open ? { missingTexts: 0, missingClips: 0 } : { missingTexts, missingClips }),
        review: n < open ? { reviewer: 'Người Duyệt Mẫu', date: '2026-11-02' } : null,
        ...{ reviewStands: n < open, open: n < open },
      })),
    };
  }),
};

const part = { fromMs: 120, lengthMs: 1_900, gain: 1.1 };
const kept = { hash: 'ab'.repeat(32), ...part, speaker: 'Người Đọc Mẫu', recordedOn: '2026-11-18' };

function recordings({ say }: Stage): RecordingsView {
  const clip = (
    key: string,
    change: Partial<RecordingsView['clips'][number]> = {},
  ): RecordingsView['clips'][number] => ({
    ...{ clip: key, stage: 'kiosk', text: say(key), meaning: say(key), place: `screen:${key}`, certainty: 'C' },
    ...{ recordable: true, heard: 'synthesised', waiting: null, accepted: null },
    ...change,
  });
  return {
    language: 'vi',
    clips: [
      clip('kiosk.home.prompt', { waiting: kept }),
      clip('kiosk.ticket.takePaper', {
        heard: 'recorded',
        accepted: { ...kept, reviewer: 'Người Duyệt Mẫu', reviewedOn: '2026-11-18' },
      }),
      clip('kiosk.undone.again', { heard: 'old-text' }),
      clip('kiosk.help.asked'),
      clip('kiosk.stillThere.title'),
    ],
  };
}

/** Five languages: the point offers all of the province's. */
const offered = languages.map(({ code, ownName }) => ({
  ...{ code, ownName, stages: [...languageStages], texts: 'shipped' as const },
}));

const appointment: Extract<ReadAs, { kind: 'appointment' }> = {
  ...{ kind: 'appointment', queue: QueueId('B'), date: day.date, from: '09:00', to: '10:00' },
  ...{ state: 'today', canTakeNumber: true },
};

const kiosk =
  (change: Parameters<typeof kioskView>[1], answers: Answers = {}) =>
  (stage: Stage) => ({ session: session('kiosk'), views: { watchKiosk: kioskView(stage, change) }, answers });

/** Nobody has written Jrai and Bahnar yet: all but one text falls back to Vietnamese. */
function kioskWith(stage: Stage, its: typeof offered) {
  const screen = { 'kiosk.bar.languages': stage.say('kiosk.bar.languages') };
  const readTexts = () => ({ version: 'shipped', screen, errors: {}, announcement: {} });
  return kiosk({ point: { ...point(), languages: its } }, { readTexts })(stage);
}

export const speechAndHourScenes: readonly Scene[] = [
  {
    ...{ id: 'kiosk-four-languages', title: 'Four languages on a tablet, each one tap away', page: 'kiosk' },
    ...{ size: kioskSizes.tablet, shows: 'kiosk.bar.easy' },
    play: (stage) => kioskWith(stage, offered.slice(0, 4)),
    act: async ({ page }) => {
      await page.getByText('English', { exact: true }).waitFor();
      await page.clock.runFor(900);
      await page.getByText('English', { exact: true }).click();
      await page.clock.runFor(900);
    },
  },
  {
    ...{ id: 'kiosk-languages', title: 'Five languages, each by its own name, on a tablet', page: 'kiosk' },
    ...{ size: kioskSizes.tablet, shows: 'kiosk.language.choose' },
    play: (stage) => kioskWith(stage, offered),
    act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.languages'),
  },
  {
    ...{ id: 'kiosk-appointment', title: 'An appointment of today, typed', page: 'kiosk' },
    play: kiosk({}, { readScan: { ok: true, value: appointment } }),
    act: async (hand) => {
      await hand.tapOnKiosk('kiosk.bar.lookUp');
      await hand.page.getByText(hand.say('kiosk.lookUp.title')).waitFor();
      await hand.page.clock.runFor(400);
      for (let n = 0; n < 10; n++) await hand.page.getByRole('button', { name: '1', exact: true }).click();
      await hand.tap('kiosk.lookUp.show');
    },
    shows: 'kiosk.status.appointmentToday',
  },
  {
    ...{ id: 'board-set-up', title: 'How large is the television, and how far the last seat?', page: 'board' },
    play: (stage) => ({ session: session('board'), views: { watchBoard: boardView(stage) } }),
    act: async ({ page, say }) => {
      await page.getByText(say('board.lastCalls')).first().waitFor();
      await page.keyboard.press('F2');
    },
    shows: 'board.wall.title',
  },
  {
    ...{ id: 'counter-help', title: 'K6: somebody at the kiosk asks for help', page: 'counter' },
    play: counter({
      current: called,
      why: 'priority-turn',
      helpAsked: [{ help: 'help-1', terminal: TerminalId('kiosk-1'), askedAt: now - 14_000 }],
      cameFor: {
        dossier: { dossier: DossierId('00000000-0000-4000-8000-000000000101'), code: '22006-1-261112-0003' },
        appointment: null,
      },
    }),
    act: async ({ page, say }) => {
      await page.getByText(say('counter.help.title')).waitFor();
      // It slides in.
      await page.evaluate(`for (const each of document.getAnimations())
        if (each.effect.getComputedTiming().iterations !== Infinity) each.finish();`);
    },
    shows: 'counter.help.title',
  },
  {
    ...{ id: 'counter-appointment', title: 'A day and an hour to come back', page: 'counter' },
    play: counter(),
    act: press('Shift+F4'),
    shows: 'counter.appointment.title',
  },
  {
    ...{ id: 'office-hours', title: 'When people are received, and what the kiosk says now', page: 'office' },
    play: officeWith({ watchReception: reception }),
    act: ({ tap }) => tap('office.page.reception'),
    shows: 'office.hours.title',
  },
  {
    ...{ onlyInFull: true, id: 'office-hours-edit', title: 'The hours of a queue are set', page: 'office' },
    play: officeWith({ watchReception: reception }),
    act: async ({ tap, page, say }) => {
      await tap('office.page.reception');
      await page.getByRole('button', { name: say('office.hours.editOf', { queues: 'D' }) }).click();
    },
    shows: 'office.hours.editTitle',
  },
  {
    ...{ id: 'office-languages', title: 'How far each language is, stage by stage', page: 'office' },
    play: officeWith({ watchLanguages: languageViews }),
    act: ({ tap }) => tap('office.page.languages'),
    shows: 'office.languages.native',
  },
  {
    ...{ id: 'office-recorder', title: 'A sentence is recorded, heard and accepted', page: 'office' },
    play: (stage) => officeWith({ watchRecordings: recordings(stage) })(stage),
    act: async ({ tap, page, say }) => {
      await tap('office.page.voice');
      await page.getByRole('textbox', { name: say('office.voice.speaker') }).fill('Người Đọc Mẫu');
    },
    shows: 'office.voice.list',
  },
];
