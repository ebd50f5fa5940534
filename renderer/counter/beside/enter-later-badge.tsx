import { useTranslation } from 'react-i18next';
import { StateBadge } from '../../ui/state-badge.tsx';

/** How many dossiers the provincial system has not been told of. */
export function EnterLaterBadge({ waiting }: { waiting: number }) {
  const { t } = useTranslation();
  return waiting === 0 ? null : (
    <StateBadge tone="warn">{t('counter.enterLater.badge', { count: waiting })}</StateBadge>
  );
}
