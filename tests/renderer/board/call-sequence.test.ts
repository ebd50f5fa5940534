import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallSequence, emptySequence, next, slotMs, take } from '../../../renderer/board/call-sequence.ts';

interface Call {
  readonly callNo: number;
  readonly at: number;
  readonly number: string;
}

const now = 1_900_000_000_000;
const call = (callNo: number, agoMs = 0): Call => ({ callNo, at: now - agoMs, number: `B${callNo}` });
const viewOf = (calls: readonly Call[]) => ({
  calls: [...calls].sort((a, b) => b.callNo - a.callNo).slice(0, 12),
  lastCallNo: Math.max(0, ...calls.map((each) => each.callNo)),
});

function sayAll(sequence: CallSequence<Call>): { said: number[]; rest: CallSequence<Call> } {
  const said: number[] = [];
  let rest = sequence;
  for (;;) {
    const step = next(rest);
    rest = step.rest;
    if (!step.call) return { said, rest };
    said.push(step.call.callNo);
  }
}

test('a board that is switched on in the morning does not read out the calls of an hour ago', () => {
  const sequence = take<Call>(emptySequence, viewOf([call(1, 3_600_000), call(2, 3_500_000)]), now);
  expect(sayAll(sequence).said).toEqual([]);
});

test('a board that is switched on while somebody is being called announces that call', () => {
  const sequence = take<Call>(emptySequence, viewOf([call(1, 3_600_000), call(2, 2_000)]), now);
  expect(sayAll(sequence).said).toEqual([2]);
});

test('calls that arrive together are announced in the order they were made', () => {
  const started = take<Call>(emptySequence, viewOf([]), now);
  expect(sayAll(take(started, viewOf([call(1), call(2), call(3)]), now)).said).toEqual([1, 2, 3]);
});

test('the same view twice announces nobody twice', () => {
  const started = take<Call>(emptySequence, viewOf([]), now);
  const first = sayAll(take(started, viewOf([call(1)]), now));
  expect(sayAll(take(first.rest, viewOf([call(1)]), now)).said).toEqual([]);
});

test('a recall of the same number is announced again', () => {
  const started = take<Call>(emptySequence, viewOf([]), now);
  const first = sayAll(take(started, viewOf([call(1)]), now));
  const recall = { ...call(2), number: 'B1' };
  expect(sayAll(take(first.rest, viewOf([call(1), recall]), now)).said).toEqual([2]);
});

test('after a broken connection the calls that people may still be walking to are announced, older ones are not', () => {
  const before = sayAll(take(take<Call>(emptySequence, viewOf([]), now), viewOf([call(1)]), now));
  const later = viewOf([call(1), call(2, 600_000), call(3, 60_000), call(4)]);
  expect(sayAll(take(before.rest, later, now)).said).toEqual([3, 4]);
});

test('a log that begins anew does not silence the board', () => {
  const before = sayAll(take(take<Call>(emptySequence, viewOf([]), now), viewOf([call(90)]), now));
  expect(sayAll(take(before.rest, viewOf([call(1)]), now)).said).toEqual([1]);
});

test('fifty calls in a minute all have their time on the board', () => {
  const started = take<Call>(emptySequence, viewOf([]), now);
  const calls = Array.from({ length: 50 }, (_, n) => call(n + 1));
  let sequence = started;
  for (const [n] of calls.entries()) sequence = take(sequence, viewOf(calls.slice(0, n + 1)), now);
  let spentMs = 0;
  for (let left = sequence.inLine.length - 1; left >= 0; left -= 1) spentMs += slotMs(left);
  expect(sayAll(sequence).said).toEqual(calls.map((each) => each.callNo));
  expect(spentMs).toBeLessThanOrEqual(65_000);
});

test('however views arrive, repeated and with others in between, each call is announced once and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ made: fc.integer({ min: 0, max: 6 }), say: fc.boolean() })), (steps) => {
      const calls: Call[] = [];
      const said: number[] = [];
      let sequence = take<Call>(emptySequence, viewOf(calls), now);
      for (const { made, say } of steps) {
        for (let n = 0; n < made; n += 1) calls.push(call(calls.length + 1));
        sequence = take(sequence, viewOf(calls), now);
        if (!say) continue;
        const step = next(sequence);
        sequence = step.rest;
        if (step.call) said.push(step.call.callNo);
      }
      said.push(...sayAll(sequence).said);
      expect(said).toEqual(calls.map((each) => each.callNo));
    }),
  );
});
