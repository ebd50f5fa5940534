import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { ErrorText, failureText, Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useOfficer, useSending } from '../officer-context.ts';
import { Panel } from '../panel.tsx';
import styles from '../province.module.css';
import { sendBundleFile, type Taken } from './send-bundle-file.ts';

type Outcome = { readonly name: string } & (
  | { readonly ok: true; readonly taken: Taken }
  | { readonly ok: false; readonly error: Failure }
);

/** A commune without Internet sends its stick by post: its files are taken in here as the wire would take them. */
export function ByHandScreen() {
  const { t } = useTranslation();
  const { ask } = useOfficer();
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);

  const take = async (files: readonly File[]) => {
    const done: Outcome[] = [];
    setOutcomes([]);
    // events before the scans they name
    const inOrder = files.toSorted((a, b) => Number(a.name.endsWith('-anh.slb')) - Number(b.name.endsWith('-anh.slb')));
    for (const file of inOrder) {
      const progress = (part: number) => setSending({ name: file.name, part });
      const sent = await sendBundleFile(file, (input) => ask('takeBundlePiece', input), progress);
      done.push({ name: file.name, ...sent });
      setOutcomes([...done]);
    }
    setSending(null);
  };
  const points = new Set(outcomes.flatMap((each) => (each.ok ? [each.taken.point] : [])));
  return (
    <Panel title={t('province.byHand.title')}>
      <p>{t('province.byHand.help')}</p>
      <div className={styles.row}>
        <FileTrigger allowsMultiple acceptedFileTypes={['.slb']} onSelect={(chosen) => void take([...(chosen ?? [])])}>
          <Button kind="primary" pending={sending !== null}>
            {t('province.byHand.choose')}
          </Button>
        </FileTrigger>
        {sending ? (
          <p role="status">
            {t('province.byHand.sending', { name: sending.name, percent: numberText(Math.floor(sending.part * 100)) })}
          </p>
        ) : null}
      </div>
      {outcomes.map((outcome) => (
        <OutcomeNotice key={outcome.name} outcome={outcome} />
      ))}
      {sending === null ? [...points].map((point) => <AnswerFor key={point} point={point} />) : null}
    </Panel>
  );
}

function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation(['screen', 'errors']);
  const { name } = outcome;
  if (!outcome.ok)
    return (
      <Notice tone="bad" title={t('province.byHand.refused', { name })}>
        <p>{failureText(t, outcome.error)}</p>
      </Notice>
    );
  const { point, created, streams, scans, enrolled } = outcome.taken;
  const [events, known] = [sum(streams, 'events'), sum(streams, 'known')];
  const notTaken = [...enrolled, ...streams].filter(({ refused }) => refused !== null);
  const isAllRefused = notTaken.length > 0 && events + known === 0;
  return (
    <Notice
      tone={isAllRefused ? 'bad' : notTaken.length + scans.refused > 0 ? 'warn' : 'good'}
      title={t('province.byHand.taken', { name, point, events: numberText(events) })}
    >
      <ul className={styles.list}>
        <li>{t('province.byHand.made', { at: dateTimeText(created) })}</li>
        {enrolled.some(({ refused }) => refused === null) ? <li>{t('province.byHand.enrolled')}</li> : null}
        <li>{t('province.byHand.known', { events: numberText(known) })}</li>
        {scans.taken + scans.known > 0 ? (
          <li>{t('province.byHand.scans', { scans: numberText(scans.taken), known: numberText(scans.known) })}</li>
        ) : null}
        {scans.refused > 0 ? <li>{t('province.byHand.scansRefused', { scans: numberText(scans.refused) })}</li> : null}
        {notTaken.map(({ stream, refused }) => (
          <li key={`${stream} ${refused}`}>
            {t('province.byHand.streamRefused', { point: stream.split(':')[0] ?? stream })}{' '}
            {refused === 'gap' ? t('province.byHand.waits') : failureText(t, { type: refused ?? '' })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function sum(streams: Taken['streams'], which: 'events' | 'known'): number {
  return streams.reduce((all, each) => all + each[which], 0);
}

/** What goes back on the same stick. */
function AnswerFor({ point }: { point: string }) {
  const { t } = useTranslation();
  const { send, pending, failure } = useSending();
  const save = async () => {
    const made = await send('answerBundle', { point });
    if (made) saveFile({ ...made, type: 'application/octet-stream' });
  };
  return (
    <div className={styles.row}>
      <Button pending={pending} onPress={() => void save()}>
        {t('province.byHand.answer', { point })}
      </Button>
      <ErrorText failure={failure} />
    </div>
  );
}
