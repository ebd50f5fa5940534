import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CallSequence,
  emptySequence,
  next,
  saidOnce,
  sayAgainAfterMs,
  take,
} from '../../../renderer/board/call-sequence.ts';

interface Call {
  readonly callNo: number;
  readonly at: number;
  readonly number: string;
  readonly awaited: boolean;
}

const now = 1_900_000_000_000;
const call = (callNo: number, agoMs = 0, awaited = true): Call => ({
  ...{ callNo, at: now - agoMs, number: `B${callNo}`, awaited },
});
const viewOf = (calls: readonly Call[]) => ({
  calls: [...calls].sort((a, b) => b.callNo - a.callNo).slice(0, 200),
  lastCallNo: Math.max(0, ...calls.map((each) => each.callNo)),
});

function sayAll(sequence: CallSequence<Call>): { said: number[]; rest: CallSequence<Call> } {
  const said: number[] = [];
  let rest = sequence;
  for (;;) {
    const step = next(rest, 0);
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

test('D3: a recall of the same number is announced again', () => {
  const started = take<Call>(emptySequence, viewOf([]), now);
  const first = sayAll(take(started, viewOf([call(1)]), now));
  const recall = { ...call(2), number: 'B1' };
  expect(sayAll(take(first.rest, viewOf([call(1), recall]), now)).said).toEqual([2]);
});

test('D6: after a broken connection the calls that people may still be walking to are announced, older ones are not', () => {
  const before = sayAll(take(take<Call>(emptySequence, viewOf([]), now), viewOf([call(1)]), now));
  const later = viewOf([call(1), call(2, 600_000), call(3, 60_000), call(4)]);
  expect(sayAll(take(before.rest, later, now)).said).toEqual([3, 4]);
});

test('a log that begins anew does not silence the board, and repeats nobody of the old one', () => {
  const before = sayAll(take(take<Call>(emptySequence, viewOf([]), now), viewOf([call(90)]), now));
  const said = saidOnce(before.rest, call(90), true, 0);
  const anew = take(said, viewOf([call(1)]), now);
  expect(sayAll(anew).said).toEqual([1]);
  expect(anew.again).toEqual([]);
});

test('whoever has not come is called once more after ten seconds, and not a third time', () => {
  const view = viewOf([call(1)]);
  const first = next(take(take<Call>(emptySequence, viewOf([]), now), view, now), 0);
  const waiting = saidOnce(first.rest, call(1), true, 1_000);
  expect(next(waiting, 1_000)).toMatchObject({ call: null, wakeAt: 1_000 + sayAgainAfterMs });
  const again = next(waiting, 1_000 + sayAgainAfterMs);
  expect(again).toMatchObject({ call: { callNo: 1 }, isRepeat: true });
  expect(next(take(again.rest, view, now), 1_000_000)).toMatchObject({ call: null, wakeAt: null });
});

test('whoever has come in the meantime is not called once more', () => {
  const said = saidOnce(take<Call>(emptySequence, viewOf([call(1)]), now), call(1), true, 0);
  const served = take(said, viewOf([call(1, 0, false)]), now);
  expect(served.again).toEqual([]);
});

test('a first call goes before the second of another', () => {
  const started = take<Call>(emptySequence, viewOf([call(1, 60_000)]), now);
  const waiting = saidOnce(started, call(1), true, 0);
  const both = take(waiting, viewOf([call(1), call(2)]), now);
  expect(next(both, 1_000_000)).toMatchObject({ call: { callNo: 2 }, isRepeat: false });
});

test('D3: however views arrive, repeated and with others in between, each call is announced once and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ made: fc.integer({ min: 0, max: 6 }), say: fc.boolean() })), (steps) => {
      const calls: Call[] = [];
      const said: number[] = [];
      let sequence = take<Call>(emptySequence, viewOf(calls), now);
      for (const { made, say } of steps) {
        for (let n = 0; n < made; n += 1) calls.push(call(calls.length + 1));
        sequence = take(sequence, viewOf(calls), now);
        if (!say) continue;
        const step = next(sequence, 0);
        sequence = step.rest;
        if (step.call) said.push(step.call.callNo);
      }
      said.push(...sayAll(sequence).said);
      expect(said).toEqual(calls.map((each) => each.callNo));
    }),
  );
});
