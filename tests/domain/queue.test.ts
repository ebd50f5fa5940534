import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QueueId, TicketId } from '../../domain/ids.ts';
import {
  type CallingRule,
  chooseNext,
  defaultCallingRule,
  expectedWait,
  type Lane,
  type Waiting,
} from '../../domain/queue.ts';

const [B, C] = [QueueId('B'), QueueId('C')];
const serving = (...serves: QueueId[]) => ({ serves });
const minute = 60_000;
const eight = Date.parse('2026-10-06T01:00:00Z');

function person(order: number, priority: Waiting['priority'] = null, waitedMinutes = 5): Waiting {
  return {
    ticket: TicketId(`41.A${String(order).padStart(3, '0')}`),
    priority,
    since: eight - waitedMinutes * minute,
    order,
  };
}
const elder = (order: number, waited?: number) => person(order, 'elderly', waited);

/** Calls until nobody waits, remembering the lanes as a counter does. */
function callEveryone(waiting: readonly Waiting[], rule: CallingRule = defaultCallingRule, perCallMs = 0) {
  const called: Waiting[] = [];
  let lanes: Lane[] = [];
  let left = [...waiting];
  for (let now = eight; left.length > 0; now += perCallMs) {
    const next = chooseNext(left, lanes, rule, now);
    const ticket = left.find((each) => each.ticket === next?.ticket);
    if (!ticket) throw new Error('somebody waits and nobody was chosen');
    called.push(ticket);
    left = left.filter((each) => each !== ticket);
    const lane: Lane = ticket.priority === null ? 'normal' : 'priority';
    lanes = [lane, ...lanes].slice(0, Math.max(rule.priority, rule.normal));
  }
  return called;
}
const letters = (people: readonly Waiting[]) => people.map((each) => (each.priority === null ? 'n' : 'P')).join('');

