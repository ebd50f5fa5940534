import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { parseCardQr } from '../../../domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { ConnectionBadge } from '../../ui/connection-badge.tsx';
import { BacklogBadge, LockBadge, PrinterBadge } from '../../ui/machine-states.tsx';
import { StaffHeader } from '../../ui/staff-header.tsx';
import { useScans } from '../../ui/use-scans.ts';
import { useSignOut } from '../../ui/use-sign-out.ts';
import { DeskPanel, type PanelName } from '../panels/desk-panel.tsx';
import { type Draft, emptyDraft, withCard } from '../receive/draft.ts';
import { ReceiveScreen } from '../receive/receive-screen.tsx';
import { SearchScreen } from '../search/search-screen.tsx';
import { useKeymap } from '../use-keymap.ts';
import { useVisit } from '../use-visit.ts';
import styles from './desk-screen.module.css';
import { ServeScreen } from './serve-screen.tsx';

/** `22006-1-…`: what the QR of a receipt says. */
const dossierCodeBegins = /^\d{5}-\d{1,2}-/;

export type DeskMode = 'serve' | 'receive' | 'search';

/** An open counter: serving, receiving a dossier or searching. What was typed stays until it is saved or cleared. */
export function DeskScreen(props: { view: CounterView; account: { name: string }; lostSince: number | null }) {
  const { view } = props;
  const { t } = useTranslation();
  const [mode, setMode] = useState<DeskMode>('serve');
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [query, setQuery] = useState('');
  const [badScan, setBadScan] = useState(false);
  /** The paper this counter asked for last: what F10 prints again. */
  const [lastJob, setLastJob] = useState<string | null>(null);
  const visit = useVisit(view.counter);
  const signOut = useSignOut();

  useScans(({ text }) => {
    const card = parseCardQr(text);
    const goTo = (next: DeskMode) => {
      setBadScan(false);
      setPanel(null);
      setMode(next);
    };
    if (card.ok)
      return () => {
        setDraft((was) => withCard(was, card.value));
        goTo('receive');
      };
    if (dossierCodeBegins.test(text))
      return () => {
        setQuery(text);
        goTo('search');
      };
    return text.includes('|') ? () => setBadScan(true) : null;
  });

  const { current, cameFor } = view;
  /** Who came for a result is looked for at once. */
  const goSearch = () => {
    if (cameFor?.dossier) setQuery(cameFor.dossier.code);
    setMode('search');
  };
  const atDesk = panel === null && mode === 'serve';
  const withCitizen = atDesk && current ? (run: () => void) => run : () => undefined;
  useKeymap(
    panel
      ? {}
      : {
          next: visit.callNext,
          arrived: withCitizen(visit.startService),
          recall: current ? visit.recall : undefined,
          noShow: withCitizen(visit.markNoShow),
          transfer: withCitizen(() => setPanel('transfer')),
          park: withCitizen(() => setPanel('park')),
          finish: withCitizen(() => setPanel('finish')),
          phrases: () => setPanel('phrases'),
          issue: () => setPanel('issue'),
          pause: () => setPanel('pause'),
          receive: () => setMode('receive'),
          search: goSearch,
          appointment: () => setPanel('appointment'),
          reprint: lastJob ? () => setPanel('reprint') : undefined,
          sheet: () => setPanel('sheet'),
          back: mode === 'serve' ? undefined : () => setMode('serve'),
        },
  );

  return (
    <div className={styles.page}>
      <StaffHeader
        place={t('counter.place', { counter: view.counter })}
        centre={view.point.centreName}
        demonstration={view.point.demonstration}
        states={
          <>
            <ConnectionBadge lostSince={props.lostSince} />
            <PrinterBadge printer={view.printer} />
            <LockBadge lock={view.lock} />
            <BacklogBadge backlog={view.provinceBacklog} />
          </>
        }
        account={props.account.name}
        actions={
          <>
            <Button kind="quiet" shortcut="F1" onPress={() => setPanel('sheet')}>
              {t('counter.key.sheet')}
            </Button>
            <Button kind="quiet" onPress={() => setPanel('close')}>
              {t('counter.close.button')}
            </Button>
          </>
        }
        onSignOut={signOut.run}
      />
      {mode === 'serve' ? (
        <ServeScreen
          view={view}
          visit={visit}
          badScan={badScan}
          lostSince={props.lostSince}
          onPanel={setPanel}
          onReceive={() => setMode('receive')}
          onSearch={goSearch}
          digitsActive={panel === null}
        />
      ) : null}
      {mode === 'receive' ? (
        <ReceiveScreen
          view={view}
          draft={draft}
          setDraft={setDraft}
          badScan={badScan}
          active={panel === null}
          onJob={setLastJob}
          onBack={() => setMode('serve')}
        />
      ) : null}
      {mode === 'search' ? (
        <SearchScreen view={view} query={query} setQuery={setQuery} onBack={() => setMode('serve')} />
      ) : null}
      {panel ? (
        <DeskPanel
          name={panel}
          view={view}
          visit={visit}
          lastJob={lastJob}
          onJob={setLastJob}
          onClose={() => setPanel(null)}
        />
      ) : null}
    </div>
  );
}
