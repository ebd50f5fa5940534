import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import { LaterSection } from '../beside/later-section.tsx';
import { ModeSection } from '../beside/mode-section.tsx';
import { RegisterSection } from '../beside/register-section.tsx';
import type { OfficePageProps } from '../office-page.ts';
import columns from './reception-screen.module.css';

/** How the centre stands to the provincial system: which record is the legal one, what has to be told it, what differs. */
export function BesideScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchBeside', {});
  if (!view) return <Notice>{t('office.reception.loading')}</Notice>;
  return (
    <div className={columns.columns}>
      <div className={columns.column}>
        <ModeSection view={view} isHead={account.role === 'head'} />
      </div>
      <div className={columns.column}>
        {view.mode === 'beside' ? (
          <>
            <LaterSection view={view} />
            {account.role === 'technician' ? null : <RegisterSection />}
          </>
        ) : null}
      </div>
    </div>
  );
}
