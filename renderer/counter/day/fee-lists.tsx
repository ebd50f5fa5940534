import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeeView } from '../../../contract/fees-api.ts';
import { receiptCancelReasons } from '../../../domain/fee-words.ts';
import { receiptNumberText } from '../../../domain/receipt-book.ts';
import { Button } from '../../ui/button.tsx';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { numberText, timeText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './day-screen.module.css';
import type { Day } from './day-view.ts';

interface ListProps {
  readonly day: Day;
  readonly counter: string;
  readonly onJob: (job: string) => void;
  readonly onChanged: () => void;
}

/** What is still owed, and the latest receipts, of which one may have to be crossed out. */
export function FeeLists({ day, counter, onJob, onChanged }: ListProps) {
  const { t } = useTranslation();
  const pay = useCommand('payFee');
  const [crossing, setCrossing] = useState<FeeView | null>(null);
  const took = async (fee: FeeView) => {
    const answer = await pay.run({ counter, fee: fee.fee, pay: { way: 'cash', given: null } });
    if (!answer.ok) return;
    if (answer.value.job) onJob(answer.value.job);
    onChanged();
  };
  return (
    <>
      <h3 className={styles.heading}>{t('day.unpaid', { count: day.unpaid.length })}</h3>
      {day.unpaid.length === 0 ? <p className={styles.hint}>{t('day.unpaidNone')}</p> : null}
      <ErrorText failure={pay.error} />
      <ul className={styles.list}>
        {day.unpaid.slice(0, shown).map((fee) => (
          <li key={fee.fee} className={styles.item}>
            <FeeWords fee={fee} />
            <Button label={t('day.tookOf', { what: amountOf(fee) })} onPress={() => took(fee)} pending={pay.pending}>
              {t('day.took')}
            </Button>
          </li>
        ))}
      </ul>
      {day.paid.length > 0 ? <h3 className={styles.heading}>{t('day.paid')}</h3> : null}
      <ul className={styles.list}>
        {day.paid.slice(0, shown).map((fee) => (
          <li key={fee.fee} className={styles.item}>
            <FeeWords fee={fee} />
            <Button kind="quiet" label={t('day.crossOf', { what: sheetOf(fee) })} onPress={() => setCrossing(fee)}>
              {t('day.cross')}
            </Button>
          </li>
        ))}
      </ul>
      {crossing ? (
        <CrossOut
          fee={crossing}
          counter={counter}
          onJob={onJob}
          onClose={() => {
            setCrossing(null);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

const shown = 6;

function FeeWords({ fee }: { fee: FeeView }) {
  return (
    <span className={styles.words}>
      <strong>{amountOf(fee)}</strong>
      <span className={styles.hint}>
        {[timeText(fee.setAt), sheetOf(fee), fee.lines[0]?.name].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

/** Why the receipt is wrong, and whether the next sheet takes its place. */
function CrossOut(props: { fee: FeeView; counter: string; onJob: (job: string) => void; onClose: () => void }) {
  const { fee, counter, onClose } = props;
  const { t } = useTranslation();
  const cancel = useCommand('cancelFeeReceipt');
  const [anew, setAnew] = useState(fee.paid?.receipt !== null);
  const cross = async (why: (typeof receiptCancelReasons)[number]) => {
    const answer = await cancel.run({ counter, fee: fee.fee, why, anew });
    if (!answer.ok) return;
    if (answer.value.job) props.onJob(answer.value.job);
    onClose();
  };
  const canAnew = fee.paid?.receipt !== null;
  return (
    <ChooseDialog
      title={t('day.crossTitle', { what: sheetOf(fee) || amountOf(fee) })}
      onClose={onClose}
      options={[
        ...receiptCancelReasons.map((why, index) => ({
          key: String(index + 1),
          text: t(`day.cross.${why}`),
          run: () => void cross(why),
        })),
        ...(canAnew ? [{ key: '0', text: t('day.crossAnew'), chosen: anew, run: () => setAnew((was) => !was) }] : []),
      ]}
      footer={<ErrorText failure={cancel.error} />}
    >
      <p>{t(anew ? 'day.crossKeeps' : 'day.crossRefunds', { amount: numberText(fee.total) })}</p>
    </ChooseDialog>
  );
}

function amountOf(fee: FeeView): string {
  return `${numberText(fee.total)} đ`;
}

function sheetOf({ paid }: FeeView): string {
  return paid?.receipt ? `${paid.receipt.series} ${receiptNumberText(paid.receipt.number)}` : '';
}
