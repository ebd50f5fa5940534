import { expect, test } from 'vitest';
import { createKeysInTurn, type TurnState } from '../../renderer/counter/keys-in-turn.ts';

type Answer = Awaited<ReturnType<Parameters<ReturnType<typeof createKeysInTurn>>[1]>>;

/** A station that takes its time: `answer` lets the command under way come back. */
function slowCounter() {
  const sent: string[] = [];
  const states: TurnState[] = [];
  const open: ((answer: Answer) => void)[] = [];
  const inTurn = createKeysInTurn((state) => states.push(state));
  const strike = (key: string) =>
    inTurn(key, () => {
      sent.push(key);
      return new Promise((resolve) => open.push(resolve));
    });
  const answer = async (given: Answer = { ok: true }) => {
    open.shift()?.(given);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { strike, answer, sent, last: () => states.at(-1) };
}

test('F7 F7 F9 faster than the station: the absence is written, then the next is called', async () => {
  const counter = slowCounter();
  counter.strike('markNoShow');
  counter.strike('callNext');
  expect(counter.sent).toEqual(['markNoShow']);
  await counter.answer();
  expect(counter.sent).toEqual(['markNoShow', 'callNext']);
  expect(counter.last()).toEqual({ pending: true, failure: null });
  await counter.answer();
  expect(counter.last()).toEqual({ pending: false, failure: null });
});

test('a key struck twice is one press, under way or waiting', async () => {
  const counter = slowCounter();
  for (const key of ['park', 'park', 'callNext', 'callNext']) counter.strike(key);
  await counter.answer();
  await counter.answer();
  expect(counter.sent).toEqual(['park', 'callNext']);
  counter.strike('callNext');
  expect(counter.sent).toEqual(['park', 'callNext', 'callNext']);
});

test('after a refusal what was struck behind it is not done, and the refusal stays to be read', async () => {
  const counter = slowCounter();
  counter.strike('park');
  counter.strike('callNext');
  await counter.answer({ ok: false, error: { type: 'connection-lost' } });
  expect(counter.sent).toEqual(['park']);
  expect(counter.last()).toEqual({ pending: false, failure: { type: 'connection-lost' } });
  counter.strike('callNext');
  expect(counter.sent).toEqual(['park', 'callNext']);
});
