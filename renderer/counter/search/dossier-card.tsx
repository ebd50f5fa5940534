import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine, DossierOpened } from '../../../contract/dossier-schemas.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { transitions } from '../../../domain/dossier-transitions.ts';
import { Button } from '../../ui/button.tsx';
import { CorrectDialog } from '../../ui/correct-dialog.tsx';
import { dueReason, dueText } from '../../ui/due-words.ts';
import { localDateText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { whereSince } from '../custody-words.ts';
import { DossierFees } from '../fees/dossier-fees.tsx';
import { CustodyNotice } from '../hand-over/custody-notice.tsx';
import { type ActName, ActsDialog, actsOf } from './acts/acts-dialog.tsx';
import { DossierStateBadge } from './dossier-state-badge.tsx';
import { FormsDialog } from './forms-dialog.tsx';
import { LifeTimeline } from './life-timeline.tsx';
import { OpenedPerson } from './opened-person.tsx';
import { ReturnForm } from './return-form.tsx';
import { ScansSection } from './scans/scans-section.tsx';
import styles from './search-screen.module.css';
import { UndoAct } from './undo-act.tsx';

/** After these the station may take the act back. */
const undoableActs: readonly (ActName | 'ready')[] = ['forward', 'take', 'askPayment', 'ready'];

/** One dossier: masked until it is opened (that reading is recorded), and what can be done with it now. */
export function DossierCard(props: { line: DossierLine; view: CounterView; onChanged: () => void }) {
  const { line, view } = props;
  const here = view.point.point;
  const { t } = useTranslation();
  const [opened, setOpened] = useState<DossierOpened | null>(null);
  const [returning, setReturning] = useState(false);
  const [acting, setActing] = useState(false);
  const [showsForms, setShowsForms] = useState(false);
  const [changes, setChanges] = useState(0);
  const [correcting, setCorrecting] = useState(false);
  const [mayUndo, setMayUndo] = useState(false);
  // Alt 1, Alt Q in one breath: the second is struck while the dossier is still on its way.
  const [addsScan, setAddsScan] = useState(false);
  const open = useRequest('openDossier');
  const ready = useCommand('markResultReady');
  const reprint = useCommand('reprint');

  const noteAct = (act: ActName | 'ready' | 'undo') => {
    setActing(false);
    setMayUndo(act !== 'undo' && undoableActs.includes(act));
    setChanges((was) => was + 1);
    props.onChanged();
    if (opened) void openIt();
  };
  const openIt = async () => {
    const answer = await open.run({ dossier: line.dossier });
    if (answer.ok) setOpened(answer.value);
    else setAddsScan(false);
  };
  const markReady = async () => {
    const answer = await ready.run({ dossier: line.dossier });
    if (answer.ok) noteAct('ready');
  };
  const job = opened?.receiptJob ?? null;
  const printAgain = async () => {
    if (job !== null) await reprint.run({ job });
  };
  const startReturn = () => setReturning(true);
  // Who has not the work may look; the station refuses the same (`work-elsewhere`).
  const { custody } = line;
  const { workIsHere } = custody;
  const mayBeReady = workIsHere && transitions[line.state]['dossier-result-ready'] !== undefined;
  const mayReturn = workIsHere && line.state === 'result-ready';
  // What another point received is put right there (`dossier-of-other-point`).
  const isOurs = line.code.startsWith(`${here}-`);
  const hasActs = workIsHere && actsOf(line.state).length > 0;
  useKeys([
    { keys: ['Alt+1'], run: opened ? undefined : openIt },
    { keys: ['Alt+q'], run: opened || open.pending ? () => setAddsScan(true) : undefined },
    { keys: ['Alt+2'], run: mayBeReady ? markReady : undefined },
    { keys: ['Alt+4'], run: job === null ? undefined : printAgain },
    { keys: ['Alt+6'], run: hasActs ? () => setActing(true) : undefined },
    { keys: ['Alt+5'], run: () => setShowsForms(true) },
    { keys: ['Alt+3'], run: mayReturn ? startReturn : undefined },
    { keys: ['Alt+w'], run: opened && isOurs ? () => setCorrecting(true) : undefined },
  ]);

  return (
    <section className={styles.card} aria-label={line.code}>
      <div className={styles.cardTop}>
        <h2 className={styles.code}>{line.code}</h2>
        <DossierStateBadge line={line} />
      </div>
      <p className={styles.procedure}>{line.procedureName}</p>
      <dl className={styles.facts}>
        <Fact name={t('dossier.person.name')} value={line.name} />
        <Fact
          name={t('dossier.person.idNumber')}
          value={opened ? opened.applicant.idNumber : line.idTail ? `•••• •••• ${line.idTail}` : t('dossier.none')}
        />
        <Fact name={t('dossier.receivedAt')} value={dueText(line.receivedAt)} />
        <Fact name={t('dossier.due.title')} value={line.pausedAt ? t('dossier.due.paused') : dueText(line.dueAt)} />
        {line.firstDueAt === line.dueAt ? null : (
          <Fact name={t('dossier.due.first')} value={dueText(line.firstDueAt)} />
        )}
        {line.holder === '' && line.unit === null ? null : (
          <Fact name={t('dossier.holder')} value={[line.holder, line.unit].filter(Boolean).join(', ')} />
        )}
        {line.endedOn ? <Fact name={t('dossier.endedOn')} value={localDateText(line.endedOn)} /> : null}
        {line.readyOn ? <Fact name={t('dossier.readyOn')} value={localDateText(line.readyOn)} /> : null}
        {line.returnedOn ? <Fact name={t('dossier.returnedOn')} value={localDateText(line.returnedOn)} /> : null}
        <Fact name={t('custody.folder')} value={whereSince(t, custody.folder, custody, here)} />
        {custody.result ? (
          <Fact name={t('custody.result')} value={whereSince(t, custody.result, custody, here)} />
        ) : null}
        {workIsHere || custody.work === null ? null : <Fact name={t('custody.work')} value={custody.work.name} />}
        <Fact name={t('dossier.receive.officialCode')} value={line.officialCode ?? t('dossier.none')} />
      </dl>
      <CustodyNotice line={line} here={here} onChanged={props.onChanged} />
      <p className={styles.why}>{dueReason(t, line.dueRule)}</p>
      <ErrorText failure={open.error ?? ready.error ?? reprint.error} />
      {returning && mayReturn ? (
        <ReturnForm
          line={line}
          view={view}
          onDone={() => {
            // What was done before it cannot be taken back any more.
            setMayUndo(false);
            props.onChanged();
          }}
          onCancel={() => setReturning(false)}
        />
      ) : (
        <div className={styles.actions}>
          {mayBeReady ? (
            <Button kind="primary" size="large" shortcut="Alt 2" onPress={markReady} pending={ready.pending}>
              {t('dossier.action.ready')}
            </Button>
          ) : null}
          {mayReturn ? (
            <Button kind="primary" size="large" shortcut="Alt 3" onPress={startReturn}>
              {t('dossier.action.return')}
            </Button>
          ) : null}
          {hasActs ? (
            <Button size="large" shortcut="Alt 6" onPress={() => setActing(true)}>
              {t('dossier.act.title')}
            </Button>
          ) : null}
          <Button size="large" shortcut="Alt 5" onPress={() => setShowsForms(true)}>
            {t('dossier.form.title')}
          </Button>
          {mayUndo ? <UndoAct key={changes} dossier={line.dossier} onUndone={() => noteAct('undo')} /> : null}
          {job === null ? null : (
            <Button size="large" shortcut="Alt 4" onPress={printAgain} pending={reprint.pending}>
              {t('dossier.action.reprint')}
            </Button>
          )}
          {opened ? null : (
            <Button size="large" shortcut="Alt 1" onPress={openIt} pending={open.pending}>
              {t('dossier.action.open')}
            </Button>
          )}
        </div>
      )}
      <DossierFees key={line.state} line={line} view={view} onChanged={props.onChanged} />
      {opened ? <ScansSection opened={opened} adding={addsScan} setAdding={setAddsScan} /> : null}
      {opened && isOurs ? (
        <div className={styles.actions}>
          <Button shortcut="Alt W" onPress={() => setCorrecting(true)}>
            {t('dossier.correct.title')}
          </Button>
        </div>
      ) : null}
      {opened ? <OpenedPerson opened={opened} /> : <p className={styles.rowSmall}>{t('dossier.action.openHelp')}</p>}
      <LifeTimeline line={line} said={opened?.said ?? null} changes={changes} />
      {correcting && opened ? (
        <CorrectDialog
          dossier={line.dossier}
          code={line.code}
          opened={opened}
          onDone={() => {
            props.onChanged();
            void openIt();
          }}
          onClose={() => setCorrecting(false)}
        />
      ) : null}
      {showsForms ? <FormsDialog line={line} onClose={() => setShowsForms(false)} /> : null}
      {acting ? <ActsDialog line={line} opened={opened} onDone={noteAct} onClose={() => setActing(false)} /> : null}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
