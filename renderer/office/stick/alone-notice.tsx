import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';

/** Only what lies in one place alone is somebody's business; that the province is away, is not. */
export function AloneNotice({ alone }: { alone: OfficeView['alone'] }) {
  const { t } = useTranslation();
  if (!alone.alarm || alone.oldest === null) return null;
  return (
    <Notice tone="warn" title={t('office.stick.alarm', { events: numberText(alone.events) })}>
      {t('office.stick.alarmHelp', { since: dateTimeText(alone.oldest) })}
    </Notice>
  );
}
