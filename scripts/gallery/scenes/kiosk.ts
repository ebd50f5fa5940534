import type { ReadAs } from '../../../contract/moment-views.ts';
import type { Moment, StopView } from '../../../contract/reception-schemas.ts';
import type { KioskView } from '../../../contract/terminal-views.ts';
import { CounterId, QueueId, TicketId } from '../../../domain/ids.ts';
import { procedureViews } from '../dossiers.ts';
import { kioskSizes } from '../play.ts';
import { kioskView, now, printer, session } from '../samples.ts';
import type { Hand, Scene, Stage } from '../scene.ts';
import type { Answers, Script } from '../scripted-station.ts';

const ticket = TicketId('214.B018');
const issued = {
  ...{ ticket, number: 'B018', queue: QueueId('B'), ahead: 12, expectedWait: { from: 35, to: 75 } },
  ...{ job: 'job-4', issuedAt: now },
};

type Change = (ordinary: KioskView) => Partial<KioskView>;

function kiosk(change: Change = () => ({}), answers: Answers = {}) {
  return (stage: Stage): Script => {
    const ordinary = kioskView(stage);
    return {
      session: session('kiosk'),
      views: { watchKiosk: { ...ordinary, ...change(ordinary) } },
      answers: {
        issueTicket: { ok: true, value: issued },
        undoTicket: { ok: true, value: {} },
        askForHelp: { ok: true, value: { help: 'help-1' } },
        listNeeds: [{ queue: QueueId('B'), procedures: procedureViews.filter(({ field }) => field === 'Hộ tịch') }],
        rateVisit: { ok: true, value: {} },
        checkStaffPin: { ok: true, value: {} },
        ...answers,
      },
    };
  };
}

const paper =
  (state: 'confirmed' | 'sending', at: 'first' | 'second' = 'first'): Change =>
  () => ({ papers: [{ ticket, job: 'job-4', state, printer: at }] });

/** The second tile is civil status. A new screen takes no touch for its first moments. */
async function tapTile({ page }: Hand, n: number): Promise<void> {
  const tile = page.locator('main button').nth(n);
  await tile.waitFor();
  await page.clock.runFor(400);
  await tile.click();
}
const takeNumber = (hand: Hand) => tapTile(hand, 1);

/** Something is held to the scanner of the station. */
async function scan({ page, playing }: Hand): Promise<void> {
  await page.locator('main button').first().waitFor();
  await page.clock.runFor(400);
  playing.show('watchScans', { scanner: 'ready', scan: { no: 1, text: '22006-1-261117-0004', isCard: false } });
}

const read = (value: ReadAs): Answers => ({ readScan: { ok: true, value } });
const dossier: Extract<ReadAs, { kind: 'dossier' }> = {
  ...{ kind: 'dossier', state: 'received', dueAt: '2026-11-25T09:05', late: false, returnedOn: null, missing: [] },
  ...{ returnAt: 'Điểm tiếp nhận chính', canTakeNumber: false },
};
const served: Extract<ReadAs, { kind: 'ticket' }> = {
  ...{ kind: 'ticket', ticket, number: 'B018', state: 'done', ahead: null, counter: CounterId('2'), canRate: true },
};

const tomorrow: Moment = { date: '2026-11-20', time: '07:00' };
const lock = {
  why: 'power',
  text: 'Điện có lại lúc 10 giờ',
  backAt: { date: '2026-11-19', time: '10:00' },
  since: now,
} as const;
const stops: StopView[] = [
  stop('secondary', 'Điểm tiếp nhận Làng Mẫu 3', ['Làng Mẫu 3', 'Làng Mẫu 4'], '2026-11-20'),
  stop('mobile', 'Nhà rông Làng Mẫu 7', ['Làng Mẫu 7', 'Làng Mẫu 8', 'Làng Mẫu 9'], '2026-11-24'),
  stop('post-office', 'Bưu điện văn hoá xã', ['Thôn Mẫu 1'], '2026-11-19'),
];
function stop(kind: StopView['kind'], place: string, villages: string[], date: string): StopView {
  const times = [{ from: '08:00', to: '11:00' }];
  return { kind, place, villages, weekdays: ['5'], dates: [], times, next: { date, from: '08:00', to: '11:00' } };
}

