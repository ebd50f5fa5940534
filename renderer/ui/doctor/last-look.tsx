import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mostUrgentFirst, verdictOf } from '../../../domain/doctor.ts';
import type { Failure } from '../../station-client.ts';
import { Button } from '../button.tsx';
import page from '../card-page.module.css';
import { ErrorText } from '../notice.tsx';
import { StateBadge } from '../state-badge.tsx';
import { CheckCard } from './check-card.tsx';
import doctor from './doctor.module.css';
import { type Checked, saysText, toneOf } from './doctor-words.ts';
import styles from './led-steps.module.css';

/** What has to be mended, with its steps; what can wait stands short, with its press where there is one. */
export function LastLook(props: {
  readonly checks: readonly Checked[];
  readonly help: string;
  readonly isRunning: boolean;
  readonly error: Failure | null;
  /** Mends by a press; null: only people mend here. */
  readonly mend: { readonly pending: boolean; run(what: { fix: NonNullable<Checked['fix']> }): unknown } | null;
  readonly done: string;
  readonly onDone: () => void;
  readonly onRun: () => void;
  readonly onBack: () => void;
  readonly onLater?: () => void;
  readonly children?: ReactNode;
}) {
  const { checks, help, isRunning, error, mend, done, onDone, onRun, onBack, onLater, children } = props;
  const { t } = useTranslation();
  const todo = mostUrgentFirst(checks.filter(({ state }) => state !== 'ok'));
  const first = todo.filter(({ state }) => state === 'bad');
  const later = todo.filter(({ state }) => state !== 'bad');
  const verdict = verdictOf(checks);
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
      <p>{help}</p>
      {children}
      <div className={page.buttons}>
        <Button kind="primary" size="large" autoFocus onPress={onDone}>
          {done}
        </Button>
        <Button pending={isRunning} onPress={onRun}>
          {t('doctor.run')}
        </Button>
        <Button onPress={onBack}>{t('setUp.back')}</Button>
        {onLater ? <Button onPress={onLater}>{t('setUp.later')}</Button> : null}
      </div>
      <ErrorText failure={error} />
      <h2>{t('doctor.todo')}</h2>
      {todo.length === 0 ? <p>{t('doctor.none')}</p> : null}
      {first.length > 0 ? (
        <ul className={doctor.cards}>
          {first.map((check) => (
            <CheckCard
              key={check.id}
              check={check}
              pending={mend?.pending ?? false}
              onMend={mend && ((fix) => void mend.run({ fix }))}
            />
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
            {check.fix === null || mend === null ? null : <FixButton fix={check.fix} mend={mend} />}
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
