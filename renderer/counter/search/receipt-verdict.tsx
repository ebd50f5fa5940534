import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptVerdict as Verdict } from '../../../domain/signed-code.ts';
import { Notice } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';

const tones = { genuine: 'good', forged: 'bad', 'key-unknown': 'warn' } as const;

/** What the signature of a scanned receipt says; of a code without one there is nothing to say. */
export function ReceiptVerdict({ text }: { text: string }) {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<Verdict>('unsigned');
  const { run } = useRequest('checkReceipt');
  useEffect(() => {
    const state = { stale: false };
    void run({ text }).then((answer) => {
      if (!state.stale && answer.ok) setVerdict(answer.value.verdict);
    });
    return () => {
      state.stale = true;
    };
  }, [run, text]);
  if (verdict === 'unsigned') return null;
  return <Notice tone={tones[verdict]}>{t(`dossier.receiptCheck.${verdict}`)}</Notice>;
}
