import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { practiceClip } from '../../../../domain/announcement.ts';
import { createClipStore } from '../../../../renderer/ui/voice/clip-store.ts';
import { utterancesOf } from '../../../../renderer/ui/voice/spoken.ts';
import { createVoicePlayer } from '../../../../renderer/ui/voice/voice-player.ts';
import { createSimulatedSpeaker, simulatedClips } from '../../../support/simulated-speaker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const lengths = {
  vi: { 'call.number': 500, 'letter.A': 300, 'digit.1': 200, 'digit.2': 250, 'call.counter': 400, broken: 0 },
  en: { 'call.number': 450, 'letter.A': 280 },
};

function setUp(knobs: Parameters<typeof createSimulatedSpeaker>[0] = {}, reads: string[] = []) {
  const speaker = createSimulatedSpeaker(knobs);
  const player = createVoicePlayer(speaker.output, createClipStore(speaker.output, simulatedClips(lengths, reads)));
  const said: string[] = [];
  const say = (clips: string[], options: Parameters<typeof player.say>[1] = {}, language = 'vi') =>
    void player.say([{ language, clips }], options).then((how) => said.push(how));
  return { speaker, player, said, say };
}

/** No words on top of each other: each begins when the one before has ended, or later. */
function overlaps(heard: readonly { from: number; until: number }[]): boolean {
  return heard.some((each, index) => index > 0 && each.from < (heard[index - 1]?.until ?? 0) - 0.001);
}

test('the words of a call follow each other without a gap', async () => {
  const { speaker, said, say } = setUp();
  say(['call.number', 'letter.A', 'digit.1', 'digit.2']);
  await vi.advanceTimersByTimeAsync(2_000);
  const heard = speaker.heard();
  expect(heard.map(({ clip }) => clip)).toEqual(['vi:call.number', 'vi:letter.A', 'vi:digit.1', 'vi:digit.2']);
  for (const [index, each] of heard.entries())
    if (index > 0) expect(each.from - (heard[index - 1]?.until ?? 0)).toBeLessThan(1);
  expect(said).toEqual(['said']);
});

test('a second language follows the first after a breath', async () => {
  const { speaker, player } = setUp();
  const done = player.say([
    { language: 'vi', clips: ['call.number', 'letter.A'] },
    { language: 'en', clips: ['call.number', 'letter.A'] },
  ]);
  await vi.advanceTimersByTimeAsync(3_000);
  const [, lastVi, firstEn] = speaker.heard();
  expect((firstEn?.from ?? 0) - (lastVi?.until ?? 0)).toBeCloseTo(300, 0);
  expect(await done).toBe('said');
});

test('D3: fifty calls asked for at once are all heard, in order, none on top of another', async () => {
  const { speaker, said, say } = setUp();
  for (let call = 0; call < 50; call += 1) say(['call.number', 'digit.1', 'call.counter', 'digit.2']);
  await vi.advanceTimersByTimeAsync(50 * 1_500);
  expect(speaker.heard()).toHaveLength(200);
  expect(overlaps(speaker.heard())).toBe(false);
  expect(said).toEqual(Array.from({ length: 50 }, () => 'said'));
});

test('K5: any touch cuts the speech within 100 ms, and what waited in line is not said after it', async () => {
  const { speaker, player, said, say } = setUp();
  say(['call.number', 'call.counter']);
  say(['letter.A']);
  await vi.advanceTimersByTimeAsync(200);
  const touchedAt = performance.now();
  player.stop();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(Math.max(...speaker.heard().map(({ until }) => until))).toBeLessThanOrEqual(touchedAt + 100);
  expect(said).toEqual(['stopped', 'stopped']);
  expect(player.isSpeaking()).toBe(false);
});

test('K5: a person who touches the next tile hears that tile, not the end of the last', async () => {
  const { speaker, said, say } = setUp();
  say(['call.number']);
  await vi.advanceTimersByTimeAsync(100);
  say(['digit.1'], { when: 'at-once' });
  await vi.advanceTimersByTimeAsync(1_000);
  const [first, second] = speaker.heard();
  expect(first?.until).toBeLessThan(150);
  expect(second?.clip).toBe('vi:digit.1');
  expect((second?.from ?? 0) - 100).toBeLessThan(100);
  expect(said).toEqual(['stopped', 'said']);
});

