import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountId, BookId, CounterId, DossierId, FeeId, Origin, QueueId } from '../../../domain/ids.ts';
import { isWaiting } from '../../../domain/ticket.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { walCommits } from '../../support/wal-commits.ts';
import { issue } from '../../support/whole-morning.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });
/** Three papers of four pages, two copies of each: 36,000 dong. */
const copies = { procedure: '2.000815', papers: 3, pages: 4, copies: 2, asked: null, exempt: null } as const;
const exactly = { way: 'cash', given: null } as const;

/** Clerk 1's counter is open; a book of `sheets` receipts lies there. */
function atTill(sheets: number, run: (point: PointInTest & Till) => Promise<void>): Promise<void> {
  return withStore(async (point) => {
    const { operations } = point;
    const clerk = point.clerkAt('1');
    const sitDown = async () => void value(await operations.openCounter({ ...at(), queues: [QueueId('C')] }, clerk));
    await sitDown();
    const open = async (from: number, to: number) =>
      value(
        await operations.openReceiptBook(
          { origin: Origin(origin()), form: '01BLP2-001', series: 'AA-26T', from, to, liesAt: null },
          clerk,
        ),
      ).book;
    if (sheets > 0) await open(1, sheets);
    await run({
      ...point,
      clerk,
      sitDown,
      open,
      take: async (pay = exactly) =>
        value(await operations.setFee({ ...at(), dossier: null, ticket: null, lines: [copies], pay }, clerk)).fee,
      cancel: (fee, anew) =>
        operations.cancelFeeReceipt({ ...at(), fee: FeeId(fee), why: 'sheet-spoiled', anew }, clerk),
      look: async () => await operations.lookAtDay({}, clerk),
      close: (counted, change = {}) =>
        operations.closeDay(
          { ...at(), seen: counted, counted, notes: null, why: null, unsyncedWhy: 'no-network', ...change },
          clerk,
        ),
    });
  });
}

/** A dossier just received at the till's counter, and the line of its fee. */
async function receivedWithFee({ operations, clerk, store }: PointInTest & Till) {
  const account = AccountId(String(clerk.session?.account));
  store.accounts.insert({ id: account, login: 'mau', name: 'Mẫu', role: 'clerk', password: '' }, 0);
  const procedure = '2.000635';
  const received = await operations.receiveDossier(
    {
      ...at(),
      ...{ procedure, ticket: null, channel: 'direct', officialCode: null, submitter: null },
      ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
      ...{ sets: 1, note: '', language: 'vi' },
    },
    clerk,
  );
  const lines = [{ procedure, papers: 1, pages: 1, copies: 1, asked: null, exempt: null }];
  return { dossier: DossierId(value(received).dossier), lines };
}

interface Till {
  readonly clerk: ReturnType<PointInTest['clerkAt']>;
  /** A new day closed every counter. */
  sitDown(): Promise<void>;
  open(from: number, to: number): Promise<string>;
  take(pay?: { way: 'cash' | 'transfer'; given: number | null } | null): Promise<FeeShown>;
  cancel(fee: string, anew: boolean): ReturnType<PointInTest['operations']['cancelFeeReceipt']>;
  look(): Promise<Awaited<ReturnType<PointInTest['operations']['lookAtDay']>>>;
  close(
    counted: number,
    change?: Partial<Parameters<PointInTest['operations']['closeDay']>[0]>,
  ): ReturnType<PointInTest['operations']['closeDay']>;
}
interface FeeShown {
  fee: string;
  total: number;
  paid: { given: number; receipt: { number: number } | null } | null;
  transfer: { qr: string; purpose: string } | null;
}

