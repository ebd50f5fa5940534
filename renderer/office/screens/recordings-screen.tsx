import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LanguageCode, languages } from '../../../domain/languages.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import { VoiceProvider } from '../../ui/voice/voice-provider.tsx';
import type { OfficePageProps } from '../office-page.ts';
import { ClipCard } from '../voice/clip-card.tsx';
import { ClipList } from '../voice/clip-list.tsx';
import { nextToRecord } from '../voice/clip-order.ts';
import { PackSection } from '../voice/pack-section.tsx';
import { SampleSection } from '../voice/sample-section.tsx';
import styles from '../voice/voice.module.css';

/** The voice of kiosk and board, sentence by sentence: somebody speaks, somebody listens and answers for it. */
export function RecordingsScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<LanguageCode>('vi');
  const [speaker, setSpeaker] = useState('');
  const [reviewer, setReviewer] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { view } = useLive('watchRecordings', { language });
  const offered = view?.language === language ? (nextToRecord(view.clips, null)?.clip ?? null) : null;
  // Once shown, a sentence stays until its speaker goes on, whatever becomes of it.
  useEffect(() => setChosen((was) => was ?? offered), [offered]);
  if (!view) return <Notice>{t('office.voice.loading')}</Notice>;
  const clips = view.language === language ? view.clips : [];
  const row = clips.find(({ clip }) => clip === (chosen ?? offered)) ?? clips[0] ?? null;
  return (
    <VoiceProvider>
      <div className={styles.people}>
        <Choice
          label={t('office.voice.language')}
          value={language}
          options={languages.map(({ code, vietnameseName }) => ({ value: code, text: vietnameseName }))}
          onChange={(next) => {
            setLanguage(next);
            setChosen(null);
          }}
        />
        <Field label={t('office.voice.speaker')} value={speaker} onChange={setSpeaker} maxLength={120} />
        <Field label={t('office.voice.reviewer')} value={reviewer} onChange={setReviewer} maxLength={120} />
      </div>
      <p className={styles.soft}>{t('office.voice.help')}</p>
      <div className={styles.columns}>
        <div className={styles.column}>
          {row ? (
            <ClipCard
              key={language}
              language={language}
              row={row}
              speaker={speaker}
              reviewer={reviewer}
              onNext={() => setChosen(nextToRecord(clips, row.clip)?.clip ?? row.clip)}
            />
          ) : (
            <Notice>{t('office.voice.loading')}</Notice>
          )}
          <SampleSection language={language} />
          <PackSection language={language} clips={clips} isHead={account.role === 'head'} />
        </div>
        <ClipList clips={clips} chosen={row?.clip ?? null} onChoose={setChosen} />
      </div>
    </VoiceProvider>
  );
}
