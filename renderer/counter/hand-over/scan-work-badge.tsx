import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../ui/state-badge.tsx';
import { capOf } from '../keymap.ts';

/** Work of another point that came by itself, with no folder that anybody would see. */
export function ScanWorkBadge({ waiting }: { waiting: number }) {
  const { t } = useTranslation();
  if (waiting === 0) return null;
  return <StateBadge tone="warn">{t('handOver.scanWork.badge', { n: waiting, key: capOf('handOver') })}</StateBadge>;
}
