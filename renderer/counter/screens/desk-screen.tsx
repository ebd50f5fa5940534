import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeVisitView } from '../../../contract/home-visits-api.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import type { Person } from '../../../domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { ConnectionBadge } from '../../ui/connection-badge.tsx';
import { HostGone } from '../../ui/host-gone.tsx';
import { BacklogBadge, LockBadge, PrinterBadge } from '../../ui/machine-states.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OwnAccount } from '../../ui/own-account.tsx';
import { StaffHeader } from '../../ui/staff-header.tsx';
import { useList } from '../../ui/use-list.ts';
import { useLive } from '../../ui/use-live.ts';
import { useLock } from '../../ui/use-lock.ts';
import { useSignOut } from '../../ui/use-sign-out.ts';
import { EnterLaterBadge } from '../beside/enter-later-badge.tsx';
import { FormNotice } from '../beside/form-notice.tsx';
import { useForeignForm } from '../beside/use-foreign-form.ts';
import { DayScreen } from '../day/day-screen.tsx';
import { HandOverScreen } from '../hand-over/hand-over-screen.tsx';
import { ScanWorkBadge } from '../hand-over/scan-work-badge.tsx';
import { useHandOver } from '../hand-over/use-hand-over.ts';
import { HomesScreen } from '../homes/homes-screen.tsx';
import { PostDesk } from '../homes/post-desk.tsx';
import { DeskPanel, type PanelName } from '../panels/desk-panel.tsx';
import { type CardPlace, draftAtHome, emptyDraft, placeOfCard, toPerson, withCard } from '../receive/draft.ts';
import { draftText } from '../receive/draft-text.ts';
import { ReceiveScreen } from '../receive/receive-screen.tsx';
import { useKeptDraft } from '../receive/use-kept-draft.ts';
import { WhoseCard } from '../receive/whose-card.tsx';
import { SearchScreen } from '../search/search-screen.tsx';
import { useDeskScans } from '../use-desk-scans.ts';
import { useKeymap } from '../use-keymap.ts';
import { useVisit } from '../use-visit.ts';
import styles from './desk-screen.module.css';
import { ServeScreen } from './serve-screen.tsx';

export type DeskMode = 'serve' | 'receive' | 'search' | 'day' | 'hand-over' | 'homes' | 'post';

