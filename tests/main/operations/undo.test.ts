import { describe, expect, test } from 'vitest';
import { CounterId, Origin, QueueId, TerminalId, TicketId } from '../../../domain/ids.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { issue } from '../../support/whole-morning.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const command = () => ({ origin: Origin(origin()) });
const undo = ({ operations, kiosk }: PointInTest, ticket: string, with_ = origin()) =>
  operations.undoTicket({ origin: Origin(with_), ticket: TicketId(ticket) }, kiosk);

describe('a wrong tap', () => {
  test('K8: is taken back within ten seconds, and its number is never given again', () =>
    withStore(async (point) => {
      const { store, clock } = point;
      const wrong = value(await issue(point));
      clock.pass(10_000);
      expect(await undo(point, wrong.ticket)).toEqual({ ok: true, value: {} });
      expect(store.tickets.get(wrong.ticket)?.state).toBe('voided');
      expect(value(await issue(point))).toMatchObject({ number: 'B002', ahead: 0 });
    }));

  test('K8: stays in the log and before the head’s eyes, with the kiosk and the time', () =>
    withStore(async (point) => {
      const { store, clock } = point;
      const { ticket, number } = value(await issue(point));
      clock.pass(4_000);
      value(await undo(point, ticket));
      const [event] = store.log.read(store.head().seq, { maxEvents: 1, maxBytes: 1e5 });
      expect(event).toMatchObject({ type: 'ticket-voided', facts: { ticket }, actor: { terminal: 'kiosk-a' } });
      expect(store.tickets.undone(1)).toEqual([{ number, terminal: 'kiosk-a', at: clock.now() }]);
    }));

  test('K8: said twice, or asked again after a lost answer, is one', () =>
    withStore(async (point) => {
      const { ticket } = value(await issue(point));
      const once = origin();
      const first = await undo(point, ticket, once);
      const { seq } = point.store.head();
      expect(await undo(point, ticket, once)).toEqual(first);
      expect(await undo(point, ticket)).toEqual({ ok: false, error: { type: 'ticket-not-waiting', number: 'B001' } });
      expect(point.store.head().seq).toBe(seq);
    }));

  test('may be answered two seconds late for a slow machine, and no later', () =>
    withStore(async (point) => {
      const [first, second] = [value(await issue(point)), value(await issue(point))];
      point.clock.pass(12_000);
      expect((await undo(point, first.ticket)).ok).toBe(true);
      point.clock.pass(1);
      expect(await undo(point, second.ticket)).toEqual({ ok: false, error: { type: 'undo-too-late' } });
      expect(point.store.tickets.get(second.ticket)?.state).toBe('waiting');
    }));

  test('is nobody’s to take back at another kiosk', () =>
    withStore(async (point) => {
      const { ticket } = value(await issue(point));
      const { session } = point.kiosk;
      if (!session) throw new Error('a kiosk has a session');
      const other = { ...point.kiosk, session: { ...session, terminal: TerminalId('kiosk-b') } };
      expect(await point.operations.undoTicket({ ...command(), ticket: TicketId(ticket) }, other)).toEqual({
        ok: false,
        error: { type: 'ticket-unknown' },
      });
    }));

  test('is too late when the number was called', () =>
    withStore(async (point) => {
      const { operations, clerkAt } = point;
      const { ticket } = value(await issue(point));
      const at = { counter: CounterId('1') };
      value(await operations.openCounter({ ...command(), ...at, queues: [QueueId('B')] }, clerkAt('1')));
      value(await operations.callNext({ ...command(), ...at }, clerkAt('1')));
      expect(await undo(point, ticket)).toEqual({ ok: false, error: { type: 'ticket-not-waiting', number: 'B001' } });
    }));

  test('takes its paper back while no printer has begun it, and leaves one that is on its way', () =>
    withStore(async (point) => {
      const { store } = point;
      const [waiting, sending] = [value(await issue(point)), value(await issue(point))];
      store.spool.move(sending.job, 'sending');
      for (const { ticket } of [waiting, sending]) value(await undo(point, ticket));
      expect([store.jobs.get(waiting.job)?.state, store.jobs.get(sending.job)?.state]).toEqual([
        'withdrawn',
        'sending',
      ]);
      expect(store.jobs.nextQueued()).toBeUndefined();
    }));

  test('is printed no more: not as a copy, not as the answer to a doubt', () =>
    withStore(async (point) => {
      const { operations, clerkAt, store } = point;
      const { ticket, job } = value(await issue(point));
      store.spool.move(job, 'unknown', 'connection-lost');
      value(await undo(point, ticket));
      expect(await operations.reprint({ ...command(), job }, clerkAt('1'))).toEqual({
        ok: false,
        error: { type: 'ticket-taken-back' },
      });
      value(await operations.answerPaperQuestion({ ...command(), job, printed: false }, clerkAt('1')));
      expect(store.jobs.get(job)?.state).toBe('withdrawn');
      expect(store.jobs.nextQueued()).toBeUndefined();
    }));

  test('is called by nobody, counted among those who wait by nobody, and goes over into no other day', () =>
    withStore(async (point) => {
      const { operations, clerkAt, store, clock } = point;
      const { ticket } = value(await issue(point));
      value(await undo(point, ticket));
      const at = { counter: CounterId('1') };
      value(await operations.openCounter({ ...command(), ...at, queues: [QueueId('B')] }, clerkAt('1')));
      expect(await operations.callNext({ ...command(), ...at }, clerkAt('1'))).toEqual({
        ok: false,
        error: { type: 'nobody-waiting' },
      });
      expect(
        await operations.callTicket({ ...command(), ...at, ticket: TicketId(ticket), why: 'came-back' }, clerkAt('1')),
      ).toMatchObject({ ok: false, error: { type: 'ticket-not-callable' } });
      expect(store.tickets.live(1)).toEqual([]);
      clock.setLocal('2026-11-23', '07:00');
      expect(value(await issue(point)).number).toBe('B001');
      expect(store.tickets.get(ticket)?.day).toBe(1);
    }));
});