describe('a fee', () => {
  test('for certified copies needs no dossier; money and the receipt’s number are one flush', () =>
    atTill(50, async ({ take, folder, store }) => {
      const before = walCommits(folder);
      const fee = await take({ way: 'cash', given: 50_000 });
      expect(walCommits(folder) - before).toBe(1);
      expect(fee).toMatchObject({ total: 36_000, paid: { given: 50_000, receipt: { number: 1 } } });
      expect(store.jobs.latest()[0]).toMatchObject({ kind: 'fee', subject: fee.fee });
    }));

  test('of a dossier is found with it, and belongs to a dossier that is there', () =>
    atTill(0, async ({ operations, clerk }) => {
      const { dossier } = value(
        await operations.receiveDossier(
          {
            ...at(),
            ...{ procedure: '2.000635', ticket: null, channel: 'direct', officialCode: null, submitter: null },
            ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
            ...{ sets: 1, note: '', language: 'vi' },
          },
          clerk,
        ),
      );
      const lines = [{ procedure: '2.000635', papers: 1, pages: 1, copies: 2, asked: null, exempt: null }];
      value(await operations.setFee({ ...at(), dossier: DossierId(dossier), ticket: null, lines, pay: null }, clerk));
      const [found] = await operations.listFees({ dossier: DossierId(dossier), ticket: null }, clerk);
      expect(found).toMatchObject({ total: 16_000, paid: null, transfer: { purpose: 'LP 22006-1-261120-0001' } });
      const other = DossierId('11111111-1111-4111-8111-111111111111');
      expect(await operations.setFee({ ...at(), dossier: other, ticket: null, lines, pay: null }, clerk)).toMatchObject(
        { error: { type: 'dossier-unknown' } },
      );
    }));

  test('that a dossier waits for lets it go on, in the same breath', () =>
    atTill(0, async (till) => {
      const { operations, clerk, store, folder } = till;
      const { dossier, lines } = await receivedWithFee(till);
      value(await operations.askPayment({ origin: Origin(origin()), dossier, amount: 8_000 }, clerk));
      expect(store.dossiers.get(dossier)?.state).toBe('waiting-payment');
      const before = walCommits(folder);
      value(await operations.setFee({ ...at(), dossier, ticket: null, lines, pay: exactly }, clerk));
      expect(store.dossiers.get(dossier)?.state).toBe('received');
      expect(walCommits(folder) - before).toBe(1);
    }));

  test('is not noted as paid elsewhere while it is owed at a counter: one of the two says what was paid', () =>
    atTill(50, async (till) => {
      const { operations, clerk, store } = till;
      const { dossier, lines } = await receivedWithFee(till);
      const money = { dossier, amount: 8_000 };
      value(await operations.askPayment({ origin: Origin(origin()), ...money }, clerk));
      const { fee } = value(await operations.setFee({ ...at(), dossier, ticket: null, lines, pay: null }, clerk));
      expect(await operations.notePayment({ origin: Origin(origin()), ...money }, clerk)).toMatchObject({
        error: { type: 'fee-owed-here', total: 8_000 },
      });
      value(await operations.payFee({ ...at(), fee: FeeId(fee.fee), pay: exactly }, clerk));
      expect(store.dossiers.get(dossier)?.state).toBe('received');
      // Of the Portal's money no counter knows: it is noted.
      value(await operations.askPayment({ origin: Origin(origin()), ...money }, clerk));
      value(await operations.notePayment({ origin: Origin(origin()), ...money }, clerk));
      expect(store.dossiers.get(dossier)?.state).toBe('received');
    }));

  test('is paid once, whoever presses again, and too little cash pays nothing', () =>
    atTill(50, async ({ take, operations, clerk, store }) => {
      const { fee } = await take(null);
      const pay = (given: number | null, id = origin()) =>
        operations.payFee(
          { origin: Origin(id), counter: CounterId('1'), fee: FeeId(fee), pay: { way: 'cash', given } },
          clerk,
        );
      expect(await pay(35_999)).toMatchObject({ error: { type: 'cash-too-little', total: 36_000 } });
      const id = origin();
      const paid = await pay(null, id);
      expect(await pay(null, id)).toEqual(paid);
      expect(await pay(null)).toMatchObject({ error: { type: 'fee-already-paid' } });
      expect(store.closes.running()).toMatchObject({ cash: 36_000, payments: 1 });
    }));

  test('by transfer shows a code while it is owed, and none after', () =>
    atTill(50, async ({ take, operations, clerk }) => {
      const owed = await take(null);
      expect(owed.transfer?.qr).toContain('540536000');
      expect(owed.transfer?.purpose).toMatch(/^LP [\da-f]{12}$/);
      value(await operations.payFee({ ...at(), fee: FeeId(owed.fee), pay: { way: 'transfer', given: null } }, clerk));
      const [again] = (await operations.lookAtDay({}, clerk)).unpaid;
      expect(again).toBe(undefined);
    }));

  test('is not taken when the book is used up, and nothing is written', () =>
    atTill(1, async ({ take, open, operations, clerk, store }) => {
      await take();
      const head = store.head();
      expect(
        await operations.setFee({ ...at(), dossier: null, ticket: null, lines: [copies], pay: exactly }, clerk),
      ).toMatchObject({ error: { type: 'receipt-book-used-up' } });
      expect(store.head()).toEqual(head);
      await open(2, 50);
      expect((await take()).paid?.receipt).toMatchObject({ number: 2 });
    }));
});

