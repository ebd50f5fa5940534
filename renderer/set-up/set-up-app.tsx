import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetUpDone, SetUpView } from '../../contract/set-up-api.ts';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { SetUpFrame } from '../ui/set-up-frame.tsx';
import { CentreStep } from './centre-step.tsx';
import { EnrolStep } from './enrol-step.tsx';
import { LanguageStep, RoleStep } from './first-steps.tsx';
import { RestoreStep } from './restore-step.tsx';
import styles from './set-up.module.css';
import { connectSetUp, goWhenThere } from './set-up-client.ts';
import type { StepProps } from './step-props.ts';

/** The first run of a PC: four steps here, the last two on the pages of the station that comes of them. */
export function SetUpApp() {
  const { t, i18n } = useTranslation();
  const { client, end } = useMemo(() => connectSetUp(window.location, window.ganDan), []);
  const [view, setView] = useState<SetUpView | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [starting, setStarting] = useState<'new' | 'restored' | null>(null);
  const show = (next: SetUpView) => {
    setView(next);
    void i18n.changeLanguage(next.language);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked until it answers, once
  useEffect(() => {
    const life = { over: false };
    const ask = async () => {
      while (!life.over) {
        try {
          const now = await client.setUpNow({});
          if (!life.over) show(now);
          return;
        } catch {
          await new Promise((later) => setTimeout(later, 300));
        }
      }
    };
    void ask();
    return () => {
      life.over = true;
    };
  }, [client]);
  const told: StepProps['told'] = (answer) => {
    setRefused(answer.ok ? null : answer.error.type);
    if (answer.ok) show(answer.value);
  };
  const finish = async (ticket: string) => {
    const answer = await client.finish({ ticket });
    if (!answer.ok) return setRefused(answer.error.type);
    await go('new', answer.value);
  };
  const go = async (as: 'new' | 'restored', { page, code }: SetUpDone) => {
    setStarting(as);
    end();
    await goWhenThere(page, code);
  };
  if (!view) return <SetUpFrame step={null}>{<Notice>{t('ui.gate.connecting')}</Notice>}</SetUpFrame>;
  const props = { view, client, told };
  return (
    <SetUpFrame step={starting ? 'devices' : view.step}>
      <ErrorText failure={refused === null ? null : { type: refused }} />
      {view.brought.length > 0 ? <BroughtWrong lines={view.brought} /> : null}
      {starting || view.step === 'devices' || view.step === 'doctor' ? (
        <Notice>{t(starting === 'restored' ? 'setUp.restore.starting' : 'setUp.starting')}</Notice>
      ) : view.step === 'language' ? (
        <LanguageStep {...props} />
      ) : view.step === 'role' ? (
        <RoleStep {...props} />
      ) : view.step === 'centre' && view.restore ? (
        <RestoreStep {...props} onRestored={(done) => go('restored', done)} />
      ) : view.step === 'centre' ? (
        <CentreStep {...props} />
      ) : (
        <EnrolStep {...props} onFinish={finish} />
      )}
    </SetUpFrame>
  );
}

/** Whoever mends the first sees the next; the command line says them all. */
const MOST_LINES = 4;

/** The technician's files were not taken: which one, which field, what to do. Nothing was started with them. */
function BroughtWrong({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Notice tone="bad" title={t('setUp.brought.title')}>
      <p>{t('setUp.brought.help')}</p>
      <ul className={styles.lines}>
        {lines.slice(0, MOST_LINES).map((line) => (
          <li key={line} lang="en">
            {line}
          </li>
        ))}
      </ul>
      {lines.length > MOST_LINES ? <p>{t('setUp.brought.more', { count: lines.length - MOST_LINES })}</p> : null}
    </Notice>
  );
}
