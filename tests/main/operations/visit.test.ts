import { describe, expect, test } from 'vitest';
import { AccountId, CounterId, DossierId, Origin, QueueId, TicketId } from '../../../domain/ids.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { issue } from '../../support/whole-morning.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const at = (counter = '1') => ({ origin: Origin(origin()), counter: CounterId(counter) });
const B = QueueId('B');

/** Clerk 1 serves queue B and has called the first of three. */
function withCalled(run: (point: PointInTest & { clerk: ReturnType<PointInTest['clerkAt']> }) => Promise<void>) {
  return withStore(async (point) => {
    const clerk = point.clerkAt('1');
    value(await point.operations.openCounter({ ...at(), queues: [B] }, clerk));
    for (let n = 0; n < 3; n++) value(await issue(point));
    value(await point.operations.callNext(at(), clerk));
    await run({ ...point, clerk });
  });
}

describe('"nobody came"', () => {
  test('C2: is taken back within ten seconds, and not later', () =>
    withCalled(async ({ operations, clerk, clock }) => {
      const miss = async () => value(await operations.markNoShow(at(), clerk));
      const undo = () => operations.undoNoShow({ ...at(), ticket: TicketId('1.B001') }, clerk);
      await miss();
      clock.pass(9_000);
      expect(value(await undo()).current).toMatchObject({ number: 'B001', state: 'called' });
      await miss();
      clock.pass(13_000);
      expect(await undo()).toMatchObject({ error: { type: 'miss-undo-too-late' } });
    }));

  test('is not taken back over the head of whoever stands there now', () =>
    withCalled(async ({ operations, clerk }) => {
      value(await operations.markNoShow(at(), clerk));
      value(await operations.callNext(at(), clerk));
      expect(await operations.undoNoShow({ ...at(), ticket: TicketId('1.B001') }, clerk)).toMatchObject({
        error: { type: 'counter-busy', number: 'B002' },
      });
    }));

  test('says "next" by itself after as many recalls as the office set', () =>
    withCalled(async ({ operations, clerk, store }) => {
      const rules = { origin: Origin(origin()), missedAfterRecalls: 1, prefersSpeakers: false };
      value(await operations.setVisitRules(rules, clerk));
      value(await operations.callNext(at(), clerk));
      expect(value(await operations.callNext(at(), clerk)).current?.number).toBe('B002');
      expect(store.tickets.get('1.B001')?.state).toBe('no-show');
    }));
});

describe('a number that was set aside', () => {
  test('is in line again before those who came later, whoever asks', () =>
    withCalled(async ({ operations, clerk, store }) => {
      value(await operations.park({ ...at(), why: 'missing-paper' }, clerk));
      expect(store.tickets.get('1.B001')?.parkedWhy).toBe('missing-paper');
      value(await operations.rejoin({ ...at(), ticket: TicketId('1.B001') }, clerk));
      expect(value(await operations.callNext(at(), clerk)).current?.number).toBe('B001');
    }));

  test('for its result is called again when the result is ready, on the same number', () =>
    withCalled(async ({ operations, clerk, store }) => {
      const { dossier } = value(
        await operations.receiveDossier(
          {
            ...at(),
            ...{ procedure: '2.000635', ticket: TicketId('1.B001'), channel: 'direct', officialCode: null },
            ...{ applicant: inventedPerson(3), submitter: null, sets: 1, note: '', language: 'vi' },
            documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
          },
          clerk,
        ),
      );
      value(await operations.park({ ...at(), why: 'waiting-result' }, clerk));
      value(await operations.markResultReady({ origin: Origin(origin()), dossier: DossierId(dossier) }, clerk));
      expect(store.tickets.get('1.B001')).toMatchObject({ state: 'waiting', parkedWhy: null });
      expect(value(await operations.callNext(at(), clerk)).current?.number).toBe('B001');
    }));
});

describe('who brings the missing paper on a later day', () => {
  test('shows the slip, gets a number where the procedure is received, and has a lane of its own', () =>
    withCalled(async ({ operations, clerk, kiosk, store, clock }) => {
      const account = AccountId(String(clerk.session?.account));
      store.accounts.insert({ id: account, login: 'mau', name: 'Mẫu', role: 'clerk', password: '' }, 0);
      const { dossier, code } = value(
        await operations.receiveDossier(
          {
            ...at(),
            ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
            ...{ applicant: inventedPerson(3), submitter: null, sets: 1, note: '', language: 'vi' },
            documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
          },
          clerk,
        ),
      );
      value(
        await operations.requestSupplement(
          {
            ...{ origin: Origin(origin()), dossier: DossierId(dossier), stage: 'verification', note: '' },
            ...{
              legalBasis: 'incomplete-on-review',
              missing: [{ name: 'Giấy mẫu', reason: 'Chưa nộp' }],
              approver: null,
            },
          },
          clerk,
        ),
      );
      clock.setLocal('2026-11-23', '08:00');
      value(await operations.openCounter({ ...at(), queues: [B] }, clerk));
      const scan = () => operations.issueByScan({ origin: Origin(origin()), text: code, language: 'vi' }, kiosk);
      for (let n = 0; n < 2; n++) value(await issue({ operations, kiosk } as PointInTest));
      const { number, ticket } = value(await scan());
      expect([number, store.tickets.get(ticket)?.mark]).toEqual(['B003', 'brings-supplement']);
      expect(await scan()).toMatchObject({ error: { type: 'already-has-number', number: 'B003' } });
      const called: (string | undefined)[] = [];
      for (let n = 0; n < 3; n++) {
        called.push(value(await operations.callNext(at(), clerk)).current?.number);
        value(await operations.startService(at(), clerk));
      }
      expect(called).toEqual(['B003', 'B001', 'B002']);
      expect(store.calls.why(ticket)).toBe('come-back-turn');
    }));
});

