import { type ReactNode, useEffect, useState } from 'react';
import { practiceClip } from '../../../domain/announcement.ts';
import { usePractice } from '../practice/practice-context.ts';
import { createClipStore } from './clip-store.ts';
import { openHailer } from './loud-hailer.ts';
import { useStationClips } from './use-station-clips.ts';
import { VoiceContext } from './voice-context.ts';
import { createVoicePlayer } from './voice-player.ts';
import { createWebAudioOutput } from './web-audio-output.ts';

/** Gives the pages below a voice; in a practice world it says so first (T2). `stopsOnTouch`: any touch cuts speech (EN 301 549 5.1.3.5), as at a kiosk. */
export function VoiceProvider(props: { readonly children: ReactNode; readonly stopsOnTouch?: boolean }) {
  const { children, stopsOnTouch = false } = props;
  const find = useStationClips();
  const opening = usePractice().inside ? practiceClip : null;
  const [player] = useState(() => {
    const output = createWebAudioOutput();
    return createVoicePlayer(output, createClipStore(output, find), opening);
  });
  useEffect(() => {
    const hailer = openHailer(document.documentElement.dataset.role ?? '');
    const stop = player.onSounding(hailer.tell);
    return () => {
      stop();
      hailer.close();
    };
  }, [player]);
  useEffect(() => {
    // Before the press itself is heard, so that what the press says is not cut.
    const touched = () => {
      if (stopsOnTouch) player.stop();
      player.wake();
    };
    window.addEventListener('pointerdown', touched, { capture: true });
    window.addEventListener('keydown', touched, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', touched, { capture: true });
      window.removeEventListener('keydown', touched, { capture: true });
    };
  }, [player, stopsOnTouch]);
  return <VoiceContext value={player}>{children}</VoiceContext>;
}
