import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { channels } from '../../../domain/dossier-words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { TypeAhead } from '../../ui/type-ahead.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import { DocumentList } from './document-list.tsx';
import { emptyDraft, emptyPerson, type FaultField, faultsOf, toPerson, withProcedure } from './draft.ts';
import { DraftNotice } from './draft-notice.tsx';
import { DuePreview } from './due-preview.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { PersonFields } from './person-fields.tsx';
import styles from './receive-screen.module.css';
import { type Received, ReceivedNotice } from './received-notice.tsx';
import type { KeptDraft } from './use-kept-draft.ts';

/** F2: one card, one procedure, a few ticks, Ctrl+Enter. */
export function ReceiveScreen(props: {
  readonly view: CounterView;
  readonly kept: KeptDraft;
  readonly badScan: boolean;
  readonly active: boolean;
  readonly onJob: (job: string) => void;
  readonly onBack: () => void;
}) {
  const { view } = props;
  const { draft, setDraft } = props.kept;
  const { t } = useTranslation(['screen', 'errors']);
  const form = useRef<HTMLFormElement>(null);
  const { run: listProcedures } = useRequest('listProcedures');
  const receive = useCommand('receiveDossier');
  const [procedures, setProcedures] = useState<readonly ProcedureView[]>([]);
  const [tried, setTried] = useState(false);
  const [received, setReceived] = useState<Received | null>(null);

  useEffect(() => {
    listProcedures({}).then((answer) => {
      if (answer.ok) setProcedures(answer.value);
    });
  }, [listProcedures]);

  const faults = tried ? faultsOf(draft) : [];
  const errorOf = (field: FaultField) => {
    const fault = faults.find((each) => each.field === field);
    return fault ? t(fault.field === 'procedure' ? 'dossier.receive.chooseProcedure' : `errors:${fault.type}`) : null;
  };
  const focusField = (name: string) => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();

  const save = async () => {
    const found = faultsOf(draft);
    setTried(true);
    if (found[0] || draft.procedure === null) return focusField(found[0]?.field ?? 'procedure');
    const answer = await receive.run({
      ...{
        counter: view.counter,
        procedure: draft.procedure,
        channel: draft.channel,
        sets: draft.sets,
        note: draft.note,
      },
      ticket: view.current?.state === 'serving' ? view.current.ticket : null,
      officialCode: draft.officialCode.trim() || null,
      applicant: toPerson(draft.applicant),
      submitter: draft.submitter ? toPerson(draft.submitter) : null,
      documents: draft.documents.filter((each) => each.taken).map(({ name, kind, count }) => ({ name, kind, count })),
      language: view.current?.language ?? 'vi',
    });
    if (!answer.ok) return;
    setReceived(answer.value);
    props.onJob(answer.value.job);
    setDraft(emptyDraft);
    setTried(false);
  };
  const another = () => {
    setReceived(null);
    receive.forget();
  };
  const anew = () => {
    setDraft(emptyDraft);
    setTried(false);
    focusField('procedure');
  };
  useKeymap(props.active ? (received ? { receive: another, arrived: props.onBack } : { save, anew }) : {});

  if (received)
    return <ReceivedNotice received={received} printer={view.printer} onAnother={another} onBack={props.onBack} />;
  const chosen = procedures.find((each) => each.code === draft.procedure) ?? null;
  const itemOf = (each: ProcedureView) => ({ id: each.code, text: each.name, detail: `${each.field} · ${each.code}` });
  return (
    <main className={styles.main}>
      <form
        ref={form}
        className={styles.page}
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <div className={styles.top}>
          <h2 className={styles.title}>{t('dossier.receive.title')}</h2>
          <p>
            {view.current
              ? t('dossier.receive.forTicket', { number: view.current.number })
              : t('dossier.receive.noTicket')}
          </p>
          <p className={styles.scanHint}>{t('dossier.receive.scanHint')}</p>
        </div>
        <DraftNotice kept={props.kept} />
        <FaultSummary faults={faults} textOf={errorOf} onGo={focusField} />
        {props.badScan ? <Notice tone="warn">{t('counter.scan.unreadable')}</Notice> : null}
        <ErrorText failure={receive.error} />
        <div className={styles.columns}>
          <section className={styles.column}>
            <TypeAhead
              label={t('dossier.receive.procedure')}
              name="procedure"
              help={t('dossier.receive.procedureHelp')}
              items={procedures.map(itemOf)}
              chosen={chosen ? itemOf(chosen) : null}
              nothingFound={t('dossier.receive.noProcedure')}
              error={errorOf('procedure')}
              autoFocus
              onChoose={(code) => {
                const procedure = procedures.find((each) => each.code === code);
                if (procedure) setDraft((was) => withProcedure(was, procedure));
                requestAnimationFrame(() =>
                  focusField(draft.applicant.name === '' ? 'applicant.idNumber' : 'documents'),
                );
              }}
            />
            <h3 className={styles.heading}>
              {t('dossier.receive.applicant')}
              {draft.applicant.card === 'typed' ? (
                <StateBadge tone="warn">{t('dossier.person.compareName')}</StateBadge>
              ) : null}
            </h3>
            <PersonFields
              who="applicant"
              person={draft.applicant}
              onChange={(applicant) => setDraft((was) => ({ ...was, applicant }))}
              errorOf={errorOf}
            />
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={draft.submitter !== null}
                onChange={(event) =>
                  setDraft((was) => ({ ...was, submitter: event.target.checked ? emptyPerson : null }))
                }
              />
              {t('dossier.receive.otherSubmitter')}
            </label>
            {draft.submitter ? (
              <PersonFields
                who="submitter"
                person={draft.submitter}
                onChange={(submitter) => setDraft((was) => ({ ...was, submitter }))}
                errorOf={errorOf}
              />
            ) : null}
          </section>
          <section className={styles.column}>
            <DocumentList
              documents={draft.documents}
              onChange={(documents) => setDraft((was) => ({ ...was, documents }))}
              error={errorOf('documents')}
            />
            <div className={styles.few}>
              <Field
                label={t('dossier.receive.sets')}
                name="sets"
                inputMode="numeric"
                value={String(draft.sets)}
                onChange={(sets) => setDraft((was) => ({ ...was, sets: Math.min(20, Math.max(1, Number(sets) || 1)) }))}
              />
              <Choice
                label={t('dossier.receive.channel')}
                value={draft.channel}
                options={channels.map((value) => ({ value, text: t(`dossier.channel.${value}`) }))}
                onChange={(channel) => setDraft((was) => ({ ...was, channel }))}
              />
              <Field
                label={t('dossier.receive.officialCode')}
                name="officialCode"
                value={draft.officialCode}
                onChange={(officialCode) => setDraft((was) => ({ ...was, officialCode }))}
                maxLength={64}
              />
            </div>
            <Field
              label={t('dossier.receive.note')}
              name="note"
              value={draft.note}
              onChange={(note) => setDraft((was) => ({ ...was, note }))}
              maxLength={500}
            />
          </section>
        </div>
        <footer className={styles.footer}>
          <DuePreview procedure={chosen} />
          <Button kind="quiet" size="large" shortcut={capOf('back')} onPress={props.onBack}>
            {t('counter.key.back')}
          </Button>
          <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={receive.pending}>
            {t('counter.key.save')}
          </Button>
        </footer>
      </form>
    </main>
  );
}
