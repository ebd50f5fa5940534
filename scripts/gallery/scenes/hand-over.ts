import type { CustodyView } from '../../../contract/custody-schemas.ts';
import type { HandOverView } from '../../../contract/hand-over-api.ts';
import type { ScanWork } from '../../../contract/trips-api.ts';
import { DossierId, HandOverId, PointId } from '../../../domain/ids.ts';
import { custodyHere, lines } from '../dossiers.ts';
import type { Hand, Scene } from '../scene.ts';
import type { Script } from '../scripted-station.ts';
import { counter, press } from './counter.ts';

const here = { point: PointId('22006-1'), name: 'Điểm tiếp nhận chính' };
const hienDong = { point: PointId('22006-2'), name: 'Điểm tiếp nhận Hiển Đông' };
const birth = 'Đăng ký khai sinh';

export function item(n: number, change: Partial<HandOverView['items'][number]> = {}): HandOverView['items'][number] {
  return {
    dossier: DossierId(`00000000-0000-4000-8000-0000000003${String(n).padStart(2, '0')}`),
    ...{ code: `22006-2-261118-${String(n).padStart(4, '0')}`, procedureName: birth, carries: 'folder', work: true },
    ...{ fate: 'on-road', answeredAt: null },
    ...change,
  };
}

export function handOver(n: number, change: Partial<HandOverView>): HandOverView {
  const items = change.items ?? [item(1), item(2), item(3)];
  return {
    handOver: HandOverId(`00000000-0000-4000-8000-00000000040${n}`),
    ...{ from: hienDong, to: here, kind: 'folders', bag: null, at: '2026-11-19T07:40', direction: 'in' },
    ...{ state: 'coming', items, carried: items.length, underWay: items.length, how: null, differences: [] },
    ...{ fees: 0, slipJob: null, byPost: false, declined: null },
    ...change,
  };
}

const lists: Extract<NonNullable<Script['answers']>['readHandOvers'], object> = {
  coming: [handOver(1, {}), handOver(2, { bag: 'CV-0142', at: '2026-11-19T08:10' })],
  onRoad: [
    handOver(3, {
      ...{ from: here, to: hienDong, kind: 'results', bag: 'CV-0139', direction: 'out', state: 'on-road' },
      ...{ at: '2026-11-18T16:20', slipJob: 'job-9' },
    }),
  ],
  done: [handOver(4, { state: 'done', at: '2026-11-17T15:05', how: 'seal', bag: 'CV-0131' })],
  points: [
    { ...hienDong, byPost: false },
    { point: PointId('22006-3'), name: 'Tổ lưu động Canh Tiến', byPost: false },
  ],
};
const post = { point: PointId('22006-9'), name: 'Bưu cục Canh Vinh' };
const result = { carries: 'result' } as const;
const signedSlip = {
  ...{ type: 'whole' as const, verdict: 'genuine' as const, isForHere: false, isFromHere: true, isKnown: true },
  handOver: handOver(5, {
    ...{ from: here, to: post, byPost: true, kind: 'results', bag: null, direction: 'out', state: 'on-road' },
    ...{ at: '2026-11-18T16:20', slipJob: 'job-9', items: [item(1, result), item(2, result), item(3, result)] },
  }),
};
const forgottenSlip = {
  ...{ ...signedSlip, isKnown: false },
  handOver: handOver(6, { from: here, to: hienDong, direction: 'out', state: 'on-road', at: '2026-11-18T16:20' }),
};
const unsure = {
  dossier: DossierId('00000000-0000-4000-8000-000000000309'),
  ...{
    code: '22006-1-261112-0007',
    procedureName: birth,
    paper: 'folder' as const,
    why: 'conflict' as const,
    claimants: [here, hienDong],
  },
};
const lookedFor = {
  dossier: DossierId('00000000-0000-4000-8000-000000000310'),
  ...{ code: '22006-1-261112-0011', paper: 'result' as const, why: 'not-found' as const, claimants: [] },
};

const away: CustodyView = {
  ...custodyHere,
  ...{ work: hienDong, workIsHere: false, since: '2026-11-18T16:20' },
  folder: { state: 'in-transit', at: here, to: hienDong },
};

