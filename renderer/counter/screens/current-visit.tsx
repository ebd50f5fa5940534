import { useTranslation } from 'react-i18next';
import type { CounterView, TicketView } from '../../../contract/terminal-views.ts';
import { languageOf } from '../../../domain/languages.ts';
import type { TurnReason } from '../../../domain/ticket-words.ts';
import { type ScreenKey, sourceLanguage, textIn } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { minutesSince, stopwatchText } from '../../ui/elapsed.ts';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { capOf } from '../keymap.ts';
import type { PanelName } from '../panels/desk-panel.tsx';
import type { Visit } from '../use-visit.ts';
import { CameFor } from './came-for.tsx';
import styles from './current-visit.module.css';
import { PriorityTag } from './priority-tag.tsx';
import { VisitNotes } from './visit-notes.tsx';

/** Whoever stands at the counter, as large as a glance needs, and what can be done next. */
export function CurrentVisit(props: {
  readonly view: CounterView;
  readonly visit: Visit;
  readonly onPanel: (panel: PanelName) => void;
  readonly onReceive: () => void;
  readonly onSearch: () => void;
}) {
  const { view, visit, onPanel } = props;
  const { t } = useTranslation();
  const { current } = view;
  return (
    <>
      {current ? (
        <Citizen ticket={current} view={view} onSearch={props.onSearch} onPanel={onPanel} />
      ) : (
        <Nobody view={view} />
      )}
      <div className={styles.actions}>
        {current?.state === 'called' ? (
          <Button
            kind="primary"
            size="large"
            shortcut={capOf('arrived')}
            onPress={visit.startService}
            pending={visit.pending}
          >
            {t('counter.key.arrived')}
          </Button>
        ) : null}
        <Button
          kind={current?.state === 'called' ? 'plain' : 'primary'}
          size="large"
          shortcut={capOf('next')}
          onPress={view.paused ? visit.resumeCounter : visit.callNext}
          pending={visit.pending}
          disabled={view.waitsFor !== undefined || (!current && !view.paused && view.waiting.length === 0)}
        >
          {t(view.paused ? 'counter.counterPause.resume' : nextText(current))}
        </Button>
      </div>
      <div className={styles.more}>
        <Button shortcut={capOf('recall')} onPress={visit.recall} disabled={!current}>
          {t('counter.key.recall')}
        </Button>
        <Button shortcut={capOf('noShow')} onPress={() => onPanel('noShow')} disabled={!current}>
          {t('counter.key.noShow')}
        </Button>
        <Button shortcut={capOf('transfer')} onPress={() => onPanel('transfer')} disabled={!current}>
          {t('counter.key.transfer')}
        </Button>
        <Button shortcut={capOf('park')} onPress={() => visit.park('missing-paper')} disabled={!current}>
          {t('counter.key.park')}
        </Button>
        <Button shortcut={capOf('parkWhy')} onPress={() => onPanel('park')} disabled={!current}>
          {t('counter.key.parkWhy')}
        </Button>
        <Button shortcut={capOf('about')} onPress={() => onPanel('about')} disabled={!current}>
          {t('counter.key.about')}
        </Button>
        <Button shortcut={capOf('finish')} onPress={() => onPanel('finish')} disabled={!current}>
          {t('counter.key.finish')}
        </Button>
      </div>
      <div className={styles.work}>
        <Button size="large" shortcut={capOf('receive')} onPress={props.onReceive}>
          {t('counter.key.receive')}
        </Button>
        <Button size="large" shortcut={capOf('search')} onPress={props.onSearch}>
          {t('counter.key.search')}
        </Button>
        <Button size="large" shortcut={capOf('issue')} onPress={() => onPanel('issue')}>
          {t('counter.key.issue')}
        </Button>
        <Button size="large" shortcut={capOf('appointment')} onPress={() => onPanel('appointment')}>
          {t('counter.key.appointment')}
        </Button>
      </div>
    </>
  );
}

/** What `next` does now: while the called person has not come yet it calls them again and skips nobody. */
function nextText(current: TicketView | null): ScreenKey {
  if (current?.state === 'called') return 'counter.key.nextAgain';
  return current ? 'counter.key.finishAndNext' : 'counter.key.next';
}

function Citizen(props: {
  ticket: TicketView;
  view: CounterView;
  onSearch: () => void;
  onPanel: (panel: PanelName) => void;
}) {
  const { ticket, view, onSearch } = props;
  const { t, i18n } = useTranslation();
  const now = useNow();
  const queue = view.queues.find((each) => each.id === ticket.queue);
  const serving = ticket.state === 'serving';
  return (
    <article className={styles.citizen}>
      <div className={styles.state}>
        <StateBadge tone={serving ? 'good' : 'busy'}>
          {t(serving ? 'counter.state.serving' : 'counter.state.called')}
        </StateBadge>
        <span className={styles.stopwatch}>{stopwatchText(ticket.since, now)}</span>
      </div>
      <p className={styles.number}>{ticket.number}</p>
      <p className={styles.queue}>
        {queue ? <QueueMark queue={queue} /> : null}
        <strong>{queue ? textIn(i18n.language, queue.name) : ticket.queue}</strong>
      </p>
      <PriorityTag category={ticket.priority} />
      <dl className={styles.facts}>
        <Fact
          name={t('counter.fact.language')}
          value={languageOf(ticket.language)?.vietnameseName ?? t('counter.language.other')}
        />
        <Fact name={t('counter.fact.calls')} value={t('counter.fact.times', { times: ticket.calls })} />
        <Fact
          name={t('counter.fact.waited')}
          value={t('counter.minutes', { minutes: minutesSince(ticket.issuedAt, ticket.calledAt ?? now) })}
        />
      </dl>
      {ticket.language === sourceLanguage ? null : (
        <Button shortcut={capOf('phrases')} onPress={() => props.onPanel('phrases')}>
          {t('counter.key.phrases')}
        </Button>
      )}
      <VisitNotes ticket={ticket} view={view} />
      <CameFor cameFor={view.cameFor} mark={ticket.mark} onSearch={onSearch} />
      {view.why ? <p className={styles.why}>{t(`counter.why.${view.why as WhyKey}`)}</p> : null}
    </article>
  );
}

type WhyKey = TurnReason;

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Nobody({ view }: { view: CounterView }) {
  const { t } = useTranslation();
  const waiting = view.queues
    .filter((queue) => view.serves.includes(queue.id))
    .reduce((sum, queue) => sum + queue.waiting, 0);
  return (
    <article className={`${styles.citizen} ${styles.nobody}`}>
      {view.paused ? (
        <StateBadge tone="warn">
          {t('counter.counterPause.paused', { why: t(`counter.counterPause.why.${view.paused.why}`) })}
        </StateBadge>
      ) : (
        <p className={styles.free}>{t('counter.free.title')}</p>
      )}
      <p className={styles.hint}>{waiting > 0 ? t('counter.free.waiting', { waiting }) : t('counter.free.nobody')}</p>
      <p className={styles.hint}>{t('counter.free.served', { served: view.servedToday })}</p>
    </article>
  );
}
