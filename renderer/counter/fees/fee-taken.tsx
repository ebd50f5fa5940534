import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeeView } from '../../../contract/fees-api.ts';
import { receiptNumberText } from '../../../domain/receipt-book.ts';
import { Button } from '../../ui/button.tsx';
import { numberText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './fee-taken.module.css';

/** After a fee was written: the change to give back, the receipt's sheet to fill in; or the code to pay what is owed. */
export function FeeTaken(props: {
  readonly fee: FeeView;
  readonly counter: string;
  readonly onJob: (job: string) => void;
}) {
  const { counter, onJob } = props;
  const { t } = useTranslation();
  const [fee, setFee] = useState(props.fee);
  const pay = useCommand('payFee');
  const print = useCommand('printFeeQr');
  const dong = (amount: number) => t('fee.dong', { amount: numberText(amount) });

  const paid = async (way: 'cash' | 'transfer') => {
    const answer = await pay.run({ counter, fee: fee.fee, pay: { way, given: null } });
    if (!answer.ok) return;
    setFee(answer.value.fee);
    if (answer.value.job) onJob(answer.value.job);
  };
  const printCode = async () => {
    const answer = await print.run({ counter, fee: fee.fee });
    if (answer.ok) onJob(answer.value.job);
  };

  if (fee.total === 0) return <Notice tone="good">{t('fee.nothing')}</Notice>;
  if (fee.paid) {
    const { given, amount, receipt } = fee.paid;
    return (
      <section className={styles.taken}>
        <dl className={styles.facts}>
          <dt>{t('fee.total')}</dt>
          <dd>{dong(amount)}</dd>
          {given > amount ? (
            <>
              <dt>{t('fee.giveBack')}</dt>
              <dd className={styles.large}>{dong(given - amount)}</dd>
            </>
          ) : null}
          <dt>{t('fee.receipt')}</dt>
          <dd className={styles.large}>
            {receipt ? `${receipt.series} ${receiptNumberText(receipt.number)}` : t('fee.noBook')}
          </dd>
        </dl>
      </section>
    );
  }
  return (
    <section className={styles.owed}>
      {fee.transfer ? <QrCode text={fee.transfer.qr} label={t('fee.qr', { amount: numberText(fee.total) })} /> : null}
      <div className={styles.taken}>
        <dl className={styles.facts}>
          <dt>{t('fee.owed')}</dt>
          <dd className={styles.large}>{dong(fee.total)}</dd>
          {fee.transfer ? (
            <>
              <dt>{t('fee.holder')}</dt>
              <dd>{fee.transfer.holder}</dd>
              <dt>{t('fee.purpose')}</dt>
              <dd>{fee.transfer.purpose}</dd>
            </>
          ) : null}
        </dl>
        <ErrorText failure={pay.error ?? print.error} />
        <div className={styles.actions}>
          {fee.transfer ? (
            <>
              <Button kind="primary" onPress={() => paid('transfer')} pending={pay.pending}>
                {t('fee.transferCame')}
              </Button>
              <Button onPress={printCode} pending={print.pending}>
                {t('fee.printQr')}
              </Button>
            </>
          ) : null}
          <Button onPress={() => paid('cash')} pending={pay.pending}>
            {t('fee.cashCame')}
          </Button>
        </div>
        {fee.transfer ? <p className={styles.hint}>{t('fee.checkBank')}</p> : null}
      </div>
    </section>
  );
}
