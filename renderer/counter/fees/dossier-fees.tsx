import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import type { FeeView } from '../../../contract/fees-api.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { receiptNumberText } from '../../../domain/receipt-book.ts';
import { Button } from '../../ui/button.tsx';
import { numberText } from '../../ui/format.ts';
import { useRequest } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import styles from './dossier-fees.module.css';
import { FeeDialog } from './fee-dialog.tsx';
import { FeeTaken } from './fee-taken.tsx';

/** On a dossier's card: what was paid for it and on which sheet, what is owed, and a key to take the rest. */
export function DossierFees(props: { line: DossierLine; view: CounterView; onChanged: () => void }) {
  const { line, view, onChanged } = props;
  const { t } = useTranslation();
  const { run } = useRequest('listFees');
  /** Null: not asked yet, or not for this person's eyes. */
  const [fees, setFees] = useState<readonly FeeView[] | null>(null);
  const [taking, setTaking] = useState(false);
  const look = useCallback(async () => {
    const answer = await run({ dossier: line.dossier, ticket: null });
    if (answer.ok) setFees(answer.value);
  }, [run, line.dossier]);
  useEffect(() => {
    look();
  }, [look]);
  useKeys([{ keys: ['Alt+7'], run: fees ? () => setTaking(true) : undefined }]);
  if (!fees) return null;
  const changed = () => {
    look();
    onChanged();
  };
  return (
    <section className={styles.fees} aria-label={t('fee.title')}>
      {fees.map((fee) =>
        fee.paid || fee.total === 0 ? (
          <p key={fee.fee}>
            {t('fee.paidLine', { amount: numberText(fee.total) })}
            {fee.paid?.receipt ? ` · ${fee.paid.receipt.series} ${receiptNumberText(fee.paid.receipt.number)}` : ''}
            {fee.total === 0 ? ` · ${t('fee.nothing')}` : ''}
          </p>
        ) : (
          <FeeTaken key={fee.fee} fee={fee} counter={view.counter} onJob={changed} />
        ),
      )}
      <Button shortcut="Alt 7" onPress={() => setTaking(true)}>
        {t('fee.takeFor')}
      </Button>
      {taking ? (
        <FeeDialog
          view={view}
          of={{ dossier: line.dossier, code: line.code, procedure: line.procedure }}
          onJob={() => {}}
          onClose={() => {
            setTaking(false);
            changed();
          }}
        />
      ) : null}
    </section>
  );
}
