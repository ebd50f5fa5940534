import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import type { SneakernetView } from '../../../contract/sneakernet-api.ts';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { numberText } from '../../ui/format.ts';
import { ErrorText, failureText, Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import { sendBundle } from './send-bundle.ts';
import styles from './stick.module.css';

type Carried = Extract<Outputs['carryByStick'], { ok: true }>['value'];

const tones: Readonly<Record<SneakernetView['stick'], BadgeTone>> = {
  none: 'quiet',
  absent: 'quiet',
  keeping: 'good',
  'no-reader': 'warn',
  failing: 'bad',
};

/** One button, both ways; a browser on another PC has a file out and a file in. */
export function CarrySection({ view }: { view: SneakernetView }) {
  const { t } = useTranslation();
  const [done, setDone] = useState<Carried | null>(null);
  const [took, setTook] = useState<number | null>(null);
  const [saved, setSaved] = useState<Carried['out']['scans'] | null>(null);
  const carry = useRequest('carryByStick');
  const make = useRequest('makeBundle');
  const take = useRequest('takeBundle');
  const { stick, progress, files } = view;
  const go = async () => {
    setDone(null);
    const answer = await carry.run({});
    if (answer.ok) setDone(answer.value);
  };
  const save = async () => {
    const answer = await make.run({});
    if (!answer.ok) return;
    setSaved(answer.value.scans);
    saveFile({ ...answer.value, type: 'application/octet-stream' });
  };
  const open = async (file: File | undefined) => {
    setTook(null);
    const taken = file ? await sendBundle(file, take.run) : null;
    if (taken !== null) setTook(taken);
  };
  return (
    <Section
      title={t('office.stick.title')}
      note={<StateBadge tone={tones[stick]}>{t(`office.stick.state.${stick}`)}</StateBadge>}
    >
      <p>{t('office.stick.help')}</p>
      {stick === 'none' ? <p className={styles.soft}>{t('office.stick.noneHelp')}</p> : null}
      {stick !== 'none' ? (
        <Button kind="primary" pending={carry.pending} onPress={() => void go()}>
          {t('office.stick.go')}
        </Button>
      ) : null}
      {stick !== 'none' && files > 0 && !progress ? (
        <p className={styles.soft}>{t('office.stick.files', { events: numberText(files) })}</p>
      ) : null}
      {progress ? (
        <p role="status">
          {t(`office.stick.step.${progress.step}`, { done: numberText(progress.done), all: numberText(progress.all) })}
        </p>
      ) : null}
      <ErrorText failure={carry.error} />
      {done ? <CarriedNotice done={done} /> : null}
      <h3 className={styles.title}>{t('office.stick.browser')}</h3>
      <div className={styles.buttons}>
        <Button pending={make.pending} onPress={() => void save()}>
          {t('office.stick.save')}
        </Button>
        <FileTrigger acceptedFileTypes={['.slb']} onSelect={(chosen) => void open(chosen?.[0])}>
          <Button pending={take.pending}>{t('office.stick.open')}</Button>
        </FileTrigger>
      </div>
      <ErrorText failure={make.error ?? take.error} />
      {saved ? <LeftScans {...saved} /> : null}
      {took !== null ? <Notice tone="good">{t('office.stick.took', { events: numberText(took) })}</Notice> : null}
    </Section>
  );
}

function CarriedNotice({ done }: { done: Carried }) {
  const { t } = useTranslation(['screen', 'errors']);
  const came = done.in.reduce((sum, { events }) => sum + events, 0);
  const cameScans = done.in.reduce((sum, { scans }) => sum + scans, 0);
  return (
    <>
      <Notice tone="good" title={t('office.stick.done', { out: numberText(done.out.events), in: numberText(came) })}>
        {done.enrolled ? <p>{t('office.stick.enrolled')}</p> : null}
        {done.out.scans.put + cameScans > 0 ? (
          <p>{t('office.stick.scans', { out: numberText(done.out.scans.put), in: numberText(cameScans) })}</p>
        ) : null}
        {done.acknowledged ? <p>{t('office.stick.acknowledged')}</p> : null}
      </Notice>
      <LeftScans {...done.out.scans} />
      {done.in.map(({ name, refused }) =>
        refused === null ? null : (
          <Notice key={name} tone="warn">
            {t('office.stick.refused', { name, why: failureText(t, { type: refused }) })}
          </Notice>
        ),
      )}
    </>
  );
}

/** What did not fit is said, and what to do about it. */
function LeftScans({ left, leftBytes }: Carried['out']['scans']) {
  const { t } = useTranslation();
  if (left === 0) return null;
  const size = numberText(Math.ceil(leftBytes / 1_000_000));
  return <Notice tone="warn">{t('office.stick.scansLeft', { left: numberText(left), size })}</Notice>;
}
