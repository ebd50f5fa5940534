import { describe, expect, test } from 'vitest';
import { CounterId, DossierId, Origin, QueueId, TicketId } from '../../../domain/ids.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { issue } from '../../support/whole-morning.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const command = () => ({ origin: Origin(origin()) });
const at = () => ({ ...command(), counter: CounterId('1') });

interface Desk extends PointInTest {
  readonly clerk: ReturnType<PointInTest['clerkAt']>;
  scan(text: string): ReturnType<PointInTest['operations']['readScan']>;
  number(text: string): ReturnType<PointInTest['operations']['issueByScan']>;
  receive(officialCode?: string): Promise<{ dossier: string; code: string }>;
  ready(dossier: string): Promise<void>;
}

function atDesk(run: (desk: Desk) => Promise<void>): Promise<void> {
  return withStore(async (point) => {
    const { operations, clerkAt, kiosk } = point;
    const clerk = clerkAt('1');
    value(await operations.openCounter({ ...at(), queues: [QueueId('A'), QueueId('B')] }, clerk));
    await run({
      ...{ ...point, clerk },
      scan: (text) => operations.readScan({ text }, kiosk),
      number: (text) => operations.issueByScan({ ...command(), text, language: 'vi' }, kiosk),
      receive: async (officialCode) =>
        value(
          await operations.receiveDossier(
            {
              ...at(),
              ...{ procedure: '1.004873', ticket: null, channel: 'direct', submitter: null },
              ...{
                officialCode: officialCode ?? null,
                applicant: inventedPerson(3),
                sets: 1,
                note: '',
                language: 'vi',
              },
              documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
            },
            clerk,
          ),
        ),
      ready: async (dossier) => {
        value(await operations.markResultReady({ ...command(), dossier: DossierId(dossier) }, clerk));
      },
    });
  });
}

describe('the code of a receipt held to the kiosk', () => {
  test('says how the dossier stands and nothing of whom or what it is about', () =>
    atDesk(async ({ scan, receive, ready, clock }) => {
      const { dossier, code } = await receive();
      const waiting = value(await scan(code));
      expect(waiting).toEqual({
        ...{ kind: 'dossier', state: 'received', dueAt: '2026-11-26T08:00', late: false },
        ...{ returnedOn: null, returnAt: 'Điểm tiếp nhận chính', canTakeNumber: false, missing: [] },
      });
      clock.setLocal('2026-11-27', '08:00');
      expect(value(await scan(code))).toMatchObject({ state: 'received', late: true });
      await ready(dossier);
      const done = value(await scan(code));
      expect(done).toMatchObject({ state: 'result-ready', late: false, canTakeNumber: true });
      const { name, idNumber, phone } = inventedPerson(3);
      for (const said of [name, idNumber, phone, '1.004873', 'hôn nhân', code])
        expect(JSON.stringify([waiting, done])).not.toContain(said);
    }));

  test('may be typed on a keypad of digits: whole, or its last ten', () =>
    atDesk(async ({ scan, receive }) => {
      await receive();
      for (const typed of ['22006-1-261120-0001', '2200612611200001', '2611200001', ' 22006-1-261120-0001 '])
        expect(value(await scan(typed))).toMatchObject({ kind: 'dossier', state: 'received' });
      expect(value(await scan('2611200002'))).toEqual({ kind: 'unknown' });
    }));

  test('may be the province’s', () =>
    atDesk(async ({ scan, receive }) => {
      await receive('H21.65-261120-0011');
      expect(value(await scan('h21.65-261120-0011'))).toMatchObject({ kind: 'dossier' });
    }));

  test('K1: gives a number to collect a finished result without a tap, and the counter sees why they came', () =>
    atDesk(async ({ number, receive, ready, operations, store, clerk }) => {
      const { dossier, code } = await receive();
      expect(await number(code)).toEqual({
        ok: false,
        error: { type: 'result-not-ready', due: '2026-11-26T08:00' },
      });
      await ready(dossier);
      const given = value(await number(code));
      expect(given).toMatchObject({ number: 'A001', queue: 'A' });
      expect(store.appointments.purposeOf(given.ticket)).toEqual({ dossier: { dossier, code }, appointment: null });
      expect(await number(code)).toEqual({ ok: false, error: { type: 'already-has-number', number: 'A001' } });
      value(await operations.callNext(at(), clerk));
      const back = { to: 'applicant' as const, receiver: 'Người Mẫu', note: '' };
      const ticket = TicketId(given.ticket);
      value(await operations.returnResult({ ...at(), dossier: DossierId(dossier), ticket, ...back }, clerk));
      expect(await number(code)).toEqual({ ok: false, error: { type: 'dossier-already-returned', on: '2026-11-20' } });
    }));

  test('gives another number when the first was taken back, or its holder missed', () =>
    atDesk(async ({ number, receive, ready, operations, kiosk, clerk }) => {
      const { dossier, code } = await receive();
      await ready(dossier);
      const wrong = value(await number(code));
      value(await operations.undoTicket({ ...command(), ticket: TicketId(wrong.ticket) }, kiosk));
      expect(value(await number(code)).number).toBe('A002');
      value(await operations.callNext(at(), clerk));
      value(await operations.markNoShow(at(), clerk));
      expect(value(await number(code)).number).toBe('A003');
    }));

  test('after a lost answer asked again with the same origin is the same number', () =>
    atDesk(async ({ operations, kiosk, receive, ready }) => {
      const { dossier, code } = await receive();
      await ready(dossier);
      const once = { ...command(), text: code, language: 'vi' };
      const first = await operations.issueByScan(once, kiosk);
      expect(await operations.issueByScan(once, kiosk)).toEqual(first);
    }));
});

