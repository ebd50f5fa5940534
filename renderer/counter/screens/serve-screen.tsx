import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { HeldNotice } from '../../ui/held-notice.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { NudgeNotice } from '../../ui/nudge-notice.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { PanelName } from '../panels/desk-panel.tsx';
import type { Visit } from '../use-visit.ts';
import { CurrentVisit } from './current-visit.tsx';
import { DoubtfulPapers } from './doubtful-papers.tsx';
import styles from './serve-screen.module.css';
import { SetAsideList } from './set-aside-list.tsx';
import { UndoMiss } from './undo-miss.tsx';
import { WaitingList } from './waiting-list.tsx';

/** The main screen: who waits, who is here, who was set aside. */
export function ServeScreen(props: {
  readonly view: CounterView;
  readonly visit: Visit;
  readonly badScan: boolean;
  readonly lostSince: number | null;
  readonly digitsActive: boolean;
  readonly onPanel: (panel: PanelName) => void;
  readonly onReceive: () => void;
  readonly onSearch: () => void;
}) {
  const { view, visit } = props;
  const { t } = useTranslation(['screen', 'errors']);
  const undoMiss = () => {
    if (view.missed) visit.undoNoShow(view.missed.ticket);
  };
  const callBack = (index: number) => {
    const ticket = view.setAside[index];
    if (ticket) visit.callTicket(ticket.ticket, ticket.state === 'no-show' ? 'was-missed' : 'came-back');
  };
  useKeys(
    view.setAside.slice(0, 9).map((_, index) => ({
      keys: [String(index + 1)],
      onlyOutsideFields: true,
      run: props.digitsActive ? () => callBack(index) : undefined,
    })),
  );

  return (
    <main className={styles.columns}>
      <WaitingList view={view} visit={visit} />
      <section className={styles.centre}>
        <div className={styles.notices}>
          {view.waitsFor === undefined ? null : <HeldNotice name={view.waitsFor} />}
          {view.healthy || view.waitsFor !== undefined ? null : (
            <Notice tone="bad">{t(view.superseded ? 'errors:superseded' : 'errors:log-not-writable')}</Notice>
          )}
          {props.badScan ? <Notice tone="warn">{t('counter.scan.unreadable')}</Notice> : null}
          <VisitNotice failure={visit.failure} />
          <DayNotice view={view} />
          <UndoMiss missed={view.current ? null : view.missed} onUndo={undoMiss} />
        </div>
        <CurrentVisit {...props} />
      </section>
      <aside className={styles.side}>
        {view.account?.role === 'clerk' || view.account?.role === 'head' ? <NudgeNotice /> : null}
        <DoubtfulPapers jobs={view.doubtfulJobs} />
        <SetAsideList tickets={view.setAside} busy={view.current !== null} onCall={callBack} onRejoin={visit.rejoin} />
      </aside>
    </main>
  );
}

/** An empty queue is news, not a fault. */
function VisitNotice({ failure }: { failure: Visit['failure'] }) {
  const { t } = useTranslation(['screen', 'errors']);
  const news = failure?.type === 'nobody-waiting' || failure?.type === 'nobody-at-counter';
  return news ? <Notice>{t(`errors:${failure.type}`)}</Notice> : <ErrorText failure={failure} />;
}

function DayNotice({ view }: { view: CounterView }) {
  const { t } = useTranslation();
  const { question } = view.day;
  if (question.kind === 'none') return null;
  return <Notice tone="warn">{t(`counter.day.${question.kind}`)}</Notice>;
}