const number = ({ page }: Hand) => page.getByText('B018', { exact: true }).first();

export const kioskScenes: readonly Scene[] = [
  {
    ...{ id: 'kiosk-home', title: 'Home, which is also the screen of rest', page: 'kiosk' },
    ...{ play: kiosk(() => ({ timetable: stops })), shows: 'kiosk.home.prompt' },
  },
  {
    ...{ id: 'kiosk-home-priority', title: 'Home of a person who goes first', page: 'kiosk', play: kiosk() },
    act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.priority.short.pregnant-or-small-child'),
    shows: ({ page, say }) =>
      page.getByText(
        say('kiosk.home.promptPriority', { category: say('kiosk.priority.short.pregnant-or-small-child') }),
      ),
  },
  {
    ...{
      id: 'kiosk-home-truth',
      title: 'Every queue says when it receives',
      page: 'kiosk',
      shows: 'kiosk.home.prompt',
    },
    play: kiosk(({ queues }) => ({ queues: queues.map((queue, n) => ({ ...queue, ...truths[n] })) })),
  },
  {
    ...{ id: 'kiosk-tablet', title: 'Home on a tablet', page: 'kiosk', size: kioskSizes.tablet },
    ...{ play: kiosk(() => ({ timetable: stops })), shows: 'kiosk.home.prompt' },
  },
  {
    ...{ id: 'kiosk-tablet-priority', title: 'K1: who goes first, on a tablet', page: 'kiosk' },
    ...{ size: kioskSizes.tablet, play: kiosk(), act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.priority') },
    shows: ({ page, say }) => page.getByRole('img', { name: say('ui.priority.elderly') }),
  },
  {
    ...{ id: 'kiosk-more', title: 'What else, on a tablet', page: 'kiosk', size: kioskSizes.tablet },
    play: kiosk(() => ({ timetable: stops })),
    ...{ act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.more'), shows: 'kiosk.more.title' },
  },
  {
    ...{ id: 'kiosk-ticket', title: 'The number; its paper is there', page: 'kiosk', shows: number },
    ...{ play: kiosk(paper('confirmed')), act: takeNumber },
  },
  {
    ...{
      onlyInFull: true,
      id: 'kiosk-ticket-printing',
      title: 'The number; its paper is being printed',
      page: 'kiosk',
      shows: number,
    },
    ...{ play: kiosk(paper('sending')), act: takeNumber },
  },
  {
    ...{
      onlyInFull: true,
      id: 'kiosk-ticket-second',
      title: 'The number; its paper lies at the staff’s printer',
      page: 'kiosk',
    },
    ...{ play: kiosk(paper('confirmed', 'second')), act: takeNumber, shows: number },
  },
  {
    ...{ id: 'kiosk-ticket-no-paper', title: 'K10: the number, and no paper', page: 'kiosk', shows: number },
    play: kiosk(() => ({ printer: { ...printer, state: 'no-paper', waitingJobs: 1 } })),
    act: takeNumber,
  },
  {
    ...{ id: 'kiosk-undone', title: 'K8: a wrong tap taken back', page: 'kiosk', play: kiosk(paper('confirmed')) },
    act: async (hand) => {
      await takeNumber(hand);
      await number(hand).waitFor();
      await hand.pass(3.2);
      await hand.tap('kiosk.ticket.undo');
    },
    shows: 'kiosk.undone.again',
  },
  {
    ...{
      id: 'kiosk-failed',
      title: 'The station refused',
      page: 'kiosk',
      act: takeNumber,
      shows: 'kiosk.failed.title',
    },
    play: kiosk(undefined, { issueTicket: { ok: false, error: { type: 'log-not-writable' } } }),
  },
  {
    ...{
      id: 'kiosk-look-up',
      title: 'A code, held or typed',
      page: 'kiosk',
      play: kiosk(),
      shows: 'kiosk.lookUp.title',
    },
    act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.lookUp'),
  },
  {
    ...{
      id: 'kiosk-status',
      title: 'How a dossier stands',
      page: 'kiosk',
      play: kiosk(undefined, read(dossier)),
      act: scan,
    },
    shows: 'kiosk.status.received',
  },
  {
    ...{
      onlyInFull: true,
      id: 'kiosk-status-masked',
      title: 'Covered after five seconds',
      page: 'kiosk',
      shows: 'kiosk.status.masked',
    },
    play: kiosk(undefined, read({ ...dossier, late: true })),
    act: async (hand) => {
      await scan(hand);
      await hand.page.getByText(hand.say('kiosk.status.late')).first().waitFor();
      await hand.pass(6);
    },
  },
  {
    ...{ id: 'kiosk-missing-papers', title: 'What is missing, for who bears the slip', page: 'kiosk', act: scan },
    play: kiosk(
      undefined,
      read({
        ...{ ...dossier, state: 'waiting-supplement', canTakeNumber: true },
        missing: [
          { name: 'Giấy chứng sinh', picture: 'pregnant-or-small-child' },
          { name: 'Giấy chứng nhận kết hôn của cha mẹ', picture: 'civil-status' },
        ],
      }),
    ),
    shows: 'kiosk.status.supplement',
  },
  {
    ...{ id: 'kiosk-rate', title: 'Three faces', page: 'kiosk', play: kiosk(undefined, read(served)), act: scan },
    shows: 'kiosk.rate.title',
  },
  {
    ...{ onlyInFull: true, id: 'kiosk-rated', title: 'Thanks', page: 'kiosk', play: kiosk(undefined, read(served)) },
    act: async (hand) => {
      await scan(hand);
      await hand.tapOnKiosk('kiosk.rate.satisfied');
    },
    shows: 'kiosk.rate.thanks',
  },
  {
    ...{
      id: 'kiosk-needs',
      title: 'What to bring: for what?',
      page: 'kiosk',
      play: kiosk(),
      shows: 'kiosk.needs.title',
    },
    act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.needs'),
  },
  {
    ...{ id: 'kiosk-procedures', title: 'What to bring: which procedure?', page: 'kiosk', play: kiosk() },
    act: async (hand) => {
      await hand.tapOnKiosk('kiosk.bar.needs');
      await hand.page.getByText(hand.say('kiosk.needs.title')).waitFor();
      await tapTile(hand, 0);
    },
    shows: 'kiosk.needs.procedure',
  },
  {
    ...{ id: 'kiosk-documents', title: 'What to bring: these papers', page: 'kiosk', play: kiosk() },
    act: async (hand) => {
      await hand.tapOnKiosk('kiosk.bar.needs');
      await hand.page.getByText(hand.say('kiosk.needs.title')).waitFor();
      await tapTile(hand, 0);
      await hand.page.getByText(hand.say('kiosk.needs.procedure')).waitFor();
      await tapTile(hand, 0);
    },
    shows: 'kiosk.needs.draft',
  },
  {
    ...{ id: 'kiosk-timetable', title: 'The centre comes nearer', page: 'kiosk', shows: 'kiosk.timetable.title' },
    play: kiosk(() => ({ timetable: stops })),
    act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.timetable'),
  },
  {
    ...{ id: 'kiosk-help', title: 'Help was asked for', page: 'kiosk', shows: 'kiosk.help.asked' },
    play: kiosk(() => ({ help: { help: 'help-1', askedAt: now, answeredAt: null, counter: null } })),
    act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.help'),
  },
  {
    ...{ id: 'kiosk-help-comes', title: 'K6: help comes', page: 'kiosk' },
    play: kiosk(() => ({ help: { help: 'help-1', askedAt: now, answeredAt: now, counter: CounterId('2') } })),
    act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.help'),
    shows: ({ page, say }) => page.getByText(say('kiosk.help.comingFrom', { counter: '2' })),
  },
  {
    ...{ id: 'kiosk-still-there', title: 'K9: half a minute without a touch', page: 'kiosk', play: kiosk() },
    act: async ({ page, say, tapOnKiosk, pass }) => {
      const [needs, question] = [
        page.getByText(say('kiosk.needs.title')),
        page.getByText(say('kiosk.stillThere.title')),
      ];
      // The page's clock goes on between the steps: on a slow machine the question's twenty seconds may be over unseen.
      for (let round = 0; round < 3 && !(await question.isVisible()); round++) {
        if (!(await needs.isVisible())) await tapOnKiosk('kiosk.bar.needs');
        await needs.waitFor();
        for (let step = 0; step < 20 && !(await question.isVisible()); step++) await pass(2);
      }
    },
    shows: 'kiosk.stillThere.title',
  },
  {
    ...{ id: 'kiosk-low', title: 'K14: within the reach of a wheelchair', page: 'kiosk', size: 'standing' },
    ...{ play: kiosk(() => ({ timetable: stops })), act: ({ tapOnKiosk }) => tapOnKiosk('kiosk.bar.reach') },
    shows: ({ page }) => page.locator('[data-reach="low"]').first(),
  },
  {
    ...{ id: 'kiosk-locked', title: 'Locked by the office', page: 'kiosk', shows: 'kiosk.locked.why.power' },
    play: kiosk(() => ({ lock, timetable: stops })),
  },
  {
    ...{ id: 'kiosk-closed', title: 'Nobody is received now', page: 'kiosk', shows: 'kiosk.closed.title' },
    play: kiosk(({ queues }) => ({
      queues: queues.map((queue) => ({ ...queue, reception: { kind: 'closed', opensAt: tomorrow } })),
      timetable: stops,
    })),
  },
  {
    ...{ id: 'kiosk-lost', title: 'The station is away', page: 'kiosk', play: kiosk(), shows: 'kiosk.lost.title' },
    act: async ({ page, playing }) => {
      await page.locator('main button').first().waitFor();
      playing.fail(true);
    },
  },
  {
    ...{ id: 'kiosk-staff-pin', title: 'The staff’s corner asks for the PIN', page: 'kiosk', play: kiosk() },
    act: knock,
    shows: ({ page }) => page.getByRole('heading').first(),
  },
  {
    ...{ id: 'kiosk-staff-menu', title: 'Behind the PIN', page: 'kiosk', play: kiosk(), act: enterPin },
    shows: 'kioskStaff.menu.title',
  },
  {
    ...{ id: 'kiosk-calibrate', title: 'A card held to the glass', page: 'kiosk', play: kiosk() },
    act: async (hand) => {
      await enterPin(hand);
      await hand.tapOnKiosk('kioskStaff.menu.calibrate');
    },
    shows: 'kioskStaff.calibrate.title',
  },
];

/** What the queues may say instead of how many wait. */
const truths: readonly Partial<KioskView['queues'][number]>[] = [
  { reception: { kind: 'break', backAt: { date: '2026-11-19', time: '13:30' } } },
  { reception: { kind: 'full', opensAt: tomorrow } },
  { reception: { kind: 'open', closesAt: '11:30', countersFrom: null, tomorrowFrom: '15:00' } },
  { reception: { kind: 'paused', backAt: { date: '2026-11-19', time: '10:15' }, why: 'staff-away' } },
  { reception: { kind: 'closed', opensAt: tomorrow } },
  { placesLeft: 3 },
];

/** Five touches in the corner. */
async function knock({ page }: Hand): Promise<void> {
  await page.locator('main button').first().waitFor();
  await page.clock.runFor(400);
  for (let n = 0; n < 5; n++) await page.mouse.click(8, 8);
}

async function enterPin(hand: Hand): Promise<void> {
  await knock(hand);
  const key = hand.page.getByRole('button', { name: '1', exact: true });
  await key.waitFor();
  await hand.page.clock.runFor(400);
  for (let n = 0; n < 6; n++) await key.click();
  await hand.tap('kioskStaff.pin.enter');
}
