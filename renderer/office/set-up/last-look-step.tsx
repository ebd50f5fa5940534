import { useTranslation } from 'react-i18next';
import type { DoctorView } from '../../../contract/doctor-api.ts';
import { mostUrgentFirst, verdictOf } from '../../../domain/doctor.ts';
import join from '../../join/join.module.css';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { CheckCard } from '../doctor/check-card.tsx';
import doctor from '../doctor/doctor.module.css';
import { type Checked, saysText, toneOf } from '../doctor/doctor-words.ts';
import styles from './led-set-up.module.css';

/** What has to be mended, with its steps; what can wait stands short, with its press where there is one. */
export function LastLookStep(props: {
  readonly view: DoctorView;
  readonly anew: boolean;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const { view, anew, onBack, onDone } = props;
  const { t } = useTranslation();
  const run = useRequest('runDoctor');
  const mend = useCommand('mendCheck');
  const isRunning = view.running || run.pending;
  const todo = mostUrgentFirst(view.checks.filter(({ state }) => state !== 'ok'));
  const first = todo.filter(({ state }) => state === 'bad');
  const later = todo.filter(({ state }) => state !== 'bad');
  const verdict = verdictOf(view.checks);
  return (
    <>
      <h1>{t('setUp.lastLook.title')}</h1>
      <p role="status">
        {isRunning ? (
          t('doctor.running')
        ) : (
          <StateBadge tone={toneOf[verdict]}>{t(`doctor.verdict.${verdict}`)}</StateBadge>
        )}
      </p>
      <p>{t('setUp.lastLook.help')}</p>
      {anew ? (
        <Notice tone="warn" title={t('setUp.lastLook.anew')}>
          <ol className={join.steps}>
            {(['read', 'sent', 'folders', 'others'] as const).map((each) => (
              <li key={each}>{t(`setUp.lastLook.anew.${each}`)}</li>
            ))}
          </ol>
        </Notice>
      ) : null}
      <div className={join.buttons}>
        <Button kind="primary" size="large" autoFocus onPress={onDone}>
          {t('setUp.lastLook.done')}
        </Button>
        <Button pending={isRunning} onPress={() => void run.run({})}>
          {t('doctor.run')}
        </Button>
        <Button onPress={onBack}>{t('setUp.back')}</Button>
      </div>
      <ErrorText failure={run.error ?? mend.error} />
      <h2>{t('doctor.todo')}</h2>
      {todo.length === 0 ? <p>{t('doctor.none')}</p> : null}
      {first.length > 0 ? (
        <ul className={doctor.cards}>
          {first.map((check) => (
            <CheckCard key={check.id} check={check} pending={mend.pending} onMend={(fix) => void mend.run({ fix })} />
          ))}
        </ul>
      ) : null}
      <ul className={styles.list}>
        {later.map((check) => (
          <li key={check.id} className={styles.later}>
            <div>
              <span className={styles.name}>{t(`doctor.check.${check.id}`)}</span>{' '}
              <StateBadge tone={toneOf[check.state]}>{t(`doctor.state.${check.state}`)}</StateBadge>
              <p>{saysText(t, check)}</p>
            </div>
            {check.fix === null ? null : <FixButton fix={check.fix} mend={mend} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function FixButton(props: {
  readonly fix: NonNullable<Checked['fix']>;
  readonly mend: { readonly pending: boolean; run(what: { fix: NonNullable<Checked['fix']> }): unknown };
}) {
  const { fix, mend } = props;
  const { t } = useTranslation();
  return (
    <Button pending={mend.pending} onPress={() => void mend.run({ fix })}>
      {t(`doctor.fix.${fix}`)}
    </Button>
  );
}
