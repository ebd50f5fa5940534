import { createContext, use, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Speakable, utterancesOf } from './spoken.ts';
import type { Said, SayOptions, VoicePlayer } from './voice-player.ts';

/** The page's voice; a `VoiceProvider` stands above. */
export interface Voice {
  /**
   * Says it at once in the page's language, whole, else in Vietnamese: `say('kiosk.home.prompt')`,
   * `say({ texts: queue.name })`, `say([{ key: 'kiosk.ticket.ahead', values: { ahead: 4 } }, 'kiosk.ticket.takePaper'])`,
   * `say(ticketClips('A012'))`. What was being said ends.
   */
  say(what: Speakable | readonly Speakable[], options?: SayOptions): Promise<Said>;
  /** Silent within 20 ms. */
  stop(): void;
  /** Somebody is being spoken to now. */
  readonly speaking: boolean;
  readonly player: VoicePlayer;
}

export const VoiceContext = createContext<VoicePlayer | null>(null);

export function useVoice(): Voice {
  const player = use(VoiceContext);
  if (!player) throw new Error('useVoice needs a VoiceProvider above it');
  const { i18n } = useTranslation();
  const speaking = useSpeaking(player);
  return {
    say: async (what, options) => {
      const utterances = utterancesOf(isList(what) ? what : [what], i18n.language, {
        textOf: (language, key) => {
          const [namespace, name] = key.startsWith('error.') ? ['errors', key.slice('error.'.length)] : ['screen', key];
          return i18n.getResource(language, namespace ?? '', name ?? '') as string | undefined;
        },
        has: player.has,
      });
      if (!utterances) player.stop();
      return utterances ? player.say(utterances, { when: 'at-once', ...options }) : 'no-clip';
    },
    stop: player.stop,
    speaking,
    player,
  };
}

function isList(what: Speakable | readonly Speakable[]): what is readonly Speakable[] {
  return Array.isArray(what);
}

function useSpeaking(player: VoicePlayer): boolean {
  const [speaking, setSpeaking] = useState(player.isSpeaking());
  useEffect(() => player.onSpeaking(setSpeaking), [player]);
  return speaking;
}