/** An open counter: serving, receiving a dossier or searching. What was typed stays until it is saved or cleared. */
export function DeskScreen(props: { view: CounterView; account: { name: string }; lostSince: number | null }) {
  const { view } = props;
  const { t } = useTranslation();
  const [mode, setMode] = useState<DeskMode>('serve');
  const [panel, setPanel] = useState<PanelName | null>(null);
  const kept = useKeptDraft(view.counter);
  const { draft, setDraft } = kept;
  /** A card of somebody the draft does not know: whose is it? */
  const [strangeCard, setStrangeCard] = useState<{ card: Person; by: 'read' | 'typed' } | null>(null);
  const [query, setQuery] = useState('');
  const [badScan, setBadScan] = useState(false);
  /** A paper of a practice world was read: it is worth nothing here. */
  const [practiceScan, setPracticeScan] = useState(false);
  /** The paper this counter asked for last: what F10 prints again. */
  const [lastJob, setLastJob] = useState<string | null>(null);
  const visit = useVisit(view.counter);
  const signOut = useSignOut();
  const lock = useLock();
  const [isOwnOpen, setOwnOpen] = useState(false);
  const toggleOwn = (isOpen: boolean) => {
    setOwnOpen(isOpen);
    // Back on the button, the next Enter would open it again instead of saying that the citizen has come.
    if (!isOpen) requestAnimationFrame(() => requestAnimationFrame(leaveFocus));
  };

  const [scannedCode, setScannedCode] = useState<string | null>(null);
  const { view: beside } = useLive('watchBeside', {});
  const typed = draft.applicant.name.trim() === '' ? null : toPerson(draft.applicant);
  const [fillWith, setFillWith] = useState<Person | null>(null);
  const form = useForeignForm(fillWith ?? typed, beside?.formFields ?? []);
  const isBeside = beside?.mode !== 'alone';
  const handOver = useHandOver(mode === 'hand-over', view.point.point);

  const [isReadBack, setReadBack] = useState(false);
  const goTo = (next: DeskMode) => {
    setReadBack(false);
    setBadScan(false);
    setPracticeScan(false);
    setPanel(null);
    setMode(next);
  };
  const takeCard = (card: Person, by: 'read' | 'typed', place: CardPlace) => {
    setFillWith(null);
    form.forget();
    setDraft((was) => withCard(was, card, place, by));
    goTo('receive');
  };
  const procedures = useList('listProcedures');
  const [halfTyped, setHalfTyped] = useState<{ asked: HomeVisitView; village: string } | null>(null);
  const receiveAt = (asked: HomeVisitView, village: string) => {
    setHalfTyped(null);
    // One more at the same house: what it is about is not known.
    const code = asked.outcome === null ? asked.procedure?.code : undefined;
    const procedure = procedures?.find((each) => each.code === code) ?? null;
    setDraft(draftAtHome({ village, visit: asked.visit }, asked.person, procedure));
    goTo('receive');
  };
  useDeskScans({
    onCard: (card, by) => {
      // Whose card is in the scanner has come.
      if (view.current?.state === 'called') visit.startService();
      const place = placeOfCard(draft, card);
      if (place) takeCard(card, by, place);
      else {
        setPanel(null);
        setStrangeCard({ card, by });
      }
    },
    onSlip: (text) => {
      goTo('hand-over');
      handOver.takeSlip(text);
    },
    onCode: (code, text) => {
      // A folder among those that come and go; anywhere else it is a citizen's receipt.
      if (mode === 'hand-over') return handOver.takeCode(text);
      setQuery(code);
      setScannedCode(text);
      goTo('search');
    },
    onUnreadable: () => setBadScan(true),
    onPractice: () => setPracticeScan(true),
  });

  const { current, cameFor } = view;
  /** Who came for a result is looked for at once. */
  const goSearch = () => {
    if (cameFor?.dossier) setQuery(cameFor.dossier.code);
    setMode('search');
  };
  const undoMiss = () => {
    if (view.missed) visit.undoNoShow(view.missed.ticket);
  };
  const atDesk = panel === null && mode === 'serve';
  const withCitizen = atDesk && current ? (run: () => void) => run : () => undefined;
  useKeymap(
    panel || strangeCard || isReadBack || isOwnOpen
      ? { lock }
      : {
          lock,
          next: view.paused ? visit.resumeCounter : visit.callNext,
          arrived: withCitizen(visit.startService),
          recall: current ? visit.recall : undefined,
          noShow: withCitizen(() => setPanel('noShow')),
          undoMiss: view.missed && !current ? undoMiss : undefined,
          about: withCitizen(() => setPanel('about')),
          transfer: withCitizen(() => setPanel('transfer')),
          // C2: one key. A missing paper is why nearly everybody is set aside; Ctrl F5 asks.
          park: withCitizen(() => visit.park('missing-paper')),
          parkWhy: withCitizen(() => setPanel('park')),
          finish: withCitizen(() => setPanel('finish')),
          phrases: () => setPanel('phrases'),
          issue: () => setPanel('issue'),
          pause: () => setPanel('pause'),
          receive: () => setMode('receive'),
          search: goSearch,
          fee: () => setPanel('fee'),
          beside: isBeside ? () => setPanel('beside') : undefined,
          enterLater: isBeside ? () => setPanel('enterLater') : undefined,
          foreignForm: isBeside ? form.press : undefined,
          day: () => setMode('day'),
          homes: () => setMode('homes'),
          post: () => setMode('post'),
          handOver: () => {
            // The key begins something new; what lies on the table has its line in the list.
            handOver.choose({ kind: 'make' });
            setMode('hand-over');
          },
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
            <HostGone lostSince={props.lostSince} />
            {props.lostSince === null ? (
              <>
                <PrinterBadge printer={view.printer} />
                <LockBadge lock={view.lock} />
                <BacklogBadge backlog={view.provinceBacklog} />
              </>
            ) : null}
            <EnterLaterBadge waiting={beside?.waiting ?? 0} />
            <ScanWorkBadge waiting={handOver.trips?.scanWork?.length ?? 0} />
          </>
        }
        account={<OwnAccount name={props.account.name} onToggle={toggleOwn} />}
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
      <FormNotice state={form.state} />
      {practiceScan ? <Notice tone="warn">{t('training.scan')}</Notice> : null}
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
          kept={kept}
          readBack={{ isOpen: isReadBack, setOpen: setReadBack }}
          badScan={badScan}
          active={panel === null && strangeCard === null}
          onJob={setLastJob}
          onBack={() => setMode('serve')}
        />
      ) : null}
      {mode === 'search' ? (
        <SearchScreen
          scannedCode={scannedCode}
          view={view}
          query={query}
          setQuery={setQuery}
          onBack={() => setMode('serve')}
        />
      ) : null}
      {strangeCard ? (
        <WhoseCard
          card={strangeCard.card}
          applicantName={draft.applicant.name}
          onPlace={(place) => {
            setStrangeCard(null);
            takeCard(strangeCard.card, strangeCard.by, place);
          }}
          onAnew={() => {
            setStrangeCard(null);
            setDraft(withCard(emptyDraft, strangeCard.card, 'applicant', strangeCard.by));
            goTo('receive');
          }}
          onClose={() => setStrangeCard(null)}
        />
      ) : null}
      {halfTyped ? (
        <ChooseDialog
          title={t('counter.homes.halfTyped', { name: draft.applicant.name || t('counter.homes.nobodyYet') })}
          onClose={() => setHalfTyped(null)}
          options={[
            {
              key: '1',
              text: t('counter.homes.goOn'),
              run: () => {
                setHalfTyped(null);
                goTo('receive');
              },
            },
            {
              key: '2',
              text: t('counter.homes.dropIt', { name: halfTyped.asked.person?.name ?? '' }),
              run: () => receiveAt(halfTyped.asked, halfTyped.village),
            },
          ]}
        />
      ) : null}
      {mode === 'homes' ? (
        <HomesScreen
          view={view}
          onJob={setLastJob}
          onReceive={(asked, village) => {
            // What is half typed is somebody's: it is not thrown away by going to a house.
            if (draftText(draft) === '' || draft.atHome?.visit === asked.visit) receiveAt(asked, village);
            else setHalfTyped({ asked, village });
          }}
          onBack={() => setMode('serve')}
        />
      ) : null}
      {mode === 'post' ? <PostDesk view={view} onJob={setLastJob} onBack={() => setMode('serve')} /> : null}
      {mode === 'hand-over' ? (
        <HandOverScreen
          desk={handOver}
          here={view.point.point}
          onJob={setLastJob}
          onOpen={(code) => {
            setQuery(code);
            goTo('search');
          }}
          onBack={() => setMode('serve')}
        />
      ) : null}
      {mode === 'day' ? <DayScreen view={view} onJob={setLastJob} onBack={() => setMode('serve')} /> : null}
      {panel ? (
        <DeskPanel
          name={panel}
          view={view}
          visit={visit}
          applicant={typed}
          onFill={(person) => {
            setFillWith(person);
            setPanel(null);
          }}
          lastJob={lastJob}
          onJob={setLastJob}
          onClose={() => setPanel(null)}
        />
      ) : null}
    </div>
  );
}

function leaveFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