const crowd = fc
  .array(
    fc.record({
      priority: fc.constantFrom(null, null, 'elderly' as const, 'merit' as const),
      waited: fc.integer({ min: 0, max: 44 }),
    }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((people) => people.map((each, order) => person(order, each.priority, each.waited)));

describe('Who is called next', () => {
  test('T16: is whoever came first, though the clock was set right between two and the second seems to wait for a year', () => {
    const [first, second] = [person(1, null, 5), person(2, null, 365 * 24 * 60)];
    expect(chooseNext([second, first], [], defaultCallingRule, eight)).toEqual({
      ...{ ticket: first.ticket, why: 'waited-too-long' },
    });
    const atHead = { ...person(0, null, 1), placedFirst: true };
    expect(chooseNext([atHead, second, first], [], defaultCallingRule, eight)?.ticket).toBe(first.ticket);
  });

  test('is nobody when nobody waits', () => {
    expect(chooseNext([], [], defaultCallingRule, eight)).toBeNull();
  });

  test('is whoever came first when all are alike', () => {
    expect(callEveryone([person(2), person(0), person(1)]).map((each) => each.order)).toEqual([0, 1, 2]);
    expect(chooseNext([person(0), person(1)], [], defaultCallingRule, eight)?.why).toBe('longest-waiting');
  });

  test('mixes one person with priority and two without', () => {
    const people = [...[0, 1, 2, 3, 4, 5].map((order) => person(order)), elder(6), elder(7), elder(8)];
    expect(letters(callEveryone(people))).toBe('PnnPnnPnn');
  });

  test('is an elder who comes while others wait, with the reason said', () => {
    expect(chooseNext([person(0), person(1), elder(2)], ['normal', 'normal'], defaultCallingRule, eight)).toEqual({
      ticket: elder(2).ticket,
      why: 'priority-turn',
    });
    expect(chooseNext([person(0), elder(1)], ['priority', 'normal'], defaultCallingRule, eight)?.why).toBe(
      'normal-turn',
    );
  });

  test('is whoever has waited 45 minutes, before any priority', () => {
    expect(chooseNext([elder(1), person(0, null, 45)], ['normal', 'normal'], defaultCallingRule, eight)).toEqual({
      ticket: person(0).ticket,
      why: 'waited-too-long',
    });
  });

  test('is never decided by a clock that was set back', () => {
    const late = [person(0, null, -600), person(1, null, -500)];
    expect(chooseNext(late, [], defaultCallingRule, eight)?.ticket).toBe(late[0]?.ticket);
  });

  test('is the same whatever order the tickets are read in', () => {
    fc.assert(
      fc.property(crowd, fc.array(fc.constantFrom<Lane>('priority', 'normal'), { maxLength: 2 }), (people, lanes) => {
        const forward = chooseNext(people, lanes, defaultCallingRule, eight);
        expect(chooseNext([...people].reverse(), lanes, defaultCallingRule, eight)).toEqual(forward);
        expect(forward).not.toBeNull();
      }),
    );
  });
});

describe('Nobody starves', () => {
  test('everyone is called exactly once, in order of arrival within the lane', () => {
    fc.assert(
      fc.property(crowd, (people) => {
        const called = callEveryone(people);
        expect(new Set(called).size).toBe(people.length);
        for (const lane of ['n', 'P'] as const) {
          const orders = called.filter((each) => letters([each]) === lane).map((each) => each.order);
          expect(orders).toEqual([...orders].sort((a, b) => a - b));
        }
      }),
    );
  });

  test('a person without priority is called within a bound, though elders never stop coming', () => {
    const weights = fc.record({ priority: fc.integer({ min: 1, max: 4 }), normal: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 10 }), (weight, ahead) => {
        const rule = { ...weight, waitsAtMostMinutes: 45 };
        const me = person(ahead);
        let waiting = [...Array.from({ length: ahead }, (_, order) => person(order)), me];
        let lanes: Lane[] = [];
        // Before me stand `ahead` others; each run of normal turns is broken by at most `priority` elders.
        const bound = (Math.ceil((ahead + 1) / rule.normal) + 1) * (rule.priority + rule.normal);
        for (let calls = 1; calls <= bound; calls++) {
          waiting = [...waiting, elder(1000 + calls, 0)];
          const next = chooseNext(waiting, lanes, rule, eight);
          if (next?.ticket === me.ticket) return;
          const ticket = waiting.find((each) => each.ticket === next?.ticket);
          lanes = [ticket?.priority ? 'priority' : 'normal', ...lanes].slice(0, 4) as Lane[];
          waiting = waiting.filter((each) => each !== ticket);
        }
        throw new Error(`not called within ${bound} calls`);
      }),
    );
  });

  test('an elder waits for at most the normal turns of the rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (normal) => {
        const rule = { priority: 1, normal, waitsAtMostMinutes: 45 };
        const crowdBefore = Array.from({ length: 30 }, (_, order) => person(order));
        const called = callEveryone([...crowdBefore, elder(30)], rule);
        expect(called.findIndex((each) => each.priority !== null)).toBeLessThanOrEqual(normal);
      }),
    );
  });
});

describe('The wait a person is told', () => {
  test('is a range, and nothing when no counter serves the queue', () => {
    expect(expectedWait(B, 6, new Map(), [serving(B), serving(B)], 6 * minute)).toEqual({ from: 10, to: 30 });
    expect(expectedWait(B, 0, new Map(), [serving(B)], 6 * minute)).toEqual({ from: 0, to: 5 });
    expect(expectedWait(B, 6, new Map(), [], 6 * minute)).toBeNull();
    expect(expectedWait(B, 6, new Map(), [serving(C)], 6 * minute)).toBeNull();
  });

  test('counts the people of other queues whom the same counter must serve first', () => {
    const waiting = new Map([[C, 10]]);
    expect(expectedWait(B, 0, waiting, [serving(B, C)], 6 * minute)).toEqual({ from: 30, to: 90 });
    expect(expectedWait(B, 0, waiting, [serving(B, C), serving(C)], 6 * minute)).toEqual({ from: 20, to: 45 });
    expect(expectedWait(B, 0, waiting, [serving(B), serving(C)], 6 * minute)).toEqual({ from: 0, to: 5 });
  });

  test('is never a false exact time, and holds the true average', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 30 }),
        (ahead, counters, minutes) => {
          const staffed = Array.from({ length: counters }, () => serving(B));
          const wait = expectedWait(B, ahead, new Map(), staffed, minutes * minute);
          expect(wait && wait.to - wait.from).toBeGreaterThanOrEqual(5);
          expect(wait?.from).toBeLessThanOrEqual((ahead * minutes) / counters);
          expect(wait?.to).toBeGreaterThanOrEqual((ahead * minutes) / counters);
        },
      ),
    );
  });
});