describe('a receipt that is wrong', () => {
  test('stays crossed out in its book, and the next sheet takes its place', () =>
    atTill(50, async ({ take, cancel, operations, clerk, store }) => {
      const { fee } = await take();
      expect(value(await cancel(fee, true)).fee.paid).toMatchObject({ receipt: { number: 2 } });
      expect(store.closes.running()).toMatchObject({ cash: 36_000, payments: 1, cancelled: 1 });
      expect((await operations.listReceiptBooks({}, clerk))[0]).toMatchObject({
        next: 3,
        cancelled: [{ number: 1, why: 'sheet-spoiled' }],
      });
    }));

  test('without another gives the money back, and the fee is owed again', () =>
    atTill(50, async ({ take, cancel, look }) => {
      const { fee } = await take();
      expect(value(await cancel(fee, false)).fee.paid).toBe(null);
      expect(await look()).toMatchObject({ till: { cash: 0, cancelled: 1 }, unpaid: [{ fee }] });
      expect(await cancel(fee, false)).toMatchObject({ error: { type: 'fee-not-paid' } });
    }));

  test('its book cannot be opened twice, not even in part', () =>
    atTill(50, async ({ operations, clerk }) => {
      const book = { origin: Origin(origin()), form: '01BLP2-001', series: 'AA-26T', liesAt: null };
      expect(await operations.openReceiptBook({ ...book, from: 50, to: 99 }, clerk)).toMatchObject({
        error: { type: 'receipt-book-overlaps' },
      });
    }));
});

describe('the end of a day', () => {
  test('closed is the same as looked at, and a difference says why', () =>
    atTill(50, async ({ take, look, close, store }) => {
      await take();
      await take({ way: 'transfer', given: null });
      const { unpaid: _unpaid, paid: _paid, closedToday, ...seen } = await look();
      expect(closedToday).toBe(false);
      expect(await close(35_000, { seen: 36_000 })).toMatchObject({
        error: { type: 'difference-needs-reason', difference: -1_000 },
      });
      const counted = { seen: 36_000, why: 'change-given-wrongly' } as const;
      expect(await close(35_000, { ...counted, notes: { '20000': 1, '10000': 1, '2000': 2 } })).toMatchObject({
        error: { type: 'notes-do-not-add-up', sum: 34_000 },
      });
      expect(value(await close(35_000, counted))).toMatchObject({ close: 1, difference: -1_000 });
      // One command changed nothing of what was looked at: the opening of the day is long past.
      expect(store.closes.get(1)?.facts).toMatchObject({ ...seen, difference: -1_000, why: 'change-given-wrongly' });
      expect(store.jobs.latest()[0]).toMatchObject({ kind: 'day-close', subject: '1' });
    }));

  test('counts again when somebody paid meanwhile', () =>
    atTill(50, async ({ take, close }) => {
      const seen = (await take()).total;
      await take();
      expect(await close(seen)).toMatchObject({ error: { type: 'day-moved-on', expected: 72_000 } });
    }));

  test('C9: asks for a reason only when events exist in one place', () =>
    atTill(50, async ({ close, store }) => {
      const { error } = (await close(0, { unsyncedWhy: null })) as { error: { unsynced: number } };
      expect(error).toEqual({ type: 'unsynced-needs-reason', unsynced: store.head().seq });
      store.outgoing.setAcked(store.head());
      value(await close(0, { unsyncedWhy: null }));
      expect(store.closes.get(1)?.facts).toMatchObject({ unsynced: 0, unsyncedWhy: null });
    }));

  test('comes once a day; what is taken later belongs to the next', () =>
    atTill(50, async ({ take, look, close, clock, sitDown }) => {
      await take();
      value(await close(36_000));
      await take();
      expect(await look()).toMatchObject({ closedToday: true, close: 2, till: { cash: 36_000, payments: 1 } });
      expect(await close(36_000)).toMatchObject({ error: { type: 'day-already-closed', date: '2026-11-20' } });
      clock.setLocal('2026-11-23', '16:30');
      await sitDown();
      expect(value(await close(36_000))).toMatchObject({ close: 2 });
    }));

  test('goes below zero when more went back than came in since the last close', () =>
    atTill(50, async ({ take, cancel, close, look, clock, sitDown }) => {
      const { fee } = await take();
      value(await close(36_000));
      clock.setLocal('2026-11-23', '08:00');
      await sitDown();
      value(await cancel(fee, false));
      expect((await look()).till).toMatchObject({ cash: -36_000, cancelled: 1 });
      expect(value(await close(-36_000))).toMatchObject({ close: 2, difference: 0 });
    }));

  test('asks nothing for a receipt that was taken back', () =>
    atTill(0, async (point) => {
      const { operations, clerk, look } = point;
      const { dossier, lines } = await receivedWithFee(point);
      value(await operations.setFee({ ...at(), dossier, ticket: null, lines, pay: null }, clerk));
      expect((await look()).unpaid).toHaveLength(1);
      value(await operations.undoDossierAct({ origin: Origin(origin()), dossier }, clerk));
      expect(await look()).toMatchObject({ unpaid: [], counts: { received: 0 } });
    }));

  test('lets no receipt be taken back while its money lies in the till', () =>
    atTill(5, async (point) => {
      const { operations, clerk, cancel } = point;
      const { dossier, lines } = await receivedWithFee(point);
      const { fee } = value(await operations.setFee({ ...at(), dossier, ticket: null, lines, pay: exactly }, clerk));
      const undo = () => operations.undoDossierAct({ origin: Origin(origin()), dossier }, clerk);
      expect(await undo()).toMatchObject({ ok: false, error: { type: 'fee-taken' } });
      value(await cancel(fee.fee, false));
      value(await undo());
    }));

  test('counts nobody as absent who came after all', () =>
    atTill(0, async (point) => {
      const { operations, clerk, look, store } = point;
      value(await issue(point, origin(), 'C'));
      value(await operations.callNext(at(), clerk));
      value(await operations.markNoShow(at(), clerk));
      expect((await look()).counts.noShows).toBe(1);
      const [missed] = store.tickets.setAside(store.days.open()?.day ?? 0, [QueueId('C')]);
      if (!missed || isWaiting(missed)) throw new Error('nobody was missed');
      value(await operations.callTicket({ ...at(), ticket: missed.id, why: 'was-missed' }, clerk));
      expect((await look()).counts.noShows).toBe(0);
    }));
});

