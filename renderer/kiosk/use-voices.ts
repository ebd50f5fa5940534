import { useEffect, useState } from 'react';
import type { Speakable } from '../ui/voice/spoken.ts';
import { useVoice } from '../ui/voice/voice-context.ts';
import type { Person } from './kiosk-flow.ts';
import { pressInSpeakerMode } from './speaker-mode.ts';

/** What the kiosk says aloud. Touching stops it (`VoiceProvider stopsOnTouch`), before the touch itself is answered. */
export interface Voices {
  /** In speaker mode: what was spoken and is highlighted, waiting for the second tap. */
  readonly lit: string | null;
  /** One tap on `id`: at once, or in speaker mode first `says` and then, at the next tap on it, `act`. */
  readonly press: (id: string, says: readonly Speakable[], act: () => void) => void;
  readonly say: (what: readonly Speakable[]) => void;
  /** The greeting of the language that has just been chosen, in that language. */
  readonly greet: () => void;
  /** Only to who asked to hear everything. */
  readonly sayInSpeakerMode: (what: readonly Speakable[]) => void;
}

/** Of the loudspeaker; the PC's own volume is set once so that `on` is about 65 dBA where people stand. */
const volumes: Readonly<Record<Person['speaker'], number>> = { off: 0.55, on: 0.55, loud: 1 };

export function useVoices({ at, speaker }: Person): Voices {
  const voice = useVoice();
  const [lit, setLit] = useState<string | null>(null);
  const { player } = voice;
  useEffect(() => player.setVolume(volumes[speaker]), [player, speaker]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen, or another way of hearing, begins unlit
  useEffect(() => setLit(null), [at, speaker]);

  const [greetings, setGreetings] = useState(0);
  // After the language has changed: a voice speaks the page's language.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each greeting
  useEffect(() => {
    if (greetings > 0) voice.say('kiosk.greeting');
  }, [greetings]);

  return {
    lit,
    press: (id, says, act) => {
      if (speaker === 'off') return act();
      const pressed = pressInSpeakerMode(lit, id);
      setLit(pressed.lit);
      if (pressed.chosen) act();
      else voice.say(says);
    },
    say: (what) => void voice.say(what),
    greet: () => setGreetings(greetings + 1),
    sayInSpeakerMode: (what) => {
      if (speaker !== 'off') voice.say(what);
    },
  };
}
