import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BreachView } from '../../../contract/breach-api.ts';
import { type SaidStep, saidSteps } from '../../../domain/breach-events.ts';
import type { AccountRole } from '../../../domain/roles.ts';
import { Button } from '../../ui/button.tsx';
import { dateTimeText, localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { BreachNamesDialog } from './breach-names-dialog.tsx';
import { BreachTrail } from './breach-trail.tsx';
import styles from './privacy.module.css';

const HOUR = 3_600_000;

/** One of them: how long is left, what the thing opens, what is done and what is not, and what leaves it as a file. */
export function BreachCard(props: {
  readonly view: BreachView;
  readonly now: number;
  readonly role: AccountRole;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  const { view, now, role, onChanged } = props;
  const [naming, setNaming] = useState(false);
  const note = useCommand('noteBreachStep');
  const trail = useRequest('readBreachTrail');
  const notice = useRequest('readBreachNotice');
  const [traces, setTraces] = useState<Parameters<typeof BreachTrail>[0]['trail'] | null>(null);
  const { breach } = view;
  const doneAt = (step: BreachView['steps'][number]['step']) =>
    view.steps.find((each) => each.step === step)?.at ?? null;
  const say = async (step: SaidStep) => (await note.run({ breach, step })).ok && onChanged();
  const save = async () => {
    const answer = await notice.run({ breach });
    if (answer.ok) saveFile({ ...answer.value, type: 'text/plain' });
  };
  const look = async () => {
    const answer = await trail.run({ breach });
    if (answer.ok) setTraces(answer.value);
  };
  const isSaid = (step: string): step is SaidStep => (saidSteps as readonly string[]).includes(step);
  const things = [...view.devices.map(({ name }) => name || t('doctor.tests.host')), ...view.accounts];
  return (
    <li className={styles.breach}>
      <p className={styles.buttons}>
        <strong>{t(`breach.kind.${view.kind}`)}</strong>
        {doneAt('closed') === null ? (
          <Clock view={view} now={now} toldAt={doneAt('authority-told')} />
        ) : (
          <StateBadge tone="quiet">{t('breach.closed')}</StateBadge>
        )}
      </p>
      <p>{t('breach.noticed', { at: localText(view.noticedAt), by: view.openedBy })}</p>
      <p>{t('breach.span', { from: localText(view.from), to: localText(view.to) })}</p>
      {things.length === 0 ? null : <p>{things.join(' · ')}</p>}
      {view.note ? <p className={styles.soft}>{view.note}</p> : null}
      {view.opens.map((opens) => (
        <Notice key={opens} tone={opens === 'sealed' || opens === 'by-sign-in' ? 'info' : 'warn'}>
          {t(`breach.opens.${opens}`)}
        </Notice>
      ))}
      <h3>{t('breach.steps')}</h3>
      <ol className={styles.steps}>
        {view.steps.map(({ step, at, by }) => (
          <li key={step}>
            <span>
              <strong>{t(`breach.step.${step}`)}</strong> {t(`breach.how.${step}`)}
            </span>
            {at !== null ? (
              <StateBadge tone="good">{t('breach.doneAt', { at: dateTimeText(at), by })}</StateBadge>
            ) : isSaid(step) ? (
              <Button
                label={t('breach.doneOf', { step: t(`breach.step.${step}`) })}
                disabled={doneAt('closed') !== null}
                onPress={() => void say(step)}
              >
                {t('breach.done')}
              </Button>
            ) : (
              <StateBadge tone="warn">{t('breach.notYet')}</StateBadge>
            )}
          </li>
        ))}
      </ol>
      <ErrorText failure={note.error ?? trail.error ?? notice.error} />
      <div className={styles.buttons}>
        <Button pending={trail.pending} onPress={() => void look()}>
          {t('breach.look')}
        </Button>
        <Button pending={notice.pending} onPress={() => void save()}>
          {t('breach.saveNotice')}
        </Button>
        {role === 'head' ? <Button onPress={() => setNaming(true)}>{t('breach.names')}</Button> : null}
      </div>
      {traces ? <BreachTrail trail={traces} /> : null}
      {naming ? <BreachNamesDialog breach={breach} onClose={() => setNaming(false)} /> : null}
    </li>
  );
}

/** The 72 hours; told in time it stands still. */
function Clock({
  view,
  now,
  toldAt,
}: {
  readonly view: BreachView;
  readonly now: number;
  readonly toldAt: number | null;
}) {
  const { t } = useTranslation();
  if (toldAt !== null) return <StateBadge tone="good">{t('breach.told', { at: dateTimeText(toldAt) })}</StateBadge>;
  const left = view.tellBefore - now;
  const at = dateTimeText(view.tellBefore);
  if (left <= 0) return <StateBadge tone="bad">{t('breach.late', { at })}</StateBadge>;
  const hours = Math.floor(left / HOUR);
  return <StateBadge tone={hours < 24 ? 'bad' : 'warn'}>{t('breach.left', { hours, at })}</StateBadge>;
}

function localText(local: string): string {
  return `${localDateText(local)} ${local.slice(11)}`;
}
