import type { ClipId } from '../../../domain/number-words.ts';
import type { Sound, SoundOutput, SoundPart } from './sound-output.ts';

/** Where a clip's sound is, and which part of it is speech; null: nobody has recorded it. */
export interface ClipSource {
  /** Changes when another recording takes its place. */
  readonly address: string;
  /** Null for a recording that is all speech. */
  readonly part: SoundPart | null;
  read(): Promise<ArrayBuffer>;
}

export type FindClip = (language: string, clip: ClipId) => ClipSource | null;

export interface ReadySound {
  readonly sound: Sound;
  readonly part: SoundPart;
}

/** A kiosk's whole day must fit: decoded speech takes 96 kB a second. */
const DECODED_SECONDS = 90;
/** Ogg/Opus of 24 kbit/s: every sentence of two languages is below this. */
const READ_BYTES = 4 * 1024 * 1024;

/** Reads each recording once and decodes it once, as long as it is used: what was not heard for longest goes first. */
export function createClipStore(output: SoundOutput, find: FindClip) {
  const bytes = createCache<Promise<ArrayBuffer>>(READ_BYTES);
  const sounds = createCache<Promise<Sound>>(DECODED_SECONDS);

  const soundOf = (source: ClipSource): Promise<Sound> =>
    sounds.get(source.address, async () => {
      const read = await bytes.get(source.address, source.read);
      bytes.weigh(source.address, read.byteLength);
      const sound = await output.decode(read);
      sounds.weigh(source.address, sound.seconds);
      return sound;
    });

  return {
    has: (language: string, clip: ClipId): boolean => find(language, clip) !== null,
    ready: async (language: string, clip: ClipId): Promise<ReadySound | null> => {
      const source = find(language, clip);
      if (!source) return null;
      const sound = await soundOf(source);
      return { sound, part: source.part ?? { from: 0, seconds: sound.seconds, gain: 1 } };
    },
  };
}

export type ClipStore = ReturnType<typeof createClipStore>;

/** Keeps promises by key up to a weight; one that failed is asked again. */
function createCache<P extends Promise<unknown>>(limit: number) {
  const kept = new Map<string, { promise: P; weight: number }>();
  const forgetOldest = () => {
    let weight = 0;
    for (const entry of kept.values()) weight += entry.weight;
    for (const [key, entry] of kept) {
      if (weight <= limit || kept.size === 1) return;
      kept.delete(key);
      weight -= entry.weight;
    }
  };
  return {
    get: (key: string, make: () => P): P => {
      const entry = kept.get(key) ?? { promise: make(), weight: 0 };
      kept.delete(key);
      kept.set(key, entry);
      entry.promise.catch(() => {
        if (kept.get(key) === entry) kept.delete(key);
      });
      return entry.promise;
    },
    weigh: (key: string, weight: number) => {
      const entry = kept.get(key);
      if (entry) entry.weight = weight;
      forgetOldest();
    },
  };
}
