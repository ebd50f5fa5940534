import type { FindClip } from '../../renderer/ui/voice/clip-store.ts';
import type { Sound, SoundOutput } from '../../renderer/ui/voice/sound-output.ts';

export interface Heard {
  readonly clip: string;
  /** Milliseconds of the test's clock. */
  readonly from: number;
  until: number;
}

/**
 * A loudspeaker that writes down what is heard and when. It fails as a browser's does: silent until a touch where the
 * browser wants one, and a file that is no sound is refused.
 */
export function createSimulatedSpeaker(knobs: { needsTouch?: boolean; latencyMs?: number } = {}) {
  const heard: Heard[] = [];
  const state = { audible: !knobs.needsTouch, mayWake: !knobs.needsTouch, volume: 1, decoded: 0 };
  const nowMs = () => performance.now();
  const output: SoundOutput = {
    now: () => nowMs() / 1000,
    decode: async (bytes) => {
      state.decoded += 1;
      const [clip = '', ms = ''] = new TextDecoder().decode(bytes).split(' ');
      if (!Number(ms)) throw new DOMException('Unable to decode audio data', 'EncodingError');
      return { seconds: Number(ms) / 1000, clip } as Sound & { clip: string };
    },
    play: (sound, at, { seconds }) => {
      const from = Math.max(at * 1000, nowMs());
      const entry: Heard = { clip: (sound as Sound & { clip: string }).clip, from, until: from + seconds * 1000 };
      heard.push(entry);
      return {
        stop: () => {
          entry.until = Math.max(entry.from, Math.min(entry.until, nowMs() + 15));
        },
      };
    },
    setVolume: (volume) => {
      state.volume = volume;
    },
    isAudible: () => state.audible,
    wake: async () => {
      state.audible = state.mayWake;
    },
    close: () => {},
  };
  return {
    output,
    /** What reached the ear: not what was scheduled and stopped before it began. */
    heard: () => heard.filter(({ from, until }) => until > from),
    touch: () => {
      state.mayWake = true;
    },
    state,
  };
}

/** Recordings of known length: `clip` → milliseconds; a length of 0 is a damaged file. */
export function simulatedClips(
  lengths: Readonly<Record<string, Readonly<Record<string, number>>>>,
  reads: string[] = [],
): FindClip {
  return (language, clip) => {
    const ms = lengths[language]?.[clip];
    if (ms === undefined) return null;
    const read = async () => {
      reads.push(`${language} ${clip}`);
      return new TextEncoder().encode(`${language}:${clip} ${ms}`).buffer;
    };
    return { address: `${language} ${clip}`, part: null, read };
  };
}
