import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine, DossierOpened, LifeStep } from '../../../contract/dossier-schemas.ts';
import { dueText } from '../../ui/due-words.ts';
import { dateTimeText, localDateText, numberText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import styles from './life-timeline.module.css';

/** Every step of the dossier with who and when, the newest first; what it says of the person only where it was opened. */
export function LifeTimeline(props: { line: DossierLine; said: DossierOpened['said'] | null; changes: number }) {
  const { line, said } = props;
  const { t } = useTranslation();
  const [steps, setSteps] = useState<readonly LifeStep[]>([]);
  const life = useRequest('readDossierLife');
  const { run } = life;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after an act, whose step is read too: `changes` rises, or the state is another
  useEffect(() => {
    const state = { stale: false };
    void run({ dossier: line.dossier }).then((answer) => {
      if (!state.stale && answer.ok) setSteps(answer.value.steps);
    });
    return () => {
      state.stale = true;
    };
  }, [run, line.dossier, line.state, props.changes]);

  return (
    <section className={styles.life} aria-label={t('dossier.life.title')}>
      <h3>{t('dossier.life.title')}</h3>
      <ErrorText failure={life.error} />
      <ol className={styles.steps}>
        {steps
          .map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place; a log only grows at its end
            <li key={index} className={styles.step}>
              <span className={styles.when}>{dateTimeText(step.at)}</span>
              <div>
                <p>
                  <strong>{t(`dossier.step.${step.type}`)}</strong>
                  {step.by === '' ? '' : ` · ${step.by}`}
                </p>
                {detailsOf(t, step).map((detail) => (
                  <p key={detail} className={styles.detail}>
                    {detail}
                  </p>
                ))}
                <Said said={said?.[index] ?? null} />
              </div>
            </li>
          ))
          .reverse()}
      </ol>
    </section>
  );
}

function Said({ said }: { said: DossierOpened['said'][number] }) {
  if (!said) return null;
  return (
    <ul className={styles.said}>
      {said.missing.map(({ name, reason }) => (
        <li key={name}>
          {name}: {reason}
        </li>
      ))}
      {said.documents.map(({ name }) => (
        <li key={name}>{name}</li>
      ))}
      {said.reason === '' ? null : <li>{said.reason}</li>}
    </ul>
  );
}

function detailsOf(t: TFunction, step: LifeStep): string[] {
  const { to, dueAt, handOnBy, stage, count, ordinal, inTime, legalBasis, approver, amount, undone } = step;
  return [
    to && t('dossier.step.to', { to }),
    handOnBy && t('dossier.step.handOnBy', { date: localDateText(handOnBy) }),
    stage && count !== null && t('dossier.step.missing', { count, stage: t(`dossier.stage.${stage}`) }),
    ordinal !== null && ordinal > 1 && t('dossier.step.again', { ordinal }),
    legalBasis && t('dossier.step.basis', { basis: legalBasis }),
    dueAt && t('dossier.step.due', { due: dueText(dueAt) }),
    amount !== null && t('dossier.step.amount', { amount: numberText(amount) }),
    inTime === false && t('dossier.step.late'),
    approver && t('dossier.step.approver', { name: approver }),
    undone && t('dossier.step.undone', { step: t(`dossier.step.${undone}`) }),
  ].filter((detail): detail is string => typeof detail === 'string' && detail !== '');
}
