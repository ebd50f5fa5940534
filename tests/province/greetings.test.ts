import { EventEmitter } from 'node:events';
import type { Server, Socket } from 'node:net';
import { beforeEach, expect, test, vi } from 'vitest';
import { createGreetings } from '../../province/adapters/greetings.ts';

/** The clock stands: what is waited for is said. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  vi.setSystemTime(0);
  vi.advanceTimersByTime(1_000);
  return () => vi.useRealTimers();
});

const knocking = () => {
  const server = new EventEmitter();
  const greetings = createGreetings(server as unknown as Server);
  return { greetings, knock: (socket = {} as Socket) => void server.emit('connection', socket) };
};

test('where nothing goes on a push begins at once, also on a connection of its own', async () => {
  const { greetings, knock } = knocking();
  const own = {} as Socket;
  knock(own);
  expect(await begun(greetings.calm(own))).toBe(true);
});

test('while others knock, and while many are greeted, a push waits; then it begins', async () => {
  const { greetings, knock } = knocking();
  knock();
  const push = greetings.calm({} as Socket);
  expect(await begun(push)).toBe(false);
  for (let n = 0; n < 10; n++) {
    knock();
    await vi.advanceTimersByTimeAsync(5);
  }
  expect(await begun(push)).toBe(false);
  const done: (() => void)[] = [];
  const greeted = Array.from({ length: 6 }, () => greetings.greet(() => new Promise<void>((go) => done.push(go))));
  await vi.advanceTimersByTimeAsync(100);
  expect(await begun(push)).toBe(false);
  for (const go of done.slice(0, 2)) go();
  await vi.advanceTimersByTimeAsync(10);
  expect(await begun(push)).toBe(true);
  for (const go of done) go();
  await Promise.all(greeted);
});

test('after five seconds a push begins in any case', async () => {
  const { greetings, knock } = knocking();
  knock();
  const push = greetings.calm({} as Socket);
  for (let n = 0; n < 1_001; n++) {
    knock();
    await vi.advanceTimersByTimeAsync(5);
  }
  expect(await begun(push)).toBe(true);
});

async function begun(push: Promise<void>): Promise<boolean> {
  return Promise.race([push.then(() => true), new Promise<false>((no) => setImmediate(() => no(false)))]);
}
