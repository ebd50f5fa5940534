import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rejoin, resultReadyFor, undoNoShow } from '../../domain/aside.ts';
import type { AnyLogEvent, NewEvent } from '../../domain/event.ts';
import { CounterId, Origin, QueueId, StreamId, TerminalId } from '../../domain/ids.ts';
import { chooseNext, defaultCallingRule, laneOf, lanes, type Waiting } from '../../domain/queue.ts';
import { withoutOthersPeople } from '../../domain/speakers.ts';
import {
  callNext,
  callOutOfOrder,
  finish,
  foldTicket,
  isWaiting,
  markNoShow,
  park,
  startService,
  type Ticket,
  ticketId,
  transfer,
} from '../../domain/ticket.ts';

const [A, B] = [QueueId('A'), QueueId('B')];
const counters = [CounterId('1'), CounterId('2')] as const;
const minute = 60_000;

/** A small centre in memory: two queues, two counters that serve both, twelve people. */
function centre() {
  const clock = { now: 1_000_000 };
  const tickets = new Map<string, Ticket & { turn: number }>();
  const seq = { issue: 0, turn: 0 };
  const stored = (event: NewEvent) =>
    ({
      ...{ v: 1, stream: StreamId('22006-1:1'), seq: 1, prev: '', hash: '', origin: Origin('o'), part: 0, tv: 1 },
      ...{ type: event.type, facts: event.facts, sealed: null },
      ...{ actor: { account: null, terminal: TerminalId('t') } },
      at: { wall: clock.now, mono: clock.now, boot: 'b', off: null },
    }) as AnyLogEvent;
  const apply = (events: readonly NewEvent[]) => {
    for (const event of events) {
      const { ticket } = event.facts as { ticket: string };
      const before = tickets.get(ticket);
      const after = foldTicket(before, stored(event));
      const issued = before?.turn ?? ++seq.issue * 1_000;
      seq.turn = Math.max(seq.turn, issued);
      const turn = event.type === 'ticket-transferred' && after.place === 'last' ? ++seq.turn : issued;
      tickets.set(ticket, { ...after, turn });
    }
  };
  const all = () => [...tickets.values()];
  const at = (counter: CounterId) => ({
    counter,
    current: all().find((each) => each.counter === counter && ['called', 'serving'].includes(each.state)) ?? null,
  });
  const waiting = (): Waiting[] =>
    all()
      .filter(isWaiting)
      .map(({ id, priority, issuedAt, turn, mark, place }) => ({
        ...{ ticket: id, priority, since: issuedAt, order: turn, mark, placedFirst: place === 'first' },
      }));
  for (let n = 1; n <= 12; n++) {
    const number = `A${String(n).padStart(3, '0')}`;
    const facts = { ticket: ticketId(1, number), day: 1, queue: n % 3 ? A : B, number, token: 't', ahead: 0 };
    apply([{ type: 'ticket-issued', facts: { ...facts, priority: n % 5 ? null : 'elderly', language: 'vi' } }]);
    clock.now += 1_000;
  }
  return { clock, apply, all, at, waiting };
}

type Centre = ReturnType<typeof centre>;

/** One key of one clerk, or a moment that passes; what was decided is applied, what was refused changes nothing. */
const keys: Readonly<Record<string, (here: Centre, counter: CounterId, nth: number) => void>> = {
  next: (here, counter) =>
    decide(here, callNext(here.at(counter), here.waiting(), [], defaultCallingRule, here.clock.now)),
  arrived: (here, counter) => decide(here, startService(here.at(counter))),
  missed: (here, counter) => decide(here, markNoShow(here.at(counter))),
  setAside: (here, counter) => decide(here, park(here.at(counter), 'waiting-result')),
  toFirst: (here, counter) => decide(here, transfer(here.at(counter), B, 'first')),
  toLast: (here, counter) => decide(here, transfer(here.at(counter), A, 'last')),
  toTime: (here, counter) => decide(here, transfer(here.at(counter), B)),
  done: (here, counter) => decide(here, finish(here.at(counter), 'served')),
  undo: (here, counter, nth) => withOne(here, nth, (each) => undoNoShow(here.at(counter), each, here.clock.now)),
  back: (here, _counter, nth) => withOne(here, nth, (each) => rejoin(each, 'came-back')),
  ready: (here, _counter, nth) => withOne(here, nth, (each) => ({ ok: true, value: resultReadyFor(each, 1) })),
  byHand: (here, counter, nth) => withOne(here, nth, (each) => callOutOfOrder(here.at(counter), each, 'was-missed')),
  passes: (here, _counter, nth) => {
    here.clock.now += nth * 3_000;
  },
};

function decide(here: Centre, decision: { ok: true; value: readonly NewEvent[] } | { ok: false }): void {
  if (decision.ok) here.apply(decision.value);
}

function withOne(here: Centre, nth: number, say: (ticket: Ticket) => Parameters<typeof decide>[1]): void {
  const ticket = here.all()[nth % 12];
  if (ticket) decide(here, say(ticket));
}

const step = fc.record({
  key: fc.constantFrom(...Object.keys(keys)),
  counter: fc.constantFrom(...counters),
  nth: fc.nat(11),
});

