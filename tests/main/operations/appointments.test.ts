import { describe, expect, test } from 'vitest';
import { CounterId, Origin, QueueId, TicketId } from '../../../domain/ids.ts';
import type { Input } from '../../../main/operations/caller.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const command = () => ({ origin: Origin(origin()) });

interface Desk extends PointInTest {
  make(change?: Partial<Input<'makeAppointment'>>): ReturnType<PointInTest['operations']['makeAppointment']>;
  /** Made for Wednesday 25/11 from eight to nine; answers the code on its paper. */
  code(): Promise<string>;
  come(text: string): ReturnType<PointInTest['operations']['issueByScan']>;
}

function atDesk(run: (desk: Desk) => Promise<void>): Promise<void> {
  return withStore(async (point) => {
    const { operations, clerkAt, kiosk, store } = point;
    const counter = CounterId('1');
    value(await operations.openCounter({ ...command(), counter, queues: [QueueId('C')] }, clerkAt('1')));
    const wish = { counter, queue: QueueId('C'), date: '2026-11-25', from: '08:00', to: '09:00', language: 'vi' };
    const make: Desk['make'] = (change = {}) =>
      operations.makeAppointment({ ...command(), ...wish, ...change }, clerkAt('1'));
    await run({
      ...{ ...point, make },
      code: async () => store.appointments.get(value(await make()).appointment)?.token ?? '',
      come: (text) => operations.issueByScan({ ...command(), text, language: 'vi' }, kiosk),
    });
  });
}

describe('an appointment', () => {
  test('names nobody: a queue, a day, an hour and a code, in the log and on its paper', () =>
    atDesk(async ({ make, store }) => {
      const { appointment, job } = value(await make());
      const [event] = store.log.read(store.head().seq, { maxEvents: 1, maxBytes: 1e5 });
      const { token } = store.appointments.get(appointment) ?? {};
      expect(event?.facts).toEqual({
        ...{ appointment, queue: 'C', date: '2026-11-25', from: '08:00', to: '09:00' },
        ...{ counter: '1', language: 'vi', token },
      });
      expect(event?.sealed).toBeNull();
      expect(store.jobs.get(job)).toMatchObject({ kind: 'appointment', subject: appointment, state: 'queued' });
    }));

  test('K1: gives a number of its queue on its day without a tap, early or late', () =>
    atDesk(async ({ code, come, clock, store }) => {
      const paper = await code();
      for (const time of ['07:10', '16:00']) {
        const other = await code();
        clock.setLocal('2026-11-25', time);
        const given = value(await come(other));
        expect(given.queue).toBe('C');
        expect(store.appointments.purposeOf(given.ticket)).toEqual({
          ...{ dossier: null, appointment: { from: '08:00', to: '09:00' } },
        });
        clock.setLocal('2026-11-20', '09:00');
      }
      clock.setLocal('2026-11-25', '08:00');
      expect((await come(paper)).ok).toBe(true);
    }));

  test('gives one number; when that was taken back, another', () =>
    atDesk(async ({ code, come, clock, operations, kiosk }) => {
      const paper = await code();
      clock.setLocal('2026-11-25', '08:05');
      const first = value(await come(paper));
      expect(await come(paper)).toEqual({ ok: false, error: { type: 'already-has-number', number: first.number } });
      value(await operations.undoTicket({ ...command(), ticket: TicketId(first.ticket) }, kiosk));
      expect(value(await come(paper)).number).not.toBe(first.number);
    }));

  test('on another day is told its day, and afterwards that it has passed', () =>
    atDesk(async ({ code, come, clock, operations, kiosk }) => {
      const paper = await code();
      const read = async () => value(await operations.readScan({ text: paper }, kiosk));
      expect(await read()).toMatchObject({ kind: 'appointment', state: 'not-yet', canTakeNumber: false });
      expect(await come(paper)).toEqual({
        ok: false,
        error: { type: 'appointment-other-day', date: '2026-11-25', from: '08:00' },
      });
      clock.setLocal('2026-11-26', '08:00');
      expect(await read()).toMatchObject({ state: 'past' });
      expect(await come(paper)).toEqual({ ok: false, error: { type: 'appointment-past', date: '2026-11-25' } });
    }));

  test.each([
    [{ date: '2026-11-24' }, { type: 'appointment-day-off', date: '2026-11-24' }],
    [{ date: '2026-11-22' }, { type: 'appointment-day-off', date: '2026-11-22' }],
    [{ date: '2026-11-19' }, { type: 'appointment-time-wrong' }],
    [{ date: '2026-11-20', from: '07:00', to: '08:00' }, { type: 'appointment-time-wrong' }],
    [{ from: '09:00', to: '09:00' }, { type: 'appointment-time-wrong' }],
    [{ date: '2027-02-19' }, { type: 'appointment-too-far' }],
    [{ queue: QueueId('Z') }, { type: 'queue-unknown' }],
    [{ counter: CounterId('2') }, { type: 'not-your-counter' }],
  ])('is not made for %j', (change, error) =>
    atDesk(async ({ make, store }) => {
      const { seq } = store.head();
      expect(await make(change)).toEqual({ ok: false, error });
      expect(store.head().seq).toBe(seq);
    }),
  );
});
