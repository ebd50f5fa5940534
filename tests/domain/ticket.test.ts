import { describe, expect, test } from 'vitest';
import type { AnyLogEvent, NewEvent } from '../../domain/event.ts';
import { CounterId, Origin, QueueId, StreamId, TerminalId } from '../../domain/ids.ts';
import { defaultCallingRule } from '../../domain/queue.ts';
import {
  type AtCounter,
  callNext,
  callOutOfOrder,
  finish,
  foldTicket,
  markNoShow,
  park,
  recall,
  startService,
  type Ticket,
  ticketId,
  ticketNumber,
  transfer,
} from '../../domain/ticket.ts';
import { outOfOrderReasons, ticketStates } from '../../domain/ticket-words.ts';

const counter = CounterId('2');
const A = QueueId('A');

function stored(event: NewEvent, wall: number): AnyLogEvent {
  const chain = {
    v: 1,
    stream: StreamId('22006-1:1'),
    seq: 1,
    prev: '',
    hash: '',
    origin: Origin('o'),
    part: 0,
    tv: 1,
  } as const;
  const at = { wall, mono: wall, boot: 'b', off: null };
  return {
    ...chain,
    type: event.type,
    facts: event.facts,
    sealed: null,
    actor: { account: null, terminal: TerminalId('t') },
    at,
  } as AnyLogEvent;
}

const issued: NewEvent = {
  type: 'ticket-issued',
  facts: {
    ticket: ticketId(41, 'A012'),
    day: 41,
    queue: A,
    number: 'A012',
    priority: null,
    language: 'jra',
    token: 't',
    ahead: 3,
  },
};
const waiting = foldTicket(undefined, stored(issued, 100));

function afterSteps(start: Ticket, ...decide: ((at: AtCounter) => ReturnType<typeof recall>)[]): Ticket {
  let ticket = start;
  let wall = 200;
  for (const step of decide) {
    const decision = step({ counter, current: ticket });
    if (!decision.ok) throw new Error(decision.error.type);
    for (const event of decision.value) ticket = foldTicket(ticket, stored(event, wall));
    wall += 100;
  }
  return ticket;
}
const called = foldTicket(
  waiting,
  stored({ type: 'ticket-called', facts: { ticket: waiting.id, counter, why: 'longest-waiting' } }, 150),
);
const serving = afterSteps(called, startService);
const line = [{ ticket: ticketId(41, 'A013'), priority: null, since: 90, order: 13 }];

describe('A number', () => {
  test('is a letter and three digits; the PC that took over adds its own letter', () => {
    expect(ticketNumber(A, '', 12)).toBe('A012');
    expect(ticketNumber(A, 'B', 12)).toBe('AB012');
    expect(ticketNumber(A, '', 1000)).toBe('A1000');
  });
});

describe('A visit', () => {
  test('begins waiting, in the citizen’s language', () => {
    expect(waiting).toMatchObject({
      state: 'waiting',
      number: 'A012',
      language: 'jra',
      calls: 0,
      issuedAt: 100,
      calledAt: null,
    });
  });

  test('is called, served and done', () => {
    expect(called).toMatchObject({ state: 'called', counter, calls: 1, calledAt: 150 });
    expect(serving.state).toBe('serving');
    expect(afterSteps(serving, (at) => finish(at, 'dossier-received'))).toMatchObject({
      state: 'done',
      counter,
      endedAt: 200,
    });
  });

  test('counts every recall and remembers the first call', () => {
    expect(afterSteps(called, recall, recall)).toMatchObject({ state: 'called', calls: 3, calledAt: 150 });
  });

  test('is set aside and keeps its time of arrival', () => {
    expect(afterSteps(serving, (at) => park(at, 'missing-paper'))).toMatchObject({
      state: 'parked',
      counter,
      issuedAt: 100,
    });
  });

  test('goes to another queue with its number and its time of arrival', () => {
    const moved = afterSteps(serving, (at) => transfer(at, QueueId('B')));
    expect(moved).toMatchObject({ state: 'transferred', queue: 'B', number: 'A012', counter: null, issuedAt: 100 });
  });

  test('of someone who did not come is over, and begins again when they come back', () => {
    const missed = afterSteps(called, markNoShow);
    expect(missed).toMatchObject({ state: 'no-show', endedAt: 200 });
    const back = callOutOfOrder({ counter, current: null }, missed, 'came-back');
    if (!back.ok || !back.value[0]) throw new Error('not callable');
    expect(foldTicket(missed, stored(back.value[0], 500))).toMatchObject({ state: 'called', calls: 2, endedAt: null });
  });

  test('cannot go on before it began', () => {
    const early = stored({ type: 'ticket-recalled', facts: { ticket: waiting.id, counter } }, 1);
    expect(() => foldTicket(undefined, early)).toThrow('never issued');
  });
});

describe('The clerk who presses “next”', () => {
  const next = (current: Ticket | null, who = line) => callNext({ counter, current }, who, [], defaultCallingRule, 200);

  test('calls whoever the rule names', () => {
    expect(next(null)).toEqual({
      ok: true,
      value: [{ type: 'ticket-called', facts: { ticket: '41.A013', counter, why: 'longest-waiting' } }],
    });
  });

  test('twice recalls, and never skips a person', () => {
    expect(next(called)).toEqual({
      ok: true,
      value: [{ type: 'ticket-recalled', facts: { ticket: called.id, counter } }],
    });
    expect(next(afterSteps(called, recall))).toEqual(next(called));
  });

  test('while serving finishes that visit and calls the next in one step', () => {
    const decision = next(serving);
    expect(decision.ok && decision.value.map((event) => event.type)).toEqual(['ticket-finished', 'ticket-called']);
  });

  test('with nobody waiting only finishes, and is told so when there is nothing to finish', () => {
    const decision = next(serving, []);
    expect(decision.ok && decision.value.map((event) => event.type)).toEqual(['ticket-finished']);
    expect(next(null, [])).toEqual({ ok: false, error: { type: 'nobody-waiting' } });
  });
});

describe('A clerk with nobody in front', () => {
  test('is told so by every key that needs a person', () => {
    const nobody: AtCounter = { counter, current: null };
    const error = { ok: false, error: { type: 'nobody-at-counter' } };
    for (const decision of [
      recall(nobody),
      startService(nobody),
      markNoShow(nobody),
      park(nobody, 'break'),
      transfer(nobody, A),
      finish(nobody, 'left'),
    ])
      expect(decision).toEqual(error);
  });
});

describe('A call out of order', () => {
  test.each(outOfOrderReasons)('says why: %s', (why) => {
    expect(callOutOfOrder({ counter, current: null }, waiting, why)).toEqual({
      ok: true,
      value: [{ type: 'ticket-called', facts: { ticket: waiting.id, counter, why } }],
    });
  });

  test('waits until the counter is free', () => {
    expect(callOutOfOrder({ counter, current: serving }, waiting, 'urgent-need')).toEqual({
      ok: false,
      error: { type: 'counter-busy', number: 'A012' },
    });
  });

  test('takes whoever waits or was set aside, and nobody another counter has', () => {
    const callable = ticketStates.filter(
      (state) => callOutOfOrder({ counter, current: null }, { ...waiting, state }, 'came-back').ok,
    );
    expect(callable).toEqual(['waiting', 'parked', 'transferred', 'no-show']);
  });
});

test('Pressing “has come” twice starts the service once', () => {
  expect(startService({ counter, current: serving })).toEqual({ ok: true, value: [] });
});
