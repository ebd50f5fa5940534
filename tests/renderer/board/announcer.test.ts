import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnnouncer } from '../../../renderer/board/announcer.ts';

/** The wall's voice on a clock that the test moves: each call takes as long to say as a bell and two languages do. */
interface Call {
  readonly callNo: number;
  readonly at: number;
  readonly awaited: boolean;
}

const sayMs = 6_500;
const start = 1_900_000_000_000;

beforeEach(() => vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

function openWall() {
  const calls: Call[] = [];
  const said: { readonly callNo: number; readonly isRepeat: boolean; readonly from: number; readonly to: number }[] =
    [];
  const saying: (number | null)[] = [];
  const announcer = createAnnouncer<Call>({
    now: () => performance.now(),
    onSaying: (call) => void saying.push(call?.callNo ?? null),
    say: async ({ callNo }, { isRepeat }) => {
      const from = Date.now();
      await new Promise((done) => setTimeout(done, sayMs));
      said.push({ callNo, isRepeat, from, to: Date.now() });
    },
  });
  const push = () => announcer.see({ calls: [...calls].reverse(), lastCallNo: calls.length }, Date.now());
  push();
  return {
    announcer,
    said,
    saying,
    push,
    call: () => {
      calls.push({ callNo: calls.length + 1, at: Date.now(), awaited: true });
      push();
    },
    come: (callNo: number) => {
      calls[callNo - 1] = { ...(calls[callNo - 1] as Call), awaited: false };
      push();
    },
  };
}

test('D3: of fifty calls in a minute every one is said, in order, and none over another', async () => {
  const wall = openWall();
  for (let n = 1; n <= 50; n += 1) {
    wall.call();
    if (n > 4) wall.come(n - 4);
    await vi.advanceTimersByTimeAsync(1_200);
  }
  for (let n = 47; n <= 50; n += 1) wall.come(n);
  await vi.advanceTimersByTimeAsync(400_000);
  expect(wall.said.map(({ callNo }) => callNo)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  const overlaps = wall.said.filter(({ from }, nth) => from < (wall.said[nth - 1]?.to ?? 0));
  expect(overlaps).toEqual([]);
});

test('a call that nobody answers is said again ten seconds after it was said, once', async () => {
  const wall = openWall();
  wall.call();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(wall.said.map(({ callNo, isRepeat }) => [callNo, isRepeat])).toEqual([
    [1, false],
    [1, true],
  ]);
  const [first, second] = wall.said;
  expect((second?.from ?? 0) - (first?.to ?? 0)).toBe(10_000);
});

test('whoever comes while being called is not called again', async () => {
  const wall = openWall();
  wall.call();
  await vi.advanceTimersByTimeAsync(2_000);
  wall.come(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wall.said).toHaveLength(1);
});

test('the wall says whom it is calling, and that it is quiet again', async () => {
  const wall = openWall();
  wall.call();
  wall.call();
  await vi.advanceTimersByTimeAsync(2 * sayMs);
  expect(wall.saying).toEqual([null, 1, 2, null]);
});

test('a wall that is taken down says nothing more', async () => {
  const wall = openWall();
  wall.call();
  await vi.advanceTimersByTimeAsync(sayMs);
  wall.announcer.close();
  wall.call();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wall.said).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
