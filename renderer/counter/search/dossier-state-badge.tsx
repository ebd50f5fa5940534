import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
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
  if (line.state === 'result-ready') return <StateBadge tone="busy">{t('dossier.state.result-ready')}</StateBadge>;
  const overdue = Date.parse(`${line.dueAt}:00+07:00`) < now;
  return overdue ? (
    <StateBadge tone="bad">{t('dossier.state.overdue')}</StateBadge>
  ) : (
    <StateBadge>{t('dossier.state.received')}</StateBadge>
  );
}
