import { useEffect, useRef } from 'react';
import type { Speakable } from '../ui/voice/spoken.ts';
import { useKiosk } from './kiosk-context.ts';

/** What a screen says when it appears: to who hears everything, or (`always`) to everybody. Again when `key` changes. */
export function useEntrance(says: readonly Speakable[], options: { always?: boolean; key?: string } = {}): void {
  const { voices } = useKiosk();
  const latest = useRef({ voices, says, always: options.always ?? false });
  latest.current = { voices, says, always: options.always ?? false };
  const { key } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each appearance, not for each new view
  useEffect(() => {
    const { voices, says, always } = latest.current;
    if (always) voices.say(says);
    else voices.sayInSpeakerMode(says);
  }, [key]);
}
