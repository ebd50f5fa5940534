import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callClips } from '../../../domain/announcement.ts';
import type { LanguageCode } from '../../../domain/languages.ts';
import { numberClips } from '../../../domain/number-words.ts';
import { Button } from '../../ui/button.tsx';
import { useVoice } from '../../ui/voice/voice-context.ts';
import type { Said } from '../../ui/voice/voice-player.ts';
import { Section } from '../parts/section.tsx';
import styles from './voice.module.css';

/** Numbers where languages differ most in how words come together. */
const samples = [11, 15, 20, 21, 47] as const;

/** A reviewer hears what the words become together: a whole call, and numbers nobody recorded as such. */
export function SampleSection({ language }: { readonly language: LanguageCode }) {
  const { t } = useTranslation();
  const { player } = useVoice();
  const [said, setSaid] = useState<Said>('said');
  const say = async (clips: readonly string[]) => setSaid(await player.say([{ language, clips }], { when: 'at-once' }));
  return (
    <Section title={t('office.voice.samples')}>
      <p className={styles.soft}>{t('office.voice.samplesHelp')}</p>
      <div className={styles.actions}>
        <Button onPress={() => void say(callClips(language, 'A012', '3'))}>
          {t('office.voice.sampleCall', { number: 'A012', counter: 3 })}
        </Button>
        {samples.map((number) => (
          <Button key={number} onPress={() => void say(numberClips(language, number))}>
            {number}
          </Button>
        ))}
      </div>
      {said === 'no-clip' ? <p className={styles.soft}>{t('office.voice.sampleMissing')}</p> : null}
    </Section>
  );
}
