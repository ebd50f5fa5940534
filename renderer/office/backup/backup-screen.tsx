import { useTranslation } from 'react-i18next';
import type { BackupView } from '../../../contract/backup-api.ts';
import { dateTimeText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { OfficePageProps } from '../office-page.ts';
import { HealedNotice } from './healed-notice.tsx';
import { NowSection } from './now-section.tsx';
import { PlaceSection } from './place-section.tsx';

/** Is there a good backup, where, of when; one now; and the way back to one. */
export function BackupScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchBackups', {});
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  return (
    <>
      {view.healed ? <HealedNotice healed={view.healed} /> : null}
      {view.whole && !view.whole.good ? (
        <Notice tone="bad" title={t('office.backup.wholeBad', { at: dateTimeText(view.whole.at) })}>
          {t('office.backup.wholeBadHelp')}
        </Notice>
      ) : null}
      <DamagedNotice damaged={view.damaged} />
      <NowSection view={view} />
      {view.places.map((place) => (
        <PlaceSection
          key={place.kind}
          place={place}
          healedAt={view.healed?.at ?? null}
          mayRestore={account.role === 'head' || account.role === 'technician'}
        />
      ))}
    </>
  );
}

/** Named, so that somebody looks at the paper folder; everything else works. */
function DamagedNotice({ damaged }: Pick<BackupView, 'damaged'>) {
  const { t } = useTranslation();
  if (damaged.length === 0) return null;
  return (
    <Notice tone="warn" title={t('office.backup.damaged', { codes: damaged.join(', ') })}>
      {t('office.backup.damagedHelp')}
    </Notice>
  );
}