describe('a transfer', () => {
  test.each([
    ['first', ['B001', 'C001', 'C002', 'C003']],
    ['last', ['C001', 'C002', 'B001', 'C003']],
    ['by-time', ['B001', 'C001', 'C002', 'C003']],
  ] as const)('puts it %s in the other queue', (place, order) =>
    withCalled(async (point) => {
      const { operations, clerk } = point;
      for (let n = 0; n < 2; n++) value(await issue(point, origin(), 'C'));
      const wish = { ...at(), to: QueueId('C') };
      value(await operations.transfer(place === 'by-time' ? wish : { ...wish, place }, clerk));
      value(await issue(point, origin(), 'C'));
      const two = point.clerkAt('2');
      value(await operations.openCounter({ ...at('2'), queues: [QueueId('C')] }, two));
      const called: (string | undefined)[] = [];
      for (let n = 0; n < 4; n++) {
        called.push(value(await operations.callNext(at('2'), two)).current?.number);
        value(await operations.startService(at('2'), two));
      }
      expect(called).toEqual(order);
    }),
  );

  test('put first goes before whoever came earlier', () =>
    withCalled(async (point) => {
      const { operations, clerk, store } = point;
      value(await operations.callNext(at(), clerk));
      value(await operations.finish({ ...at(), outcome: 'left' }, clerk));
      value(await operations.callNext(at(), clerk));
      value(await operations.transfer({ ...at(), to: B, place: 'first' }, clerk));
      expect(value(await operations.callNext(at(), clerk)).current?.number).toBe('B002');
      expect(store.calls.why('1.B002')).toBe('placed-first');
    }));
});

describe('a counter', () => {
  test('that pauses calls nobody, says why, and calls again', () =>
    withCalled(async ({ operations, clerk, store }) => {
      expect(await operations.pauseCounter({ ...at(), why: 'break' }, clerk)).toMatchObject({
        error: { type: 'counter-busy', number: 'B001' },
      });
      value(await operations.finish({ ...at(), outcome: 'served' }, clerk));
      value(await operations.pauseCounter({ ...at(), why: 'break' }, clerk));
      expect(store.counters.get(CounterId('1'))?.paused?.why).toBe('break');
      expect(await operations.callNext(at(), clerk)).toMatchObject({ error: { type: 'counter-paused' } });
      value(await operations.resumeCounter(at(), clerk));
      expect(value(await operations.callNext(at(), clerk)).current?.number).toBe('B002');
    }));

  test('leaves who speaks Jrai to the counter whose profile speaks it', () =>
    withCalled(async (point) => {
      const { operations, clerk, kiosk } = point;
      const profile = { origin: Origin(origin()), of: CounterId('2'), queues: [B], fields: [], languages: ['jra'] };
      value(await operations.setCounterProfile(profile, clerk));
      const two = point.clerkAt('2');
      value(await operations.openCounter({ ...at('2'), queues: [B] }, two));
      const other = await operations.issueTicket(
        { origin: Origin(origin()), queue: B, priority: null, language: 'jra' },
        kiosk,
      );
      const jrai = value(other).number;
      value(await issue(point));
      for (const number of ['B002', 'B003', 'B005']) {
        value(await operations.startService(at(), clerk));
        expect(value(await operations.callNext(at(), clerk)).current?.number).toBe(number);
      }
      expect(value(await operations.callNext(at('2'), two)).current?.number).toBe(jrai);
    }));
});

test('what somebody needs and is here for goes with the number to the next counter, and the log says it all again', () =>
  withCalled(async (point) => {
    const { operations, clerk, store } = point;
    value(await operations.setHelpNeeds({ ...at(), needs: ['interpreter', 'reads-little'] }, clerk));
    value(await operations.setVisitProcedures({ ...at(), procedures: ['1.001193', '2.000815'] }, clerk));
    value(await operations.callInterpreter(at(), clerk));
    const head = store.head();
    value(await operations.callInterpreter(at(), clerk));
    expect(store.head()).toEqual(head);
    value(await operations.transfer({ ...at(), to: QueueId('C') }, clerk));
    const two = point.clerkAt('2');
    value(await operations.openCounter({ ...at('2'), queues: [QueueId('C')] }, two));
    const there = value(await operations.callNext(at('2'), two)).current;
    expect(there).toMatchObject({
      ...{ number: 'B001', needs: ['interpreter', 'reads-little'], procedures: ['1.001193', '2.000815'] },
      interpreterCalled: true,
    });
    expect(store.tickets.interpreted(1)).toEqual([{ number: 'B001', language: 'vi', counter: '2' }]);
    const { read, write } = store.databases;
    const rows = () =>
      ['tickets', 'counters', 'counter_profiles', 'visit_rules'].map((table) =>
        read.prepare(`SELECT * FROM ${table}`).all(),
      );
    const before = rows();
    rebuildProjections(write);
    expect(rows()).toEqual(before);
  }));
