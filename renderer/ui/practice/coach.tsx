import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeView } from '../../../contract/training-api.ts';
import type { Scenario } from '../../../domain/training/scenario.ts';
import { scenarioOf, scenarios } from '../../../domain/training/scenarios.ts';
import type { ScreenKey } from '../../i18n.ts';
import { Button } from '../button.tsx';
import { ChooseDialog } from '../choose-dialog.tsx';
import { ErrorText } from '../notice.tsx';
import { Pictogram } from '../pictogram.tsx';
import { useRequest } from '../use-command.ts';
import { useKeys } from '../use-keys.ts';
import { useLive } from '../use-live.ts';
import styles from './coach.module.css';

const HINT_CAP = 'Ctrl F1';
const HAND_CAP = 'Ctrl F3';

/** Above a page that practises at a counter: which exercise, which step, and what to do by hand. */
export function Coach({ children }: { children: ReactNode }) {
  const { view } = useLive('watchPractice', {});
  return (
    <div className={styles.coached}>
      {view ? <Card view={view} /> : null}
      <div className={styles.page}>{children}</div>
    </div>
  );
}

function Card({ view }: { view: PracticeView }) {
  const [isChoosing, setChoosing] = useState(view.passed.length === 0 && view.run === null);
  const start = useRequest('startScenario');
  const { run } = view;
  const choose = (scenario: Scenario) => {
    setChoosing(false);
    void start.run({ scenario: scenario.id });
  };
  return (
    <section className={styles.card} aria-live="polite">
      {run === null ? <Free onChoose={() => setChoosing(true)} /> : null}
      {run && run.endedAt === null ? <Step key={`${run.scenario} ${run.done}`} run={run} /> : null}
      {run && run.endedAt !== null ? <Passed view={view} run={run} onChoose={() => setChoosing(true)} /> : null}
      <ErrorText failure={start.error} />
      {isChoosing ? <Choose view={view} onChoose={choose} onClose={() => setChoosing(false)} /> : null}
    </section>
  );
}

function Free({ onChoose }: { onChoose: () => void }) {
  const { t } = useTranslation();
  useKeys([{ keys: ['Control+F1'], run: onChoose }]);
  return (
    <div className={styles.row}>
      <p className={styles.says}>{t('training.free')}</p>
      <Button kind="primary" shortcut={HINT_CAP} onPress={onChoose}>
        {t('training.exercises')}
      </Button>
    </div>
  );
}

function Step({ run }: { run: NonNullable<PracticeView['run']> }) {
  const { t } = useTranslation();
  const [isHinted, setHinted] = useState(false);
  const use = useRequest('useHand');
  const stop = useRequest('stopScenario');
  const { steps } = scenarioOf(run.scenario);
  const step = steps[run.done];
  const hand = step?.hand;
  const act = hand ? () => void use.run({ hand }) : undefined;
  const toggle = () => setHinted((was) => !was);
  useKeys([
    { keys: ['Control+F1'], run: toggle },
    { keys: ['Control+F3'], run: act },
  ]);
  if (!step) return null;
  const name = t(`training.scenario.${run.scenario}`);
  return (
    <>
      <div className={styles.row}>
        <div className={styles.says}>
          <p className={styles.where}>{t('training.step', { name, step: run.done + 1, steps: steps.length })}</p>
          <p className={styles.step}>{t(`training.step.${step.id}` as ScreenKey)}</p>
        </div>
        <div className={styles.acts}>
          {hand ? (
            <Button kind="primary" shortcut={HAND_CAP} pending={use.pending} onPress={act as () => void}>
              {t(`training.hand.${hand}`)}
            </Button>
          ) : null}
          <Button shortcut={HINT_CAP} onPress={toggle}>
            {t(isHinted ? 'training.hintOff' : 'training.hint')}
          </Button>
          <Button kind="quiet" onPress={() => void stop.run({})}>
            {t('training.stop')}
          </Button>
        </div>
      </div>
      {isHinted ? (
        <p className={styles.hint}>
          <Pictogram name="help" className={styles.sign} />
          {t(`training.hint.${step.id}` as ScreenKey)}
        </p>
      ) : null}
      <ErrorText failure={use.error ?? stop.error} />
    </>
  );
}

function Passed(props: { view: PracticeView; run: NonNullable<PracticeView['run']>; onChoose: () => void }) {
  const { run, onChoose } = props;
  const { t } = useTranslation();
  useKeys([{ keys: ['Control+F1'], run: onChoose }]);
  const seconds = Math.round(((run.endedAt ?? 0) - run.startedAt) / 1000);
  const time = t('training.minuteSeconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return (
    <div className={styles.row}>
      <div className={styles.says}>
        <p className={styles.step}>
          <Pictogram name="tick" className={styles.sign} />
          {t('training.done', { name: t(`training.scenario.${run.scenario}`), time })}
        </p>
        <p>
          {t('training.doneHelp')} {t('training.path')}
        </p>
      </div>
      <Button kind="primary" shortcut={HINT_CAP} onPress={onChoose}>
        {t('training.next')}
      </Button>
    </div>
  );
}

/** One key for each exercise; what is passed has its tick. */
function Choose(props: { view: PracticeView; onChoose: (scenario: Scenario) => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ChooseDialog
      title={t('training.choose')}
      onClose={props.onClose}
      options={scenarios.map((scenario, n) => ({
        // The tenth by the last digit of the row.
        key: String((n + 1) % 10),
        text: [
          t(`training.scenario.${scenario.id}`),
          t('training.minutes', { minutes: scenario.minutes }),
          ...(props.view.passed.includes(scenario.id) ? [t('training.passed')] : []),
        ].join(' · '),
        run: () => props.onChoose(scenario),
      }))}
    >
      <p>{t('training.path')}</p>
    </ChooseDialog>
  );
}
