import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import { isRunning } from '../../../domain/dossier-words.ts';
import { useNow } from '../../ui/clock.tsx';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';

/** Where a dossier stands, and early, on time or late in words. */
export function DossierStateBadge({ line }: { line: DossierLine }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  if (line.timeliness) {
    const tone: BadgeTone = line.timeliness === 'late' ? 'bad' : 'good';
    return <StateBadge tone={tone}>{t(`dossier.returned.${line.timeliness}`)}</StateBadge>;
  }
  const overdue = isRunning(line.state) && Date.parse(`${line.dueAt}:00+07:00`) < now;
  if (overdue) return <StateBadge tone="bad">{t('dossier.state.overdue')}</StateBadge>;
  return <StateBadge tone={tones[line.state]}>{t(`dossier.state.${line.state}`)}</StateBadge>;
}

const tones: Readonly<Record<DossierLine['state'], BadgeTone>> = {
  ...{ received: 'quiet', forwarded: 'quiet', 'in-process': 'quiet', 'result-ready': 'busy', returned: 'good' },
  ...{ 'waiting-supplement': 'warn', 'waiting-payment': 'warn' },
  ...{ refused: 'bad', withdrawn: 'bad', stopped: 'bad', voided: 'bad' },
};
