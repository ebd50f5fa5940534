import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import type { LanguageCode } from '../../../domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { Section } from '../parts/section.tsx';
import type { ClipRow } from './clip-order.ts';
import { type PackState, useVoicePack } from './use-voice-pack.ts';
import styles from './voice.module.css';

/** A neighbouring centre's recordings in, this centre's out: one speaker of Bahnar can serve many communes. */
export function PackSection(props: {
  readonly language: LanguageCode;
  readonly clips: readonly ClipRow[];
  readonly isHead: boolean;
}) {
  const { language, clips, isHead } = props;
  const { t } = useTranslation();
  const { state, save, open } = useVoicePack(language, clips);
  const working = state.kind === 'working';
  return (
    <Section title={t('office.voice.pack')}>
      <p className={styles.soft}>{t('office.voice.packHelp')}</p>
      <div className={styles.actions}>
        <Button
          onPress={() => void save()}
          pending={working}
          disabled={!clips.some(({ accepted }) => accepted !== null)}
        >
          {t('office.voice.packSave')}
        </Button>
        {isHead ? (
          <FileTrigger acceptedFileTypes={['.zip']} onSelect={(files) => files?.[0] && void open(files[0])}>
            <Button pending={working}>{t('office.voice.packOpen')}</Button>
          </FileTrigger>
        ) : null}
      </div>
      <PackNotice state={state} />
    </Section>
  );
}

function PackNotice({ state }: { readonly state: PackState }) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'idle':
      return null;
    case 'working':
      return <Notice>{t('office.voice.packWorking', { done: state.done, all: state.all })}</Notice>;
    case 'saved':
      return <Notice tone="good">{t('office.voice.packSaved', { count: state.count })}</Notice>;
    case 'taken':
      return <Notice tone="good">{t('office.voice.packTaken', { count: state.count })}</Notice>;
    case 'not-a-pack':
      return <Notice tone="bad">{t('office.voice.packWrong')}</Notice>;
    case 'other-language':
      return <Notice tone="bad">{t('office.voice.packOther', { language: state.language })}</Notice>;
    case 'failed':
      return (
        <>
          <ErrorText failure={state.failure} />
          <p className={styles.soft}>{t('office.voice.packStopped', { count: state.done })}</p>
        </>
      );
  }
}
