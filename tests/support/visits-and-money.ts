import { BookId, CounterId, DossierId, FeeId, Origin, QueueId, TicketId } from '../../domain/ids.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { origin, value } from './terminal-client.ts';
import { issue } from './whole-morning.ts';
import type { PointInTest } from './with-store.ts';

const copies = { procedure: '2.000815', papers: 3, pages: 4, copies: 2, asked: null, exempt: null } as const;
const cash = { way: 'cash', given: null } as const;

/** Visits with all that may happen around them, money with its receipts, and the end of the day. */
export async function visitsAndMoney(point: PointInTest): Promise<void> {
  const { operations, clerkAt, store, clock } = point;
  const clerk = clerkAt('1');
  const command = () => ({ origin: Origin(origin()) });
  const at = () => ({ ...command(), counter: CounterId('1') });
  const current = () => TicketId(store.tickets.atCounter(CounterId('1'))?.id ?? '');

  const profile = { queues: [QueueId('B')], fields: ['Hộ tịch'], languages: ['jra'] };
  value(await operations.setCounterProfile({ ...command(), of: CounterId('1'), ...profile }, clerk));
  value(await operations.setVisitRules({ ...command(), missedAfterRecalls: 3, prefersSpeakers: true }, clerk));
  for (let n = 0; n < 4; n++) value(await issue(point));
  value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
  value(await operations.pauseCounter({ ...at(), why: 'break' }, clerk));
  value(await operations.resumeCounter(at(), clerk));

  value(await operations.callNext(at(), clerk));
  const missed = current();
  value(await operations.markNoShow(at(), clerk));
  value(await operations.undoNoShow({ ...at(), ticket: missed }, clerk));
  value(await operations.startService(at(), clerk));
  value(await operations.setHelpNeeds({ ...at(), needs: ['interpreter'] }, clerk));
  value(await operations.callInterpreter(at(), clerk));
  value(await operations.setVisitProcedures({ ...at(), procedures: ['2.000815', '1.004873'] }, clerk));
  value(await operations.park({ ...at(), why: 'missing-paper' }, clerk));
  value(await operations.rejoin({ ...at(), ticket: missed }, clerk));
  value(await operations.callNext(at(), clerk));
  value(await operations.startService(at(), clerk));

  const book = { form: '01BLP2-001', series: 'AA-26T', from: 1, to: 3, liesAt: null };
  const opened = value(await operations.openReceiptBook({ ...command(), ...book }, clerk));
  const take = async (dossier: DossierId | null, pay: typeof cash | null) =>
    FeeId(value(await operations.setFee({ ...at(), dossier, ticket: null, lines: [copies], pay }, clerk)).fee.fee);
  const { dossier } = value(
    await operations.receiveDossier(
      {
        ...at(),
        ...{ procedure: '2.000815', ticket: null, channel: 'direct', officialCode: null, submitter: null },
        ...{ applicant: inventedPerson(7), documents: [{ name: 'Bản chính', kind: 'original', count: 3 }] },
        ...{ sets: 1, note: '', language: 'vi' },
      },
      clerk,
    ),
  );
  const owed = await take(DossierId(dossier), null);
  value(await operations.payFee({ ...at(), fee: owed, pay: { way: 'cash', given: 100_000 } }, clerk));
  const spoiled = await take(null, cash);
  value(await operations.cancelFeeReceipt({ ...at(), fee: spoiled, why: 'sheet-spoiled', anew: true }, clerk));
  value(await operations.cancelFeeReceipt({ ...at(), fee: spoiled, why: 'wrong-amount', anew: false }, clerk));
  value(await operations.closeReceiptBook({ ...command(), book: BookId(opened.book) }, clerk));
  value(await operations.finish({ ...at(), outcome: 'served' }, clerk));
  clock.setLocal('2026-11-20', '16:50');
  const { till } = await operations.lookAtDay({}, clerk);
  value(
    await operations.closeDay(
      {
        ...at(),
        ...{ seen: till.cash, counted: till.cash - 1000, notes: null },
        ...{ why: 'change-given-wrongly', unsyncedWhy: 'no-network' },
      },
      clerk,
    ),
  );
}
