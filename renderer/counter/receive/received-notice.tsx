import { useTranslation } from 'react-i18next';
import type { FeeView } from '../../../contract/fees-api.ts';
import type { PrinterView } from '../../../contract/terminal-views.ts';
import { canPrint } from '../../../domain/paper.ts';
import type { Failure, Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { dueReason, dueText } from '../../ui/due-words.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { FeeTaken } from '../fees/fee-taken.tsx';
import { capOf } from '../keymap.ts';
import { UndoAct } from '../search/undo-act.tsx';
import { useSavedForm } from '../use-saved-form.ts';
import styles from './received-notice.module.css';

export type Received = Extract<Outputs['receiveDossier'], { ok: true }>['value'] & {
  /** What is owed or was paid with it; null: nothing, or it was refused. */
  readonly fee: FeeView | null;
};

/** It is written down: the code, the promised day, and whether the paper comes now or later. */
export function ReceivedNotice(props: {
  readonly received: Received;
  readonly printer: PrinterView;
  readonly counter: string;
  /** Why the fee could not be written: the dossier is received all the same. */
  readonly feeFailure: Failure | null;
  readonly onJob: (job: string) => void;
  readonly onAnother: () => void;
  readonly onUndone: () => void;
  readonly onBack: () => void;
}) {
  const { received, printer } = props;
  const { t } = useTranslation();
  const form = useSavedForm();
  const states = [printer.state, printer.second?.state ?? 'none'] as const;
  const prints = states.some((state) => canPrint(state) || state === 'printing');
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <Notice tone="good" title={t('dossier.received.title')} />
        <dl className={styles.facts}>
          <dt>{t('dossier.code')}</dt>
          <dd className={styles.code}>{received.code}</dd>
          <dt>{t('dossier.due.title')}</dt>
          <dd className={styles.due}>{dueText(received.dueAt)}</dd>
          <dt>{t('dossier.due.why')}</dt>
          <dd>{dueReason(t, received.dueRule)}</dd>
        </dl>
        <Notice tone={prints ? 'info' : 'warn'}>
          {prints
            ? t('dossier.received.printing')
            : t('dossier.received.printsLater', { state: t(`ui.printer.${printer.state}`) })}
        </Notice>
        {received.fee ? <FeeTaken fee={received.fee} counter={props.counter} onJob={props.onJob} /> : null}
        <ErrorText failure={props.feeFailure ?? form.error} />
        <div className={styles.actions}>
          <Button kind="primary" size="large" shortcut={capOf('arrived')} onPress={props.onBack} autoFocus>
            {t('dossier.received.back')}
          </Button>
          <Button size="large" shortcut={capOf('receive')} onPress={props.onAnother}>
            {t('dossier.received.another')}
          </Button>
          <Button size="large" onPress={() => form.save(received.job)} pending={form.pending}>
            {t('dossier.action.saveForm')}
          </Button>
          {/* Money that was taken is given back by its own step. */}
          {received.fee ? null : <UndoAct dossier={received.dossier} onUndone={props.onUndone} />}
        </div>
      </section>
    </main>
  );
}
