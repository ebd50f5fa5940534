import { useTranslation } from 'react-i18next';
import type { BackupView } from '../../../contract/backup-api.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';

/** How many of the last events nobody here has, and after which hour people are asked for what they hold. */
export function MissingEvents({ missing }: { missing: NonNullable<BackupView['healed']>['missing'] }) {
  const { t } = useTranslation();
  if (missing === null) return null;
  const events = numberText(missing.events);
  const { since } = missing;
  return (
    <p>
      {since === null
        ? t('office.missing.all', { events })
        : t('office.missing.some', { events, since: dateTimeText(since) })}
    </p>
  );
}
