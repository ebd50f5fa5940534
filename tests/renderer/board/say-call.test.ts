import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMediaSound } from '../../../renderer/board/media-sound.ts';
import { createSayCall } from '../../../renderer/board/say-call.ts';

/** What is heard, on a clock that the test moves: the video's sound, the bell, the words. */
beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const bellMs = 900;
const wordsMs = 3_000;

function openWall({ isSilent = false } = {}) {
  const heard: (readonly [at: number, what: string, videoMuted: boolean])[] = [];
  const sound = createMediaSound();
  const video = { muted: false, volume: 1 };
  const leave = sound.join(video);
  const hear = (what: string) => void heard.push([Date.now(), what, video.muted]);
  const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const say = createSayCall<string>({
    sound,
    bell: {
      ring: async () => {
        if (isSilent) return false;
        hear('bell');
        await later(bellMs);
        return true;
      },
      isSilent: () => isSilent,
      wake: () => {},
    },
    speak: async (call) => {
      hear(call);
      await later(wordsMs);
      hear(`${call} end`);
    },
  });
  return { say, heard, video, sound, leave };
}

test('D5: the video is mute when the bell begins, and was so for at most a tenth of a second', async () => {
  const { say, heard, video } = openWall();
  void say('B012');
  expect(video.muted).toBe(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(heard).toEqual([[60, 'bell', true]]);
});

test('D2: where no video was heard the bell waits for none', async () => {
  const { say, heard, leave } = openWall();
  leave();
  void say('B012');
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([[0, 'bell', false]]);
});

test('D5: it is mute through the whole call, and comes back slowly afterwards', async () => {
  const { say, heard, video } = openWall();
  const said = say('B012');
  await vi.advanceTimersByTimeAsync(60 + bellMs + wordsMs);
  expect(heard.every(([, , muted]) => muted)).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  await said;
  expect([video.muted, video.volume < 0.5]).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(video).toEqual({ muted: false, volume: 1 });
});

test('D5: between two calls in line the video stays mute', async () => {
  const { say, video } = openWall();
  const both = (async () => {
    await say('B012');
    await say('B013');
  })();
  const muted: boolean[] = [];
  // Up to the last word of the second.
  for (let ms = 0; ms < 2 * (60 + bellMs + wordsMs) + 250; ms += 10) {
    await vi.advanceTimersByTimeAsync(10);
    muted.push(video.muted);
  }
  expect(muted.every(Boolean)).toBe(true);
  await vi.advanceTimersByTimeAsync(3_000);
  await both;
  expect(video.muted).toBe(false);
});

test('D5: a video that begins during a call begins mute', () => {
  const { sound } = openWall();
  sound.hold();
  const late = { muted: false, volume: 1 };
  sound.join(late);
  expect(late).toEqual({ muted: true, volume: 0 });
});

test('a video that has ended is left alone', async () => {
  const { sound, video, leave } = openWall();
  leave();
  sound.hold();
  expect(video.muted).toBe(false);
});

test('a board that may not sound says no words into the silence, and goes on to the next call', async () => {
  const { say, heard } = openWall({ isSilent: true });
  const said = say('B012');
  await vi.advanceTimersByTimeAsync(1_200);
  await said;
  expect(heard).toEqual([]);
});