const heldThere: CustodyView = {
  ...away,
  folder: { state: 'here', at: hienDong, to: null },
};
/** Somebody here said so, and Hiển Đông holds it too by its own log. */
const saidHere: CustodyView = {
  ...{ ...heldThere, mustRecount: true, claimants: [here, hienDong], since: '2026-11-19T09:10' },
  folder: { state: 'conflict', at: null, to: null },
  found: [{ paper: 'folder', at: here, since: '2026-11-19T09:10', by: 'Siu H’Mẫu' }],
};
const onlyOne = (custody: CustodyView): Script['answers'] => ({
  ...answers,
  findDossiers: [{ ...lines.received, custody }],
});
const search = async (hand: Hand) => {
  await press('F3')(hand);
  await hand.page.getByRole('searchbox').fill('mau');
  await hand.page.getByRole('heading', { name: lines.received.code }).waitFor();
};

const paper = { procedureName: birth, dueAt: '2026-11-26T08:40', by: '2026-11-25' };
export const scanWork: ScanWork[] = [
  {
    ...{ dossier: item(7).dossier, code: '22006-2-261118-0007', procedureName: birth, dueAt: '2026-11-24T08:40' },
    ...{ folderAt: hienDong, scans: 3, original: 'before-result' },
  },
  {
    ...{ dossier: item(8).dossier, code: '22006-2-261118-0008', procedureName: birth, dueAt: '2026-11-26T08:40' },
    ...{ folderAt: null, scans: 0, original: 'before-processing' },
  },
];

export const trips: Extract<NonNullable<Script['answers']>['readTrips'], object> = {
  today: '2026-11-19',
  trips: [
    {
      ...{ to: hienDong, by: '2026-11-25' },
      papers: [
        { ...paper, dossier: item(5).dossier, code: '22006-2-261117-0005', carries: 'result', why: 'result-due' },
        { ...paper, dossier: item(6).dossier, code: '22006-1-261117-0006', carries: 'folder', why: 'before-result' },
      ],
    },
  ],
  scanWork,
};

export const answers: Script['answers'] = {
  readHandOvers: lists,
  readTrips: trips,
  listToRecount: [unsure],
  findDossiers: ({ query }) =>
    Object.values(lines).filter(({ code }) => query === '' || query === 'mau' || code === query),
};

async function type(hand: Hand, ...codes: string[]): Promise<void> {
  const field = hand.page.getByRole('textbox', { name: /./ }).first();
  for (const code of codes) {
    await field.fill(code);
    await hand.page.keyboard.press('Enter');
    await hand.page.getByText(code).first().waitFor();
  }
}

