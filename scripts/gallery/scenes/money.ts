import type { FeeView } from '../../../contract/fees-api.ts';
import { BookId, FeeId } from '../../../domain/ids.ts';
import { vietQr } from '../../../domain/vietqr.ts';
import { now } from '../samples.ts';
import type { Hand, Scene } from '../scene.ts';
import { counter, press } from './counter.ts';

const line: FeeView['lines'][number] = {
  ...{ procedure: '2.000815', name: 'Chứng thực bản sao từ bản chính', rule: 'certified-copy', amount: 36_000 },
  ...{ papers: 3, pages: 4, copies: 2, asked: null, exempt: null },
};
const owed: FeeView = {
  ...{ fee: FeeId('00000000-0000-4000-8000-000000000301'), dossier: null, ticket: null, lines: [line] },
  ...{ total: 36_000, setAt: now - 600_000, paid: null },
  transfer: {
    qr: vietQr({ bank: '999999', account: '0000000000' }, 36_000, 'LP D007'),
    ...{ bank: '999999', account: '0000000000', holder: 'TAI KHOAN TRINH DIEN', purpose: 'LP D007' },
  },
};
const paid: FeeView = {
  ...{ ...owed, fee: FeeId('00000000-0000-4000-8000-000000000302'), transfer: null },
  paid: { way: 'cash', amount: 36_000, given: 50_000, receipt: { form: '01BLP2-001', series: 'AA-26T', number: 128 } },
};

const answers = {
  setFee: { ok: true, value: { fee: owed, job: null } },
  lookAtDay: {
    ...{ close: 41, day: 214, date: '2026-11-19', closedToday: false, unsynced: 3, unpaid: [owed], paid: [paid] },
    counts: { received: 23, returned: 17, noShows: 2, due: 1, overdue: 0 },
    till: { cash: 336_000, transfer: 58_000, payments: 14, cancelled: 1 },
  },
  listReceiptBooks: [
    {
      ...{ book: BookId('00000000-0000-4000-8000-000000000303'), form: '01BLP2-001', series: 'AA-26T' },
      ...{ from: 101, to: 150, counter: null, next: 129, isClosed: false, cancelled: [] },
    },
  ],
} as const satisfies Parameters<typeof counter>[1];

const quantity = ({ page, say }: Hand) => page.getByRole('textbox', { name: say('fee.quantity.page') });

export const moneyScenes: readonly Scene[] = [
  {
    ...{
      id: 'counter-fee',
      title: 'Certified copies: 3 papers × 4 pages × 2 copies',
      page: 'counter',
      shows: 'fee.total',
    },
    play: counter({}, answers),
    act: async (hand) => {
      await press('Shift+F12')(hand);
      await quantity(hand).fill('3x4x2');
    },
  },
  {
    ...{
      onlyInFull: true,
      id: 'counter-fee-qr',
      title: 'Paid by scanning a code',
      page: 'counter',
      shows: 'fee.transferCame',
    },
    play: counter({}, answers),
    act: async (hand) => {
      await press('Shift+F12')(hand);
      await quantity(hand).fill('3x4x2');
      await hand.page.keyboard.press('Enter');
    },
  },
  {
    ...{ id: 'counter-day', title: 'End of day: 1,000 dong are missing', page: 'counter', shows: 'day.why' },
    play: counter({}, answers),
    act: async (hand) => {
      await press('F12')(hand);
      await hand.page.getByRole('textbox', { name: hand.say('day.counted') }).fill('335000');
    },
  },
];
