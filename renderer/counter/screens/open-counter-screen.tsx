import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { textIn } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { PrinterBadge } from '../../ui/machine-states.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { StaffHeader } from '../../ui/staff-header.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useSignOut } from '../../ui/use-sign-out.ts';
import { lastServed, rememberServed } from '../served-queues.ts';
import { useKeymap } from '../use-keymap.ts';
import styles from './open-counter-screen.module.css';

/** Before the first call: which queues this counter serves today. Last time's choice is already made. */
export function OpenCounterScreen({ view, account }: { view: CounterView; account: { name: string } }) {
  const { t, i18n } = useTranslation();
  const [serves, setServes] = useState(() =>
    lastServed(
      window.localStorage,
      view.queues.map((queue) => queue.id),
      view.profile?.queues ?? [],
    ),
  );
  const open = useCommand('openCounter');
  const signOut = useSignOut();

  const toggle = (id: string) =>
    setServes((was) => (was.includes(id) ? was.filter((each) => each !== id) : [...was, id]));
  const start = () => {
    if (serves.length === 0) return;
    rememberServed(window.localStorage, serves);
    open.run({ counter: view.counter, queues: [...serves] });
  };
  useKeymap({ next: start, arrived: start });
  useKeys(view.queues.map((queue) => ({ keys: [queue.id.toLowerCase()], run: () => toggle(queue.id) })));

  return (
    <div className={styles.page}>
      <StaffHeader
        place={t('counter.place', { counter: view.counter })}
        centre={view.point.centreName}
        demonstration={view.point.demonstration}
        states={<PrinterBadge printer={view.printer} />}
        account={account.name}
        onSignOut={signOut.run}
      />
      <main className={styles.main}>
        <section className={styles.card}>
          <h2 className={styles.title}>{t('counter.open.title')}</h2>
          <p>{t('counter.open.help')}</p>
          {view.account ? <Notice tone="warn">{t('counter.open.staffed', { name: view.account.name })}</Notice> : null}
          <div className={styles.queues}>
            {view.queues.map((queue) => (
              <button
                key={queue.id}
                type="button"
                className={styles.queue}
                aria-pressed={serves.includes(queue.id)}
                onClick={() => toggle(queue.id)}
              >
                <KeyCap>{queue.id}</KeyCap>
                <QueueMark queue={queue} />
                <span className={styles.name}>{textIn(i18n.language, queue.name)}</span>
                <span className={styles.waiting}>{t('counter.open.waiting', { waiting: queue.waiting })}</span>
                <span className={styles.tick}>
                  {serves.includes(queue.id) ? (
                    <>
                      <Pictogram name="tick" className={styles.sign} />
                      {t('counter.open.chosen')}
                    </>
                  ) : null}
                </span>
              </button>
            ))}
          </div>
          <ErrorText failure={open.error ?? signOut.failure} />
          <Button
            kind="primary"
            size="large"
            shortcut="F9"
            onPress={start}
            pending={open.pending}
            disabled={serves.length === 0}
          >
            {t('counter.open.submit', { counter: view.counter })}
          </Button>
        </section>
      </main>
    </div>
  );
}
