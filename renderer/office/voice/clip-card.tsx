import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf } from '../../../domain/translations.ts';
import { Button } from '../../ui/button.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { Section } from '../parts/section.tsx';
import type { ClipRow } from './clip-order.ts';
import { ClipStateBadge } from './clip-state-badge.tsx';
import { LevelMeter } from './level-meter.tsx';
import { useListening } from './use-listening.ts';
import { useRecorder } from './use-recorder.ts';
import styles from './voice.module.css';

/** One sentence: read it, record it, listen, accept. Each step has its key, so that the eyes stay on the words. */
export function ClipCard(props: {
  readonly language: string;
  readonly row: ClipRow;
  readonly speaker: string;
  readonly reviewer: string;
  readonly onNext: () => void;
}) {
  const { language, row, speaker, reviewer, onNext } = props;
  const { t } = useTranslation();
  const recorder = useRecorder(language, speaker);
  const listen = useListening();
  const accept = useCommand('acceptClip');
  const reject = useCommand('rejectClip');
  const [listened, setListened] = useState<string | null>(null);
  const { waiting, accepted } = row;
  const { forget } = recorder;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sentence
  useEffect(forget, [row.clip]);

  const hear = (recording: NonNullable<typeof waiting>) => {
    setListened(recording.hash);
    listen(recording);
  };
  const press = async () => {
    const kept = await recorder.press(row);
    if (!kept) return;
    setListened(kept.hash);
    listen(kept);
  };
  const decide = async (command: typeof accept | typeof reject) => {
    if (!waiting) return;
    const input = { language, clip: row.clip, hash: waiting.hash };
    const answer =
      command === accept ? await accept.run({ ...input, reviewer: reviewer.trim() }) : await reject.run(input);
    if (answer.ok && command === accept) onNext();
  };
  const recording = recorder.phase === 'recording';
  const mayRecord = row.recordable && speaker.trim() !== '';
  // Nobody answers for what they have not heard.
  const mayAccept = waiting !== null && listened === waiting.hash && reviewer.trim() !== '' && !recording;
  const heard = waiting ?? accepted;
  useKeys([
    { keys: ['F2'], run: mayRecord ? () => void press() : undefined },
    { keys: ['F4'], run: heard && !recording ? () => hear(heard) : undefined },
    { keys: ['F9'], run: mayAccept ? () => void decide(accept) : undefined },
    { keys: ['F8'], run: recording ? undefined : onNext },
  ]);

  return (
    <Section title={t('office.voice.sentence')} note={<ClipStateBadge row={row} />}>
      <p className={styles.place}>{placeText(row, t)}</p>
      <p className={styles.words} lang={language}>
        {row.text ?? signOf(row)}
      </p>
      <Meaning language={language} row={row} />
      {recording || recorder.phase === 'keeping' ? <LevelMeter level={recorder.level} /> : null}
      {recorder.problem ? (
        <Notice tone="warn" title={t(`office.voice.problem.${recorder.problem}`)}>
          {t(`office.voice.problemHelp.${recorder.problem}`)}
        </Notice>
      ) : null}
      <ErrorText failure={recorder.failure ?? accept.error ?? reject.error} />
      <div className={styles.actions}>
        <Button
          kind={recording ? 'danger' : waiting ? 'plain' : 'primary'}
          size="large"
          shortcut="F2"
          onPress={() => void press()}
          disabled={!mayRecord}
          pending={recorder.phase === 'opening' || recorder.phase === 'keeping'}
        >
          {t(recording ? 'office.voice.stop' : waiting ? 'office.voice.again' : 'office.voice.record')}
        </Button>
        {heard ? (
          <Button size="large" shortcut="F4" onPress={() => hear(heard)} disabled={recording}>
            {t('office.voice.listen')}
          </Button>
        ) : null}
        {waiting ? (
          <>
            <Button kind="primary" size="large" shortcut="F9" onPress={() => void decide(accept)} disabled={!mayAccept}>
              {t('office.voice.accept')}
            </Button>
            <Button kind="quiet" onPress={() => void decide(reject)} disabled={recording}>
              {t('office.voice.reject')}
            </Button>
          </>
        ) : null}
        <Button kind="quiet" shortcut="F8" onPress={onNext} disabled={recording}>
          {t('office.voice.next')}
        </Button>
      </div>
      <p className={styles.soft}>{hintFor(t, { ...props, listened: waiting !== null && listened === waiting.hash })}</p>
      {accepted ? (
        <p className={styles.soft}>
          {t('office.voice.acceptedBy', {
            ...{ speaker: accepted.speaker, reviewer: accepted.reviewer },
            date: localDateText(accepted.reviewedOn),
          })}
        </p>
      ) : null}
    </Section>
  );
}

type Translate = TFunction;

/** A number without a written word is shown as its digit; a sentence without its text, in Vietnamese. */
function signOf({ clip, meaning, place }: ClipRow): string {
  return place === null ? clip.replace(/^\w+\./, '') : meaning;
}

function placeText({ place }: ClipRow, t: Translate): string {
  if (place === null) return t('office.voice.number');
  const at = place.indexOf(':');
  return t(`place.${placeOf({ file: place.slice(0, at) as 'screen', key: place.slice(at + 1) })}`);
}

/** What the words mean, and how sure anybody is of them. */
function Meaning({ language, row }: { readonly language: string; readonly row: ClipRow }) {
  const { t } = useTranslation();
  const isPart = /\.\d+$/.test(row.clip) && row.place !== null;
  return (
    <>
      {isPart ? (
        <p className={styles.soft}>
          {t('office.voice.partOf', { sentence: row.meaning.replaceAll(/\{\{\s*\w+\s*\}\}/g, '…') })}
        </p>
      ) : null}
      {language !== 'vi' && !isPart && row.recordable ? (
        <p className={styles.soft}>{t('office.voice.means', { meaning: row.meaning })}</p>
      ) : null}
      {row.certainty === 'C' ? null : <Notice>{t(`office.voice.certainty.${row.certainty}`)}</Notice>}
      {row.recordable ? null : <Notice tone="warn">{t('office.voice.textFirst')}</Notice>}
    </>
  );
}

/** What to do next, in one sentence. */
function hintFor(
  t: Translate,
  { row, speaker, reviewer, listened }: { row: ClipRow; speaker: string; reviewer: string; listened: boolean },
): string {
  if (row.waiting) {
    if (!listened) return t('office.voice.hint.listen');
    return t(reviewer.trim() === '' ? 'office.voice.hint.reviewer' : 'office.voice.hint.accept');
  }
  return t(speaker.trim() === '' ? 'office.voice.hint.speaker' : 'office.voice.hint.record');
}
