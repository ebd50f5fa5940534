import { useTranslation } from 'react-i18next';
import { timeText } from './format.ts';
import { StateBadge } from './state-badge.tsx';

/** What is shown may be old: since when. Silent while everything is well, unless `always`. */
export function ConnectionBadge({ lostSince, always = false }: { lostSince: number | null; always?: boolean }) {
  const { t } = useTranslation();
  return (
    <span role="status">
      {lostSince !== null ? (
        <StateBadge tone="bad">{t('ui.connection.lost', { time: timeText(lostSince) })}</StateBadge>
      ) : always ? (
        <StateBadge tone="good">{t('ui.connection.good')}</StateBadge>
      ) : null}
    </span>
  );
}
