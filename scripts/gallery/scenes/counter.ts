import type { CounterView } from '../../../contract/terminal-views.ts';
import { AccountId, CounterId, DossierId } from '../../../domain/ids.ts';
import { cardOf, lifeSteps, lines, opened, procedureViews, scanAnswers, villageViews } from '../dossiers.ts';
import { clerk, counterView, now, printer, session, ticket } from '../samples.ts';
import type { Hand, Scene, Stage } from '../scene.ts';
import type { Script } from '../scripted-station.ts';
import { seen } from '../seen.ts';

const calledAt = now - 40_000;
export const called = ticket('D007', {
  ...{ state: 'called', priority: 'elderly', counter: CounterId('2'), calls: 2, calledAt, since: calledAt },
});
const serving = { ...called, state: 'serving', since: now - 25_000 } as const;

export function counter(change: Partial<CounterView> = {}, more: Script['answers'] = {}) {
  return (stage: Stage): Script => ({
    session: session('counter', { counter: CounterId('2'), account: clerk }),
    views: { watchCounter: counterView(stage, change) },
    answers: {
      readDraft: { ok: true, value: { draft: null, keptAt: null } },
      keepDraft: { ok: true, value: {} },
      listNeeds: [],
      ...scanAnswers,
      listVillages: villageViews,
      findEarlier: null,
      listProcedures: procedureViews,
      listFees: [],
      previewDueDate: {
        ok: true,
        value: { dueAt: '2026-11-25T09:05', rule: { kind: 'working-days', days: 3, daysOff: ['2026-11-24'] } },
      },
      findDossiers: [lines.ready, lines.received, lines.returned],
      openDossier: { ok: true, value: opened },
      readDossierLife: { ok: true, value: { steps: lifeSteps } },
      listColleagues: [
        { account: AccountId('00000000-0000-4000-8000-000000000201'), name: 'Rơ Châm Mẫu', role: 'specialist' },
      ],
      receiveDossier: {
        ok: true,
        value: {
          dossier: DossierId('00000000-0000-4000-8000-000000000109'),
          ...{ code: '22006-1-261119-0022', dueAt: '2026-11-25T09:05', job: 'job-5' },
          dueRule: { kind: 'working-days', days: 3, daysOff: ['2026-11-24'] },
        },
      },
      ...more,
    },
  });
}

export function press(...keys: string[]) {
  return async ({ page, say }: Hand): Promise<void> => {
    // A page that still connects has its `main` too, and hears no key.
    await seen(page, page.getByRole('button', { name: say('counter.close.button') }).first());
    for (const key of keys) await page.keyboard.press(key);
  };
}

const dialog = ({ page }: Hand) => page.getByRole('dialog');

