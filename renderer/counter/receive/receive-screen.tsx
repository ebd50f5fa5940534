import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { TypeAhead } from '../../ui/type-ahead.tsx';
import { emptyFee } from '../fees/fee-draft.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import { ApplicantSection } from './applicant-section.tsx';
import { DocumentList } from './document-list.tsx';
import { type Draft, type FaultField, withProcedure } from './draft.ts';
import { DraftNotice } from './draft-notice.tsx';
import { DuePreview } from './due-preview.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { faultText } from './fault-text.ts';
import { FeeOfDossier } from './fee-of-dossier.tsx';
import { countsPages } from './fee-of-draft.ts';
import { FurtherFields } from './further-fields.tsx';
import { ProcedureCard } from './procedure-card.tsx';
import { ReadBack } from './read-back.tsx';
import styles from './receive-screen.module.css';
import { ReceivedNotice } from './received-notice.tsx';
import type { KeptDraft } from './use-kept-draft.ts';
import { type ReadBackState, useReceiving } from './use-receiving.ts';

/** F2: one card, one procedure, a few ticks, Ctrl+Enter; read back; Enter. */
export function ReceiveScreen(props: {
  readonly view: CounterView;
  readonly kept: KeptDraft;
  readonly readBack: ReadBackState;
  readonly badScan: boolean;
  readonly active: boolean;
  readonly onJob: (job: string) => void;
  readonly onBack: () => void;
}) {
  const { view, kept, active } = props;
  const { draft, setDraft } = kept;
  const { date } = view.day;
  const { t } = useTranslation(['screen', 'errors']);
  const form = useRef<HTMLFormElement>(null);
  const receiving = useReceiving(props);
  const { procedures, chosen, faults, received, sending } = receiving;
  const isReadBack = props.readBack.isOpen;
  const [isCardOpen, setCardOpen] = useState(false);

  const errorOf = (field: FaultField) => {
    const fault = faults.find((each) => each.field === field);
    return fault ? faultText(t, fault) : null;
  };
  const focusField = (name: string) => form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
  // Where to go is there when the draft is drawn, and before the next key: a digit behind Enter is a tick's.
  const goesTo = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (goesTo.current !== null) focusField(goesTo.current);
    goesTo.current = null;
  });
  const save = () => {
    const fault = receiving.check();
    if (fault) focusField(fault.field);
  };
  const anew = () => {
    receiving.anew();
    focusField('procedure');
  };
  const done = { receive: receiving.another, arrived: props.onBack, next: props.onBack };
  const openCard = chosen ? () => setCardOpen(true) : undefined;
  useKeymap(!active || isReadBack || isCardOpen ? {} : received ? done : { save, anew, card: openCard });
  const items = useMemo(() => procedures.map(itemOf), [procedures]);

  if (received)
    return (
      <ReceivedNotice
        received={received}
        printer={view.printer}
        counter={view.counter}
        feeFailure={receiving.fee.error}
        onJob={props.onJob}
        onAnother={receiving.another}
        onUndone={receiving.undone}
        onBack={props.onBack}
      />
    );
  return (
    <main className={styles.main}>
      <form ref={form} className={styles.page} onSubmit={(event) => event.preventDefault()}>
        <div className={styles.top}>
          <h2 className={styles.title}>{t('dossier.receive.title')}</h2>
          <p>
            {view.current
              ? t('dossier.receive.forTicket', { number: view.current.number })
              : t('dossier.receive.noTicket')}
          </p>
          <p className={styles.scanHint}>{t('dossier.receive.scanHint')}</p>
        </div>
        {draft.atHome ? <Notice>{t('counter.homes.receiving', { village: draft.atHome.village })}</Notice> : null}
        <DraftNotice kept={kept} />
        <FaultSummary faults={faults} textOf={errorOf} onGo={focusField} />
        {props.badScan ? <Notice tone="warn">{t('counter.scan.unreadable')}</Notice> : null}
        <ErrorText failure={sending.error} />
        <div className={styles.columns}>
          <section className={styles.column}>
            <TypeAhead
              label={t('dossier.receive.procedure')}
              name="procedure"
              help={t('dossier.receive.procedureHelp')}
              items={items}
              chosen={items.find(({ id }) => id === draft.procedure) ?? null}
              nothingFound={t('dossier.receive.noProcedure')}
              error={errorOf('procedure')}
              autoFocus
              onChoose={(code, isHere) => {
                const procedure = procedures.find((each) => each.code === code);
                if (!procedure) return;
                setDraft((was) => withProcedure(was, procedure));
                if (isHere) goesTo.current = fieldAfter(draft, procedure, date);
              }}
            />
            <ApplicantSection kept={kept} receiving={receiving} active={active && !isReadBack} errorOf={errorOf} />
          </section>
          <section className={styles.column}>
            <DocumentList
              documents={draft.documents}
              onChange={(documents) => setDraft((was) => ({ ...was, documents }))}
              error={errorOf('documents')}
            />
            <FeeOfDossier kept={kept} receiving={receiving} date={date} onEnter={save} />
            <FurtherFields kept={kept} receiving={receiving} />
          </section>
        </div>
        <footer className={styles.footer}>
          <DuePreview procedure={chosen} />
          {openCard ? (
            <Button kind="quiet" size="large" shortcut={capOf('card')} onPress={openCard}>
              {t('counter.key.card')}
            </Button>
          ) : null}
          <Button kind="quiet" size="large" shortcut={capOf('back')} onPress={props.onBack}>
            {t('counter.key.back')}
          </Button>
          <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={sending.pending}>
            {t('counter.key.save')}
          </Button>
        </footer>
      </form>
      {isCardOpen && chosen ? <ProcedureCard procedure={chosen.code} onClose={() => setCardOpen(false)} /> : null}
      {isReadBack ? <ReadBack draft={draft} receiving={receiving} date={date} /> : null}
    </main>
  );
}

/** Nobody's card was read: the person. Else what is counted. */
function fieldAfter(draft: Draft, procedure: ProcedureView, date: string): string {
  if (draft.applicant.name === '') return 'applicant.idNumber';
  return countsPages(procedure, emptyFee, date) ? 'fee-quantity' : 'documents';
}

function itemOf({ code, name, field }: ProcedureView) {
  return { id: code, text: name, detail: `${field} · ${code}` };
}
