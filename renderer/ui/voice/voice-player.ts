import type { ClipId } from '../../../domain/number-words.ts';
import type { ClipStore, ReadySound } from './clip-store.ts';
import type { Playing, SoundOutput } from './sound-output.ts';

/** One language's part of what is said: all of its clips, or it is not said at all. */
export interface Utterance {
  readonly language: string;
  readonly clips: readonly ClipId[];
}

export interface SayOptions {
  /** `in-line` (a board): after what was asked before. `at-once` (a kiosk): what is being said ends. */
  readonly when?: 'in-line' | 'at-once';
  /** Silence before the first word while others are asked to be quiet, milliseconds. */
  readonly leadInMs?: number;
  /** When the first word sounds. */
  readonly onStart?: () => void;
}

/**
 * `said`: heard to the end. `stopped`: somebody touched, or something more urgent came. `no-clip`: a clip is missing in
 * each of the languages. `silent`: the browser or the PC lets nothing be heard.
 */
export type Said = 'said' | 'stopped' | 'no-clip' | 'silent';

export interface VoicePlayer {
  /** Says the utterances one after the other, without a gap inside each. Never throws. */
  say(utterances: readonly Utterance[], options?: SayOptions): Promise<Said>;
  /** Silent within 20 ms; what waits in line is dropped. */
  stop(): void;
  isSpeaking(): boolean;
  /** Called with true before the first word (and before `leadInMs`), with false when the line is empty: duck others. */
  onSpeaking(listener: (speaking: boolean) => void): () => void;
  /** Called with what begins to sound. */
  onSounding(listener: (utterances: readonly Utterance[]) => void): () => void;
  has(language: string, clip: ClipId): boolean;
  /** Reads and decodes ahead, so that the first word is not late. */
  prepare(utterance: Utterance): Promise<void>;
  setVolume(volume: number): void;
  isAudible(): boolean;
  wake(): Promise<void>;
  close(): void;
}

interface Job {
  readonly utterances: readonly Utterance[];
  readonly options: SayOptions;
  readonly answer: (said: Said) => void;
  readonly end: AbortController;
}

/** Between a phrase and the next, as a speaker breathes; inside a phrase clips touch. */
const BREATH_SECONDS = 0.3;
/** Ahead of the output's clock, so that the first sample is not cut. */
const AHEAD_SECONDS = 0.02;

/** `opening`: said before what is said, in its language; a language that cannot say it says nothing. Null: nothing is. */
export function createVoicePlayer(output: SoundOutput, known: ClipStore, opening: ClipId | null = null): VoicePlayer {
  const clips = opening === null ? known : openingClips(known, opening);
  const line: Job[] = [];
  const listeners = new Set<(speaking: boolean) => void>();
  const hearers = new Set<(utterances: readonly Utterance[]) => void>();
  const now: { job: Job | null; told: boolean } = { job: null, told: false };

  const tell = (speaking: boolean) => {
    if (now.told === speaking) return;
    now.told = speaking;
    for (const listener of listeners) listener(speaking);
  };
  const next = () => {
    if (now.job) return;
    now.job = line.shift() ?? null;
    const { job } = now;
    if (!job) return tell(false);
    void play(job).then((said) => {
      now.job = null;
      job.answer(said);
      next();
    });
  };
  const play = async ({ utterances, options, end }: Job): Promise<Said> => {
    const { signal } = end;
    // Only whole utterances: half a sentence in one language is worse than the other language alone.
    const whole = utterances.filter(
      ({ language, clips: ids }) => ids.length > 0 && ids.every((clip) => clips.has(language, clip)),
    );
    // All are read at once; the first word waits for its own sentence only.
    const loading = whole.map((utterance) => load(utterance, clips));
    const first = await firstOf(loading);
    if (first === null) return 'no-clip';
    if (!output.isAudible()) await output.wake();
    if (!output.isAudible()) return 'silent';
    if (signal.aborted) return 'stopped';
    tell(true);
    if (options.leadInMs) await pause(options.leadInMs, signal);
    if (signal.aborted) return 'stopped';
    options.onStart?.();
    for (const hearer of hearers) hearer(whole);
    const sounding: Playing[] = [];
    signal.addEventListener('abort', () => {
      for (const each of sounding) each.stop();
    });
    let at = output.now() + AHEAD_SECONDS;
    for (const next of loading.slice(first)) {
      const sounds = await next;
      if (signal.aborted) return 'stopped';
      if (!sounds) continue;
      const { playing, endsAt } = schedule(sounds, Math.max(at, output.now() + AHEAD_SECONDS), output);
      sounding.push(...playing);
      at = endsAt + BREATH_SECONDS;
    }
    await pause((at - BREATH_SECONDS - output.now()) * 1000, signal);
    return signal.aborted ? 'stopped' : 'said';
  };
  const stop = () => {
    for (const job of line.splice(0)) job.answer('stopped');
    now.job?.end.abort();
  };
  return {
    say: (utterances, options = {}) =>
      new Promise((answer) => {
        if (options.when === 'at-once') stop();
        line.push({
          utterances: opening === null ? utterances : opened(utterances, opening),
          options,
          answer,
          end: new AbortController(),
        });
        next();
      }),
    stop,
    isSpeaking: () => now.told,
    onSpeaking: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onSounding: (listener) => {
      hearers.add(listener);
      return () => void hearers.delete(listener);
    },
    has: clips.has,
    prepare: async (utterance) => void (await load(utterance, clips)),
    setVolume: output.setVolume,
    isAudible: output.isAudible,
    wake: output.wake,
    close: () => {
      stop();
      output.close();
    },
  };
}

/** Where the opening is not recorded nothing is: whoever asks for a sentence falls back to Vietnamese, whole. */
function openingClips({ has, ready }: ClipStore, opening: ClipId): ClipStore {
  return { ready, has: (language, clip) => has(language, opening) && has(language, clip) };
}

/** Once for each language of what is said, and inside its utterance: never alone, never left out. */
function opened(utterances: readonly Utterance[], opening: ClipId): readonly Utterance[] {
  return utterances.map(({ language, clips }, index) => ({
    language,
    clips: utterances[index - 1]?.language === language ? clips : [opening, ...clips],
  }));
}

/** null: a recording of it cannot be read. */
async function load({ language, clips: ids }: Utterance, clips: ClipStore): Promise<readonly ReadySound[] | null> {
  const sounds = await Promise.all(ids.map((clip) => clips.ready(language, clip).catch(() => null)));
  const whole = sounds.filter((sound) => sound !== null);
  return whole.length === ids.length ? whole : null;
}

/** Which of them can be said first; null: none. */
async function firstOf(loading: readonly Promise<readonly ReadySound[] | null>[]): Promise<number | null> {
  for (const [index, sounds] of loading.entries()) if ((await sounds) !== null) return index;
  return null;
}

/** Every clip gets its time on the output's clock at once: no timer of the page stands between two words. */
function schedule(sounds: readonly ReadySound[], begin: number, output: SoundOutput) {
  let at = begin;
  const playing = sounds.map(({ sound, part }) => {
    const begun = output.play(sound, at, part);
    at += part.seconds;
    return begun;
  });
  return { playing, endsAt: at };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.max(0, Math.ceil(ms)));
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