test('whatever two clerks press, nobody is lost, in two places, or called out of nowhere', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const here = centre();
      for (const { key, counter, nth } of steps) {
        const before = new Map(here.all().map((each) => [each.id, each]));
        keys[key]?.(here, counter, nth);
        for (const each of here.all()) {
          const was = before.get(each.id);
          // A visit that ended by itself stays ended.
          if (was?.state === 'done') expect(each).toEqual(was);
          expect([each.number, each.issuedAt]).toEqual([was?.number, was?.issuedAt]);
          expect(each.parkedWhy === null).toBe(each.state !== 'parked');
          if (isWaiting(each)) expect(each.counter).toBe(null);
        }
        for (const one of counters) {
          const there = here.all().filter((each) => each.counter === one && ['called', 'serving'].includes(each.state));
          expect(there.length).toBeLessThanOrEqual(1);
        }
      }
      // By "next" alone everybody who waits is called in the end, whatever was pressed before.
      const left = here.all().filter(isWaiting).length;
      for (let n = 0; n < left * 6 + 6; n++) keys.next?.(here, counters[0], 0);
      expect(here.all().filter(isWaiting)).toEqual([]);
    }),
    { numRuns: Number(process.env.GAN_DAN_VISIT_RUNS ?? 150) },
  );
});

describe('"next" pressed for somebody who does not come', () => {
  const pressed = (often: number, after: number | null) => {
    const here = centre();
    const next = () => {
      const decision = callNext(here.at(counters[0]), here.waiting(), [], defaultCallingRule, here.clock.now, after);
      if (!decision.ok) throw new Error(decision.error.type);
      here.apply(decision.value);
      return decision.value.map(({ type }) => type);
    };
    return Array.from({ length: often }, next);
  };

  test('recalls as often as the office says; then the person is missed and the next one called', () =>
    expect(pressed(4, 2)).toEqual([
      ['ticket-called'],
      ['ticket-recalled'],
      ['ticket-recalled'],
      ['ticket-missed', 'ticket-called'],
    ]));

  test('recalls for ever where the office says never', () =>
    expect(pressed(9, null).slice(1).flat()).toEqual(Array.from({ length: 8 }, () => 'ticket-recalled')));
});

describe('a transferred number', () => {
  const moved = (place: 'first' | 'last' | null) => {
    const here = centre();
    keys.next?.(here, counters[0], 0);
    keys.arrived?.(here, counters[0], 0);
    const ticket = here.at(counters[0]).current?.id;
    const order = here.waiting().length;
    decide(here, transfer(here.at(counters[0]), B, place));
    const line = here.waiting().sort((a, b) => a.order - b.order);
    const next = chooseNext(line, [], defaultCallingRule, here.clock.now);
    return { ticket, next, nth: line.findIndex((each) => each.ticket === ticket), others: order };
  };

  test('put first is called next, and the reason is said', () => {
    const { ticket, next } = moved('first');
    expect(next).toEqual({ ticket, why: 'placed-first' });
  });

  test('put last stands behind all who wait now, and else where its time of arrival puts it', () => {
    const last = moved('last');
    expect(last.nth).toBe(last.others);
    // The fifth number, the first of a priority lane: four came before it.
    expect(moved(null).nth).toBe(4);
  });
});

describe('who brings a missing paper', () => {
  const who = (order: number, change: Partial<Waiting>): Waiting => ({
    ...{ ticket: ticketId(1, `A${order}`), priority: null, since: 0, order, ...change },
  });

  test('has a lane of its own, one at a time between the others, and nobody of another lane starves', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lanes), { minLength: 1, maxLength: 30 }), (people) => {
        let left = people.map((lane, order) =>
          who(
            order,
            lane === 'priority' ? { priority: 'merit' } : lane === 'come-back' ? { mark: 'brings-supplement' } : {},
          ),
        );
        let recent: (typeof lanes)[number][] = [];
        while (left.length > 0) {
          const next = chooseNext(left, recent, defaultCallingRule, minute);
          const called = left.find((each) => each.ticket === next?.ticket);
          if (!called) throw new Error('somebody waits and nobody is called');
          const lane = laneOf(called);
          const others = left.some((each) => laneOf(each) !== lane);
          if (lane === 'come-back' && others) expect(recent[0]).not.toBe('come-back');
          // In a lane, by time of arrival.
          expect(called.order).toBe(
            Math.min(...left.filter((each) => laneOf(each) === lane).map(({ order }) => order)),
          );
          left = left.filter((each) => each !== called);
          recent = [lane, ...recent].slice(0, 2);
        }
      }),
    ));
});

describe('who speaks another language', () => {
  const person = (language: string, waited = 5) => ({
    ...{ ticket: ticketId(1, 'A001'), priority: null, since: -waited * minute, order: 1, queue: A, language },
  });
  const speaker = [{ serves: [A], languages: ['vi', 'jra'] }];
  const other = { ...person('vi'), ticket: ticketId(1, 'A002'), order: 2 };
  const left = (...args: Parameters<typeof withoutOthersPeople>) =>
    withoutOthersPeople(...args).map(({ ticket }) => ticket);

  test('is left for the clerk who speaks it, while that clerk serves the queue', () => {
    expect(left([person('jra'), other], ['vi'], speaker, defaultCallingRule, 0)).toEqual(['1.A002']);
    expect(
      left([person('jra'), other], ['vi'], [{ serves: [B], languages: ['jra'] }], defaultCallingRule, 0),
    ).toHaveLength(2);
    expect(left([person('jra'), other], ['vi', 'jra'], speaker, defaultCallingRule, 0)).toHaveLength(2);
  });

  test('does not wait too long for it, and never while a counter has nobody else', () => {
    expect(left([person('jra', 45), other], ['vi'], speaker, defaultCallingRule, 0)).toHaveLength(2);
    expect(left([person('jra')], ['vi'], speaker, defaultCallingRule, 0)).toHaveLength(1);
  });
});
