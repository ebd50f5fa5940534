import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { practiceClip } from '../../../domain/announcement.ts';
import { Button } from '../button.tsx';
import { usePractice } from '../practice/practice-context.ts';
import { createClipStore } from '../voice/clip-store.ts';
import { findShippedClip } from '../voice/shipped-clips.ts';
import { createVoicePlayer } from '../voice/voice-player.ts';
import { createWebAudioOutput } from '../voice/web-audio-output.ts';

/** A call as people hear it in the hall, by the clips that came with the product. */
export function SpeakerButton() {
  const { t } = useTranslation();
  const opening = usePractice().inside ? practiceClip : null;
  const [player] = useState(() => {
    const output = createWebAudioOutput();
    return createVoicePlayer(output, createClipStore(output, findShippedClip), opening);
  });
  useEffect(() => () => player.stop(), [player]);
  const clips = ['call.number', 'digit.1', 'digit.2', 'digit.3', 'call.counter', 'digit.4'];
  return (
    <Button onPress={() => void player.say([{ language: 'vi', clips }], { when: 'at-once' })}>
      {t('doctor.ask.play')}
    </Button>
  );
}
