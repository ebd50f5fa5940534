import type { Bell } from './bell.ts';
import type { MediaSound } from './media-sound.ts';

export interface SayCallParts<C> {
  readonly bell: Bell;
  readonly sound: MediaSound;
  /** The words, in every language they are said in; resolves when they are over. Never rejects. */
  readonly speak: (call: C) => Promise<void>;
}

/** A video that was heard is quiet this long before the bell: ears need a moment too. */
const hushMs = 60;
/** A board that may not sound still shows whom it calls for a while. */
const silentMs = 1_100;
/** Between one call and the next in line. */
const breathMs = 250;

/** One call as it is heard: hush, bell, words. The video comes back after the last one in line. */
export function createSayCall<C>({ bell, sound, speak }: SayCallParts<C>) {
  return async (call: C): Promise<void> => {
    if (sound.hold()) await pause(hushMs);
    if (await bell.ring()) {
      await speak(call);
      await pause(breathMs);
    } else {
      await pause(silentMs);
    }
    sound.release();
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((later) => setTimeout(later, ms));
}
