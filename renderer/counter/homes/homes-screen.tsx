import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeDayView, HomeVisitView } from '../../../contract/home-visits-api.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import type { VisitOutcome } from '../../../domain/home-visit-events.ts';
import { HomeVisitId } from '../../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { AskVisit, nobodyAsks } from './ask-visit.tsx';
import { HandOverDay } from './hand-over-day.tsx';
import styles from './homes-screen.module.css';

/** Ctrl F9: whom the team visits on a day, village after village as it drives; asked for here, received at the house. */
export function HomesScreen(props: {
  readonly view: CounterView;
  readonly onJob: (job: string) => void;
  readonly onReceive: (visit: HomeVisitView, village: string) => void;
  readonly onBack: () => void;
}) {
  const { view, onJob, onReceive } = props;
  const { t } = useTranslation();
  const today = view.day.date;
  const [date, setDate] = useState(today);
  const [day, setDay] = useState<HomeDayView | null>(null);
  const [moving, setMoving] = useState<HomeVisitView | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [asking, setAskingOf] = useState(nobodyAsks);
  /** Over for good: asked about before it is said. */
  const [ending, setEnding] = useState<{ visit: HomeVisitView; outcome: 'served' | 'cancelled' } | null>(null);
  const { run: list, error: unread } = useRequest('listHomeVisits');
  const close = useCommand('closeHomeVisit');
  const route = useCommand('setHomeRoute');
  const print = useCommand('printHomeVisits');
  const sheet = useRequest('readHomeVisits');
  const [{ forget: forgetClosing }, { forget: forgetRoute }] = [close, route];
  const [{ forget: forgetPrint }, { forget: forgetSheet }] = [print, sheet];

  const look = useCallback(
    async (of: string) => {
      setDate(of);
      for (const forget of [forgetClosing, forgetRoute, forgetPrint, forgetSheet]) forget();
      const answer = await list({ date: of });
      if (answer.ok) setDay(answer.value);
    },
    [list, forgetClosing, forgetRoute, forgetPrint, forgetSheet],
  );
  useEffect(() => {
    look(today);
  }, [look, today]);

  const end = async (visit: string, outcome: VisitOutcome) => {
    setEnding(null);
    const answer = await close.run({ visit: HomeVisitId(visit), outcome, dossiers: [] });
    if (answer.ok) return look(date);
    // Somebody at another counter was first: what is refused is seen as it is now, beside why.
    const again = await list({ date });
    if (again.ok) setDay(again.value);
  };
  const earlier = async (index: number) => {
    const villages = (day?.villages ?? []).map(({ village }) => village);
    const [moved] = villages.splice(index, 1);
    if (moved === undefined) return;
    villages.splice(index - 1, 0, moved);
    if ((await route.run({ date, villages })).ok) look(date);
  };
  const onPaper = async () => {
    const answer = await print.run({ date });
    if (answer.ok) onJob(answer.value.job);
  };
  const asFile = async () => {
    const answer = await sheet.run({ date });
    if (answer.ok) saveFile({ name: answer.value.name, type: 'application/pdf', base64: answer.value.pdf });
  };
  const days = [...new Set([today, ...(day?.days ?? []).map((each) => each.date), date])].sort();
  const openOn = (of: string) => day?.days.find((each) => each.date === of)?.open ?? 0;
  const hasNone = openOn(date) === 0;

  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <h2>{t('counter.homes.title')}</h2>
        <div className={styles.actions}>
          <Button kind="primary" onPress={() => setAsking(true)}>
            {t('counter.homes.ask')}
          </Button>
          <Button onPress={onPaper} pending={print.pending} disabled={hasNone}>
            {t('counter.homes.print')}
          </Button>
          <Button onPress={asFile} pending={sheet.pending} disabled={hasNone}>
            {t('counter.homes.a5')}
          </Button>
          <Button kind="quiet" shortcut={capOf('back')} onPress={props.onBack}>
            {t('counter.key.back')}
          </Button>
        </div>
      </div>
      <div className={styles.days}>
        {days.map((each) => (
          <button key={each} type="button" aria-pressed={each === date} onClick={() => look(each)}>
            {localDateText(each)} <span>{openOn(each)}</span>
          </button>
        ))}
      </div>
      <ErrorText failure={unread ?? close.error ?? route.error ?? print.error ?? sheet.error} />
      {day && day.villages.length === 0 ? <Notice>{t('counter.homes.none')}</Notice> : null}
      {day?.villages.map(({ village, visits }, index) => (
        <section key={village} className={styles.village}>
          <h3>
            {index + 1}. {village}
            {index > 0 ? (
              <Button kind="quiet" onPress={() => earlier(index)} label={t('counter.homes.earlierOf', { village })}>
                {t('counter.homes.earlier')}
              </Button>
            ) : null}
          </h3>
          {visits.map((visit) => (
            <VisitLine
              key={visit.visit}
              visit={visit}
              onReceive={() => onReceive(visit, village)}
              onMove={() => setMoving(visit)}
              onEnd={(outcome) =>
                outcome === 'nobody-home' ? end(visit.visit, outcome) : setEnding({ visit, outcome })
              }
            />
          ))}
        </section>
      ))}
      <HandOverDay onJob={onJob} />
      {isAsking || moving ? (
        <AskVisit
          moving={moving}
          date={date}
          asking={asking}
          onAsking={setAskingOf}
          onDone={(on) => {
            setAsking(false);
            setMoving(null);
            look(on ?? date);
          }}
        />
      ) : null}
      {ending ? (
        <StaffDialog title={ending.visit.person?.name ?? t('counter.homes.erased')} onClose={() => setEnding(null)}>
          <p>{t(`counter.homes.sure.${ending.outcome}`)}</p>
          <div className={styles.actions}>
            <Button onPress={() => setEnding(null)} autoFocus>
              {t('counter.homes.sure.no')}
            </Button>
            <Button kind="danger" onPress={() => end(ending.visit.visit, ending.outcome)} pending={close.pending}>
              {t(ending.outcome === 'served' ? 'counter.homes.done' : 'counter.homes.cancel')}
            </Button>
          </div>
        </StaffDialog>
      ) : null}
    </main>
  );
}

