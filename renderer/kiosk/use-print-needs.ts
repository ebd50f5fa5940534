import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenKey } from '../i18n.ts';
import { useCommand } from '../ui/use-command.ts';
import { useKiosk } from './kiosk-context.ts';

/** The list on paper, once for each look at it. */
export function usePrintNeeds(procedure: string): { label: ScreenKey; can: boolean; run: () => void } {
  const { i18n } = useTranslation();
  const { voices } = useKiosk();
  const print = useCommand('printNeeds');
  const [printed, setPrinted] = useState(false);
  const label: ScreenKey = print.error
    ? 'kiosk.needs.cannotPrint'
    : printed || print.pending
      ? 'kiosk.needs.printing'
      : 'kiosk.needs.print';
  const run = async () => {
    const answer = await print.run({ procedure, language: i18n.language });
    setPrinted(answer.ok);
    voices.sayInSpeakerMode([answer.ok ? 'kiosk.needs.printing' : 'kiosk.needs.cannotPrint']);
  };
  return { label, can: !printed && !print.pending && !print.error, run: () => void run() };
}
