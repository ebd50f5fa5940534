import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../ui/state-badge.tsx';
import { type ByScan, needsFolderFirst } from './desk-state.ts';

const whys = { 'before-processing': 'work-waits', 'before-result': 'before-result', never: 'never' } as const;

/** How far somebody comes with it who has no folder. */
export function ScanFacts({ of }: { readonly of: ByScan }) {
  const { t } = useTranslation();
  const scans = of.scans === 0 ? t('handOver.scans.none') : t('handOver.scans.count', { n: of.scans });
  return (
    <StateBadge tone={needsFolderFirst(of) ? 'warn' : 'quiet'}>
      {scans}; {t(`handOver.trip.why.${whys[of.original]}`)}
    </StateBadge>
  );
}
