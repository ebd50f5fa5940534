import { useEffect, useState } from 'react';
import { useStation } from '../../ui/station-context.ts';
import { type ClipSource, createClipStore } from '../../ui/voice/clip-store.ts';
import { type Recording, recordedClip } from '../../ui/voice/use-station-clips.ts';
import { createVoicePlayer } from '../../ui/voice/voice-player.ts';
import { createWebAudioOutput } from '../../ui/voice/web-audio-output.ts';

/** Plays one recording as citizens would hear it: trimmed and as loud as the others, accepted or not. */
export function useListening(): (recording: Recording) => void {
  const { station } = useStation();
  const [ear] = useState(() => {
    const known = new Map<string, ClipSource>();
    const output = createWebAudioOutput();
    return {
      known,
      player: createVoicePlayer(
        output,
        createClipStore(output, (_, hash) => known.get(hash) ?? null),
      ),
    };
  });
  useEffect(() => () => ear.player.stop(), [ear]);
  return (recording) => {
    ear.known.set(recording.hash, recordedClip(station, recording));
    void ear.player.say([{ language: '', clips: [recording.hash] }], { when: 'at-once' });
  };
}