/** Types a name and takes the first procedure found. */
async function chooseProcedure({ page, say }: Hand): Promise<void> {
  await page.getByRole('combobox', { name: say('dossier.receive.procedure') }).fill('tinh trang hon nhan');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

/** A scanner that types an invented person’s card, in one breath. */
async function holdCard({ page }: Hand, n: number): Promise<void> {
  // Text, not a function: scripts know no page.
  await page.evaluate(`for (const event of [...${JSON.stringify(cardOf(n))}, 'Enter'].map(
    (key) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )) (document.activeElement ?? document.body).dispatchEvent(event)`);
}

/** A card, then the procedure: the papers have the focus. */
async function receiveByCard(hand: Hand): Promise<void> {
  await press()(hand);
  await holdCard(hand, 8);
  await chooseProcedure(hand);
  await hand.page.locator('input[name="documents"]:focus').first().waitFor();
}

function search(hand: Hand): Promise<void> {
  return press('F3')(hand)
    .then(() => hand.page.getByRole('searchbox').fill('mau'))
    .then(() => hand.page.getByRole('heading', { name: lines.ready.code }).waitFor());
}

export const counterScenes: readonly Scene[] = [
  {
    ...{ id: 'counter-open', title: 'Which queues does it serve today?', page: 'counter', shows: 'counter.open.title' },
    play: counter({ account: null }),
  },
  {
    ...{
      id: 'counter-free',
      title: 'Nobody at the counter, people wait',
      page: 'counter',
      shows: 'counter.free.title',
    },
    play: counter(),
  },
  {
    ...{ id: 'counter-empty', title: 'Nobody waits', page: 'counter', shows: 'counter.free.nobody' },
    play: (stage) => {
      const queues = counterView(stage).queues.map((queue) => ({ ...queue, waiting: 0 }));
      return counter({ waiting: [], setAside: [], queues, servedToday: 0 })(stage);
    },
  },
  {
    ...{ id: 'counter-called', title: 'Called, not come yet', page: 'counter', shows: 'counter.state.called' },
    play: counter({ current: called, why: 'priority-turn' }),
  },
  {
    ...{ id: 'counter-serving', title: 'A citizen is served', page: 'counter', shows: 'counter.state.serving' },
    play: counter({ current: serving, why: 'priority-turn' }),
  },
  {
    ...{ id: 'counter-trouble', title: 'A paper in doubt, no paper, the province away', page: 'counter' },
    play: counter({
      ...{ current: serving, why: 'longest-waiting', provinceBacklog: 214 },
      printer: { ...printer, state: 'no-paper', waitingJobs: 4 },
      doubtfulJobs: [
        { job: 'job-7', kind: 'ticket', label: 'B016' },
        { job: 'job-8', kind: 'receipt', label: '22006-1-261119-0021' },
      ],
    }),
    shows: ({ page }) => page.getByText('22006-1-261119-0021').first(),
  },
  {
    ...{ id: 'counter-held', title: 'The host only shows: its stand-in may have taken its place', page: 'counter' },
    play: counter({ waitsFor: 'Máy quầy 2', healthy: false }),
    shows: 'ui.held.resume',
  },
  {
    ...{ id: 'counter-issue', title: 'A number for someone who stands here', page: 'counter', shows: dialog },
    ...{ play: counter(), act: press('F4') },
  },
  {
    ...{ id: 'counter-transfer', title: 'To another queue', page: 'counter', shows: dialog },
    ...{ play: counter({ current: serving }), act: press('F6') },
  },
  {
    ...{ id: 'counter-park', title: 'Set aside, and why', page: 'counter', shows: dialog },
    ...{ play: counter({ current: serving }), act: press('Control+F5') },
  },
  {
    ...{ id: 'counter-finish', title: 'What came of the visit', page: 'counter', shows: dialog },
    ...{ play: counter({ current: serving }), act: press('Shift+F9') },
  },
  {
    ...{ id: 'counter-keys', title: 'The keys', page: 'counter', shows: dialog, play: counter(), act: press('F1') },
  },
  {
    ...{ id: 'counter-close', title: 'The counter closes', page: 'counter', shows: 'counter.close.help' },
    ...{ play: counter(), act: ({ tap }) => tap('counter.close.button') },
  },
  {
    ...{ id: 'counter-receive', title: 'A dossier comes', page: 'counter', shows: 'dossier.receive.applicant' },
    play: counter({ current: serving }),
    act: async (hand) => {
      await press('F2')(hand);
      await chooseProcedure(hand);
      await hand.page.locator('input[name="documents"]').first().check();
    },
  },
  {
    ...{ id: 'counter-receive-faults', title: 'What is missing, said at once', page: 'counter' },
    play: counter({ current: serving }),
    act: async (hand) => {
      await press('F2')(hand);
      await chooseProcedure(hand);
      const field = (key: string) => hand.page.getByRole('textbox', { name: hand.say(key), exact: true }).first();
      await field('dossier.person.idNumber').fill('064185000007');
      await field('dossier.person.birthDate').fill('30/02/1985');
      await hand.page.keyboard.press('Control+Enter');
    },
    shows: 'dossier.receive.faults',
  },
  {
    ...{
      id: 'counter-read-back',
      title: 'Read back before it is printed',
      page: 'counter',
      shows: 'dossier.readBack.title',
    },
    play: counter({ current: serving }),
    act: async (hand) => {
      await receiveByCard(hand);
      await hand.page.keyboard.press('0');
      await hand.page.getByRole('checkbox', { checked: true }).first().waitFor();
      await hand.page.keyboard.press('Control+Enter');
    },
  },
  {
    ...{ id: 'counter-whose-card', title: 'A stranger’s card in the middle', page: 'counter', shows: dialog },
    play: counter({ current: serving }),
    act: async (hand) => {
      await receiveByCard(hand);
      await holdCard(hand, 4);
    },
  },
  {
    ...{ id: 'counter-search', title: 'Dossiers found', page: 'counter', play: counter(), act: search },
    shows: ({ page }) => page.getByRole('heading', { name: lines.ready.code }),
  },
  {
    ...{ id: 'counter-dossier', title: 'A dossier opened, its result given back', page: 'counter', play: counter() },
    act: async (hand) => {
      await search(hand);
      await hand.page.keyboard.press('Alt+1');
      await hand.page.getByText(opened.applicant.idNumber).first().waitFor();
      await hand.page.keyboard.press('Alt+3');
    },
    shows: 'dossier.return.submit',
  },
  {
    ...{ id: 'counter-correct', title: 'What was written wrongly of a person', page: 'counter', shows: dialog },
    play: counter(),
    act: async (hand) => {
      await search(hand);
      await hand.page.keyboard.press('Alt+1');
      await hand.page.getByText(opened.applicant.idNumber).first().waitFor();
      await hand.page.keyboard.press('Alt+w');
    },
  },
  {
    ...{ id: 'counter-acts', title: 'What else may happen to a dossier', page: 'counter', shows: dialog },
    play: counter(),
    act: async (hand) => {
      await search(hand);
      await hand.page.keyboard.press('ArrowDown');
      await hand.page.getByRole('heading', { name: lines.received.code }).waitFor();
      await hand.page.keyboard.press('Alt+6');
    },
  },
  {
    ...{ id: 'counter-refuse', title: 'A refusal takes two people', page: 'counter' },
    play: counter(),
    act: async (hand) => {
      await search(hand);
      await hand.page.keyboard.press('ArrowDown');
      await hand.page.getByRole('heading', { name: lines.received.code }).waitFor();
      await hand.page.keyboard.press('Alt+6');
      await dialog(hand).waitFor();
      await hand.page.keyboard.press('9');
    },
    shows: 'dossier.act.secondHelp',
  },
  {
    ...{ id: 'counter-scans', title: 'A paper is scanned, or used again', page: 'counter', play: counter() },
    act: async (hand) => {
      await search(hand);
      await hand.page.keyboard.press('Alt+1');
      await hand.page.getByText(opened.applicant.idNumber).first().waitFor();
      await hand.page.keyboard.press('Alt+q');
      await dialog(hand).waitFor();
      await hand.page.keyboard.press('1');
      await hand.page.getByText('Scan_0011.pdf', { exact: false }).first().waitFor();
    },
    shows: dialog,
  },
];
