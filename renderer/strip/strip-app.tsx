import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterView, TicketView } from '../../contract/terminal-views.ts';
import { languageOf } from '../../domain/languages.ts';
import { capOf, keysOf } from '../counter/keymap.ts';
import { useVisit } from '../counter/use-visit.ts';
import { sourceLanguage } from '../i18n.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { useNow } from '../ui/clock.tsx';
import { stopwatchText } from '../ui/elapsed.ts';
import { failureText } from '../ui/notice.tsx';
import { QueueMark } from '../ui/queue-mark.tsx';
import { type GlobalKey, shellOf } from '../ui/shell.ts';
import { useStation } from '../ui/station-context.ts';
import { useCommand } from '../ui/use-command.ts';
import { useKeys } from '../ui/use-keys.ts';
import { useLive } from '../ui/use-live.ts';
import styles from './strip.module.css';

/**
 * C-Strip: what a clerk needs to see and press while the provincial system has the screen. In Electron it lies over
 * everything and its keys are heard from every program; in a browser the same page has the counter's own keys.
 */
export function StripApp() {
  const { session } = useStation();
  const { t } = useTranslation();
  if (session.counter === null) return <p className={styles.strip}>{t('counter.noCounter')}</p>;
  return <Strip counter={session.counter} />;
}

function Strip({ counter }: { counter: string }) {
  const { t } = useTranslation();
  const { view, failure, lostSince } = useLive('watchCounter', { counter });
  if (failure) return <p className={styles.strip}>{t('strip.signedOut')}</p>;
  if (!view) return <p className={styles.strip}>{t('counter.loading')}</p>;
  return <OpenStrip view={view} isLost={lostSince !== null} />;
}

function OpenStrip({ view, isLost }: { view: CounterView; isLost: boolean }) {
  const { t } = useTranslation(['screen', 'errors']);
  const visit = useVisit(view.counter);
  const answer = useCommand('answerHelp');
  const now = useNow();
  const { current } = view;
  const [help] = view.helpAsked;
  const queue = view.queues.find(({ id }) => id === current?.queue);
  const next = view.paused ? visit.resumeCounter : visit.callNext;
  const go = () => {
    if (help) void answer.run({ help: help.help, counter: view.counter });
  };
  const keys: Readonly<Partial<Record<GlobalKey, (() => void) | undefined>>> = {
    next,
    recall: current ? visit.recall : undefined,
    arrived: current ? visit.startService : undefined,
    'answer-help': help ? go : undefined,
  };
  useKeys([
    { keys: keysOf('next'), run: keys.next },
    { keys: keysOf('recall'), run: keys.recall },
    { keys: keysOf('arrived'), run: keys.arrived },
    { keys: keysOf('help'), run: keys['answer-help'] },
  ]);
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => shellOf(window)?.onKey?.((key) => latest.current[key]?.()), []);

  return (
    <main className={styles.strip}>
      <div className={styles.now}>
        {queue ? <QueueMark queue={queue} /> : null}
        <h1 className={styles.number} aria-live="polite">
          {view.account === null ? t('strip.closed') : (current?.number ?? t('strip.nobody'))}
        </h1>
        {current?.calledAt ? <p className={styles.soft}>{stopwatchText(current.calledAt, now)}</p> : null}
      </div>
      {current ? <Person ticket={current} /> : null}
      <p className={styles.waiting}>{t('strip.waiting', { count: view.waiting.length })}</p>
      {help ? (
        <Button kind="danger" shortcut={capOf('help')} onPress={go} pending={answer.pending}>
          {t('strip.answer')}
        </Button>
      ) : null}
      {current?.state === 'called' ? (
        <Button shortcut={capOf('arrived')} onPress={visit.startService}>
          {t('strip.arrived')}
        </Button>
      ) : null}
      <Button kind="primary" shortcut={capOf('next')} onPress={next} pending={visit.pending}>
        {t('strip.next')}
      </Button>
      <p className={classes(styles.sync, isLost || view.provinceBacklog > 0 ? styles.behind : styles.well)}>
        {isLost
          ? t('strip.lost')
          : view.provinceBacklog > 0
            ? t('strip.behind', { count: view.provinceBacklog })
            : t('strip.synced')}
      </p>
      {visit.failure ? (
        <p className={styles.failure} role="alert">
          {failureText(t, visit.failure)}
        </p>
      ) : null}
    </main>
  );
}

/** What the clerk must know before the first word: the ticket's language, and how this person is helped. */
function Person({ ticket: { language, needs } }: { ticket: TicketView }) {
  const { t } = useTranslation();
  const said = [
    ...(language === sourceLanguage ? [] : [languageOf(language)?.vietnameseName ?? t('counter.language.other')]),
    ...needs.map((need) => t(`counter.need.${need}`)),
  ].join(' · ');
  return said === '' ? null : (
    <p className={styles.person} title={said}>
      {said}
    </p>
  );
}