describe('the code of a ticket held to the kiosk', () => {
  test('says how many are in front, then that the visit may be rated, once', () =>
    atDesk(async (desk) => {
      const { store, scan, operations, clerk, kiosk } = desk;
      for (let n = 0; n < 2; n++) value(await issue(desk));
      const { ticket } = value(await issue(desk));
      const token = store.tickets.get(ticket)?.token ?? '';
      expect(value(await scan(token))).toMatchObject({ kind: 'ticket', number: 'B003', ahead: 2, canRate: false });
      const rate = () => operations.rateVisit({ ...command(), token, rating: 'very-satisfied' }, kiosk);
      expect(await rate()).toEqual({ ok: false, error: { type: 'visit-not-ended' } });
      for (let n = 0; n < 3; n++) {
        value(await operations.callNext(at(), clerk));
        value(await operations.finish({ ...at(), outcome: 'served' }, clerk));
      }
      expect(value(await scan(token))).toMatchObject({ state: 'done', ahead: null, canRate: true });
      expect(await rate()).toEqual({ ok: true, value: {} });
      expect(await rate()).toEqual({ ok: false, error: { type: 'already-rated' } });
      expect(value(await scan(token))).toMatchObject({ canRate: false });
      expect(store.ratings.ofDay(1)).toEqual({ 'very-satisfied': 1, satisfied: 0, dissatisfied: 0 });
    }));

  test('of another day is not known any more', () =>
    atDesk(async (desk) => {
      const { ticket } = value(await issue(desk));
      const token = desk.store.tickets.get(ticket)?.token ?? '';
      desk.clock.setLocal('2026-11-23', '08:00');
      value(await issue(desk));
      expect(value(await desk.scan(token))).toEqual({ kind: 'unknown' });
    }));
});

describe('a personal card held to the kiosk', () => {
  test('is called a card and looked at no further; it gives no number', () =>
    atDesk(async ({ scan, number, store }) => {
      const card = '064185000003||NGUYỄN THỊ MẪU|02091985|Nữ|Làng Mẫu|22112021';
      const { seq } = store.head();
      expect(value(await scan(card))).toEqual({ kind: 'card' });
      expect(await number(card)).toEqual({ ok: false, error: { type: 'scan-unknown' } });
      expect(store.head().seq).toBe(seq);
    }));
});

describe('somebody who tries codes one after the other', () => {
  test('is slowed down, the faster the less exists; a person with a paper is not', () =>
    atDesk(async ({ scan, clock, receive }) => {
      const { code } = await receive();
      for (let n = 100; n < 104; n++) expect((await scan(`261120${String(n).padStart(4, '0')}`)).ok).toBe(true);
      expect(await scan(code)).toEqual({ ok: false, error: { type: 'please-wait', seconds: 6 } });
      clock.pass(6_000);
      expect(value(await scan(code))).toMatchObject({ kind: 'dossier' });
      // Ten people after each other, ten seconds each.
      for (let n = 0; n < 10; n++) {
        clock.pass(10_000);
        expect((await scan(code)).ok).toBe(true);
      }
    }));
});
