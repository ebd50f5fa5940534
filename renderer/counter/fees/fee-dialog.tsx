import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeeView } from '../../../contract/fees-api.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { knownFee } from '../../../domain/fees.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useList } from '../../ui/use-list.ts';
import styles from './fee-dialog.module.css';
import { emptyFee, type FeeDraft, feeWish, reckon } from './fee-draft.ts';
import { FeeSection } from './fee-section.tsx';
import { FeeTaken } from './fee-taken.tsx';

/** Certified copies are what people come for most, and leave no dossier. */
const usual = '2.000815';

/** A fee of a dossier that is there, or of a visit without one: quantity, Enter, and the next Enter closes. */
export function FeeDialog(props: {
  readonly view: CounterView;
  /** Null: the number that stands at the counter, or nobody's. */
  readonly of: { readonly dossier: string; readonly code: string; readonly procedure: string } | null;
  readonly onJob: (job: string) => void;
  readonly onClose: () => void;
}) {
  const { view, of, onJob, onClose } = props;
  const { t } = useTranslation();
  const procedures = useList('listProcedures') ?? [];
  const set = useCommand('setFee');
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState(of?.procedure ?? usual);
  const [draft, setDraft] = useState<FeeDraft>(emptyFee);
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<FeeView | null>(null);

  const procedure = procedures.find((each) => each.code === code) ?? null;
  const isThere = procedure !== null;
  useEffect(() => {
    if (isThere) form.current?.querySelector<HTMLInputElement>('input')?.focus();
  }, [isThere]);

  const date = view.day.date;
  const charged = procedures.filter((each) => knownFee(each, date).kind !== 'free');
  const take = async () => {
    if (!procedure) return;
    const reckoned = reckon(procedure, draft, date);
    setTried(true);
    const wish = reckoned.fault ? null : feeWish(reckoned, draft);
    if (!wish) return;
    const ticket = of ? null : (view.current?.ticket ?? null);
    const answer = await set.run({ counter: view.counter, dossier: of?.dossier ?? null, ticket, ...wish });
    if (!answer.ok) return;
    setTaken(answer.value.fee);
    if (answer.value.job) onJob(answer.value.job);
  };
  const whose = of
    ? t('fee.panel.forDossier', { code: of.code })
    : view.current
      ? t('fee.panel.forTicket', { number: view.current.number })
      : t('fee.panel.forNobody');

  return (
    <StaffDialog title={t(of ? 'fee.panel.titleOfDossier' : 'fee.panel.title')} onClose={onClose} wide>
      {taken ? (
        <>
          <FeeTaken fee={taken} counter={view.counter} onJob={onJob} />
          <div className={styles.actions}>
            {/* The focus: a second Enter must never say that money came. */}
            <Button kind={taken.paid || taken.total === 0 ? 'primary' : 'plain'} onPress={onClose} autoFocus>
              {t('fee.panel.done')}
            </Button>
          </div>
        </>
      ) : (
        <form
          ref={form}
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            take();
          }}
        >
          <p>{whose}</p>
          <FeeSection procedure={procedure} papers={null} date={date} value={draft} onChange={setDraft} tried={tried} />
          {of ? null : (
            <Choice
              label={t('fee.panel.procedure')}
              value={code}
              options={charged.map((each) => ({ value: each.code, text: each.name }))}
              onChange={(next) => {
                setCode(next);
                setDraft(emptyFee);
              }}
            />
          )}
          <ErrorText failure={set.error} />
          <div className={styles.actions}>
            <Button kind="primary" type="submit" shortcut="Enter" pending={set.pending}>
              {t('fee.panel.take')}
            </Button>
            <Button kind="quiet" onPress={onClose}>
              {t('fee.panel.cancel')}
            </Button>
          </div>
        </form>
      )}
    </StaffDialog>
  );
}