test('whoever must be quiet is told before the first word, and again when the line is empty', async () => {
  const { speaker, player, say } = setUp();
  const told: [boolean, number][] = [];
  player.onSpeaking((speaking) => told.push([speaking, performance.now()]));
  const startedAt = performance.now();
  say(['digit.1'], { leadInMs: 100 });
  say(['digit.2'], { leadInMs: 100 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told.map(([speaking]) => speaking)).toEqual([true, false]);
  expect((speaker.heard()[0]?.from ?? 0) - startedAt).toBeGreaterThanOrEqual(100);
  expect(told[1]?.[1]).toBeGreaterThanOrEqual(speaker.heard()[1]?.until ?? 0);
});

test('a call with a clip missing, or with a damaged file, is not said in part', async () => {
  const { speaker, said, say } = setUp();
  say(['call.number', 'letter.Z']);
  say(['call.number', 'broken']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(speaker.heard()).toEqual([]);
  expect(said).toEqual(['no-clip', 'no-clip']);
});

test('a browser that wants a touch first stays silent, says so, and speaks after the touch', async () => {
  const { speaker, said, say } = setUp({ needsTouch: true });
  say(['digit.1']);
  await vi.advanceTimersByTimeAsync(500);
  expect(said).toEqual(['silent']);
  speaker.touch();
  say(['digit.1']);
  await vi.advanceTimersByTimeAsync(500);
  expect(said).toEqual(['silent', 'said']);
});

test('K5: the first word waits for its own sentence, not for what is said after it', async () => {
  const speaker = createSimulatedSpeaker();
  const find = simulatedClips(lengths);
  const slow = createClipStore(speaker.output, (language, clip) => {
    const source = find(language, clip);
    const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 700)).then(() => source?.read());
    return source && clip === 'call.counter' ? { ...source, read: slowly as typeof source.read } : source;
  });
  const player = createVoicePlayer(speaker.output, slow);
  const done = player.say([
    { language: 'vi', clips: ['call.number'] },
    { language: 'vi', clips: ['call.counter'] },
  ]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(speaker.heard().map(({ clip }) => clip)).toEqual(['vi:call.number', 'vi:call.counter']);
  expect(speaker.heard()[0]?.from).toBeLessThan((speaker.heard()[1]?.from ?? 0) - 700);
  expect(overlaps(speaker.heard())).toBe(false);
  expect(await done).toBe('said');
});

test('a recording is read and decoded once, however often it is heard', async () => {
  const reads: string[] = [];
  const { speaker, player, say } = setUp({}, reads);
  await player.prepare({ language: 'vi', clips: ['digit.1', 'digit.2'] });
  for (let time = 0; time < 10; time += 1) say(['digit.1', 'digit.2', 'digit.1']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(speaker.heard()).toHaveLength(30);
  expect(reads).toEqual(['vi digit.1', 'vi digit.2']);
  expect(speaker.state.decoded).toBe(2);
});

test('T2: in practice the word is said before each call, in its language, and never in the real world', async () => {
  const withWord = {
    ...{ vi: { ...lengths.vi, [practiceClip]: 600 }, en: { ...lengths.en, [practiceClip]: 500 } },
    jra: { 'call.number': 500, 'letter.A': 300 },
  };
  const hear = async (opening: string | null, languages: readonly string[]) => {
    const speaker = createSimulatedSpeaker();
    const player = createVoicePlayer(
      speaker.output,
      createClipStore(speaker.output, simulatedClips(withWord)),
      opening,
    );
    for (let call = 0; call < 2; call += 1)
      void player.say(languages.map((language) => ({ language, clips: ['call.number', 'letter.A'] })));
    await vi.advanceTimersByTimeAsync(20_000);
    return { player, words: speaker.heard().map(({ clip }) => clip) };
  };
  const call = (language: string) => [`${language}:call.number`, `${language}:letter.A`];
  const practised = (language: string) => [`${language}:${practiceClip}`, ...call(language)];
  expect((await hear(practiceClip, ['vi', 'en'])).words).toEqual([1, 2].flatMap(() => ['vi', 'en'].flatMap(practised)));
  expect((await hear(null, ['vi', 'en'])).words).toEqual([1, 2].flatMap(() => ['vi', 'en'].flatMap(call)));

  // A language that cannot say it says nothing there: a call is heard in Vietnamese alone, a sentence whole in Vietnamese.
  const { player, words } = await hear(practiceClip, ['vi', 'jra']);
  expect(words).toEqual([1, 2].flatMap(() => practised('vi')));
  const world = { textOf: () => 'a sentence', has: player.has };
  expect(utterancesOf(['call.number'], 'jra', world)).toEqual([{ language: 'vi', clips: ['call.number'] }]);
  const real = (await hear(null, ['vi', 'jra'])).player;
  expect(utterancesOf(['call.number'], 'jra', { ...world, has: real.has })).toEqual([
    { language: 'jra', clips: ['call.number'] },
  ]);
});