export const handOverScenes: readonly Scene[] = [
  {
    ...{ id: 'counter-hand-over', title: 'A new hand-over, what is coming and on the road', page: 'counter' },
    play: counter({}, answers),
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await type(hand, lines.received.code);
    },
    shows: ({ page }) => page.locator('ol').getByText(lines.received.code),
  },
  {
    ...{
      id: 'counter-trip',
      title: 'What waits for a trip, and until when',
      page: 'counter',
      play: counter({}, answers),
    },
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await hand.page.getByText(hand.say('handOver.trip.waiting', { n: 2 })).click();
    },
    shows: 'handOver.trip.make',
  },
  {
    ...{ id: 'counter-scan-work', title: 'Work that came ahead of its folders', page: 'counter' },
    play: counter({}, answers),
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await hand.page.getByText(hand.say('handOver.scanWork.title')).click();
    },
    shows: 'handOver.scanWork.help',
  },
  {
    ...{ id: 'counter-work-alone', title: 'Work handed over without its folder, and nothing scanned', page: 'counter' },
    ...{
      play: counter(
        {},
        { ...answers, findDossiers: [{ ...lines.received, byScan: { scans: 0, original: 'before-result' } }] },
      ),
      onlyInFull: true,
    },
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await type(hand, lines.received.code);
      await hand.page.keyboard.press('Alt+3');
    },
    shows: ({ page, say }) => page.getByText(say('handOver.make.notByScan', { key: 'F3' })),
  },
  {
    ...{ id: 'counter-recount', title: 'What somebody has to look for', page: 'counter', onlyInFull: true },
    play: counter({}, { ...answers, listToRecount: [unsure, { ...unsure, ...lookedFor }] }),
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await hand.page.getByText(hand.say('handOver.recount.title')).click();
    },
    shows: 'handOver.recount.help',
  },
  {
    ...{ id: 'counter-hand-over-differs', title: 'One folder is missing, one is damaged', page: 'counter' },
    play: counter({}, answers),
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await hand.page.getByRole('button', { name: /07:40/ }).click();
      await type(hand, '22006-2-261118-0001', '22006-2-261118-0002');
      await hand.page
        .getByRole('button', { name: hand.say('handOver.check.damagedOf', { code: '22006-2-261118-0002' }) })
        .click();
      await hand.page.keyboard.press('Control+Enter');
    },
    shows: 'handOver.check.sure',
  },
  {
    ...{ id: 'counter-signed-slip', title: 'A slip that the post office signed by hand is back', page: 'counter' },
    play: counter({}, { ...answers, readSlip: { ok: true, value: signedSlip } }),
    act: async (hand) => {
      await press('Shift+F6')(hand);
      hand.playing.show('watchScans', { scanner: 'ready', scan: { no: 1, text: 'GDBG~1/1~mau', isCard: false } });
      await hand.page.getByRole('checkbox').nth(1).click();
    },
    shows: 'handOver.signed.title',
  },
  {
    ...{ id: 'counter-forgotten-slip', title: 'The slip of a hand-over that a restored PC forgot', page: 'counter' },
    ...{ play: counter({}, { ...answers, readSlip: { ok: true, value: forgottenSlip } }), onlyInFull: true },
    act: async (hand) => {
      await press('Shift+F6')(hand);
      hand.playing.show('watchScans', { scanner: 'ready', scan: { no: 1, text: 'GDBG~1/1~mau', isCard: false } });
    },
    shows: 'handOver.slip.forgotten',
  },
  {
    ...{ id: 'counter-elsewhere', title: 'A dossier that another point works on', page: 'counter', onlyInFull: true },
    play: counter({}, { findDossiers: [{ ...lines.received, custody: away }, lines.ready] }),
    act: async (hand) => {
      await press('F3')(hand);
      await hand.page.getByRole('searchbox').fill('mau');
    },
    shows: ({ page }) => page.getByRole('heading', { name: lines.received.code }),
  },
  {
    ...{ id: 'counter-paper-here', title: 'A folder is here that another point holds by the log', page: 'counter' },
    play: counter({}, onlyOne(heldThere)),
    act: async (hand) => {
      await search(hand);
      await hand.page.keyboard.press('Alt+h');
    },
    shows: ({ page, say }) => page.getByRole('dialog').getByText(say('handOver.here.button.folder')),
  },
  {
    ...{
      id: 'counter-paper-said',
      title: 'It was said to be here: two points hold it',
      page: 'counter',
      onlyInFull: true,
    },
    play: counter({}, onlyOne(saidHere)),
    act: search,
    shows: 'handOver.here.mistake',
  },
  {
    ...{ id: 'counter-paper-scanned', title: 'Scanned at the hand-over desk, elsewhere by the log', page: 'counter' },
    ...{ play: counter({}, onlyOne(away)), onlyInFull: true },
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await type(hand, lines.received.code);
    },
    shows: 'handOver.here.button.folder',
  },
  {
    ...{ id: 'counter-hand-over-found', title: 'A folder of a hand-over was found elsewhere', page: 'counter' },
    play: counter(
      {},
      {
        ...answers,
        readHandOvers: {
          ...lists,
          coming: [],
          done: [
            handOver(4, {
              state: 'done',
              underWay: 0,
              items: [item(1, { foundAt: [hienDong] }), item(2, { fate: 'accepted' })],
            }),
          ],
        },
      },
    ),
    onlyInFull: true,
    act: async (hand) => {
      await press('Shift+F6')(hand);
      await hand.page.getByRole('button', { name: /07:40/ }).click();
    },
    shows: 'handOver.next.found',
  },
];
