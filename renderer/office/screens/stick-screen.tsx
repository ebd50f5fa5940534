import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { OfficePageProps } from '../office-page.ts';
import { AloneNotice } from '../stick/alone-notice.tsx';
import { CarrySection } from '../stick/carry-section.tsx';
import { LatestSection } from '../stick/latest-section.tsx';
import { PlacesSection } from '../stick/places-section.tsx';
import columns from './reception-screen.module.css';

/** What goes by hand where there is no wire: one button both ways, and what lies where. */
export function StickScreen({ view: office }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchSneakernet', {});
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  return (
    <>
      <AloneNotice alone={office.alone} />
      <div className={columns.columns}>
        <div className={columns.column}>
          <CarrySection view={view} />
        </div>
        <div className={columns.column}>
          <PlacesSection view={view} />
          <LatestSection view={view} />
        </div>
      </div>
    </>
  );
}