function VisitLine(props: {
  visit: HomeVisitView;
  onReceive: () => void;
  onMove: () => void;
  onEnd: (outcome: VisitOutcome) => void;
}) {
  const { visit } = props;
  const { person, outcome } = visit;
  const { t } = useTranslation();
  const name = person?.name ?? t('counter.homes.erased');
  return (
    <div className={styles.line} data-done={outcome !== null || undefined}>
      <span className={styles.about}>
        <strong>{visit.from ?? t('counter.homes.someTime')}</strong>
        <strong>{name}</strong>
        {person?.phone ? <span>{person.phone}</span> : null}
        <span>{[person?.address, visit.procedure?.name, person?.note].filter(Boolean).join(' · ')}</span>
        {visit.dossiers.map(({ code }) => (
          <span key={code}>{code}</span>
        ))}
        {outcome ? <em>{t(`counter.homes.outcome.${outcome}`)}</em> : null}
      </span>
      {outcome === null ? (
        <span className={styles.actions}>
          <Button onPress={props.onReceive} label={t('counter.homes.receiveOf', { name })}>
            {t('counter.homes.receive')}
          </Button>
          <Button kind="quiet" onPress={() => props.onEnd('served')} label={t('counter.homes.doneOf', { name })}>
            {t('counter.homes.done')}
          </Button>
          <Button kind="quiet" onPress={() => props.onEnd('nobody-home')} label={t('counter.homes.missedOf', { name })}>
            {t('counter.homes.missed')}
          </Button>
          <Button kind="quiet" onPress={() => props.onEnd('cancelled')} label={t('counter.homes.cancelOf', { name })}>
            {t('counter.homes.cancel')}
          </Button>
        </span>
      ) : outcome === 'served' ? (
        <Button kind="quiet" onPress={props.onReceive} label={t('counter.homes.moreOf', { name })}>
          {t('counter.homes.more')}
        </Button>
      ) : null}
      {outcome === null || outcome === 'nobody-home' ? (
        <Button kind="quiet" onPress={props.onMove} label={t('counter.homes.moveOf', { name })}>
          {t('counter.homes.move')}
        </Button>
      ) : null}
    </div>
  );
}