test('whatever is paid, cancelled and closed: no sheet is missing or used twice, no dong counted twice, and the log says it all again', () =>
  atTill(7, async ({ take, cancel, close, open, clock, sitDown, store }) => {
    const step = fc.constantFrom('cash', 'transfer', 'later', 'cancel', 'anew', 'close', 'book', 'morning');
    const days = { n: 0, book: 7 };
    const fees: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        for (const each of steps) {
          const last = fees.at(-1);
          if (each === 'later') await take(null);
          else if (each === 'book') {
            days.book += 3;
            await open(days.book - 2, days.book);
          } else if (each === 'close') await close(store.closes.running().cash);
          else if (each === 'morning') {
            clock.setLocal(dateOf(++days.n), '09:00');
            await sitDown();
          } else if ((each === 'cancel' || each === 'anew') && last) await cancel(last, each === 'anew');
          else if (each === 'cash' || each === 'transfer') {
            // A used-up book refuses; then nothing was taken.
            const left = store.fees.books().some((book) => book.next <= book.to);
            if (left) fees.push((await take({ way: each, given: null })).fee);
          }
        }
      }),
      { numRuns: 12 },
    );
    const { read, write } = store.databases;
    for (const book of store.fees.books()) {
      const numbers = read.prepare('SELECT number FROM fee_receipts WHERE book = ? ORDER BY number').pluck();
      const used = numbers.all(BookId(book.book)) as number[];
      expect(used).toEqual(Array.from({ length: book.next - book.from }, (_, nth) => book.from + nth));
    }
    const standing = read.prepare('SELECT coalesce(sum(amount), 0) FROM fees WHERE payment IS NOT NULL').pluck().get();
    const counted = read.prepare('SELECT coalesce(sum(cash + transfer), 0) FROM till').pluck().get();
    expect(counted).toBe(standing);
    const tables = ['fees', 'receipt_books', 'fee_receipts', 'till', 'day_closes'];
    const rows = () => tables.map((table) => read.prepare(`SELECT * FROM ${table}`).all());
    const before = rows();
    rebuildProjections(write);
    expect(rows()).toEqual(before);
  }));

function dateOf(n: number): string {
  return new Date(Date.UTC(2026, 10, 20 + n)).toISOString().slice(0, 10);
}
