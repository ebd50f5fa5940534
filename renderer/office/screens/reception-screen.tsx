import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { OfficePageProps } from '../office-page.ts';
import { HoursSection } from '../reception/hours-section.tsx';
import { NowSection } from '../reception/now-section.tsx';
import { TimetableSection } from '../reception/timetable-section.tsx';
import styles from './reception-screen.module.css';

/** What the kiosk says of the day: now (pause, lock), the hours of the week, and where the centre comes nearer. */
export function ReceptionScreen({ view, account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view: reception } = useLive('watchReception', {});
  if (!reception) return <Notice>{t('office.reception.loading')}</Notice>;
  const parts = { view, reception, isHead: account.role === 'head' };
  return (
    <div className={styles.columns}>
      <NowSection {...parts} />
      <div className={styles.column}>
        <HoursSection {...parts} />
        <TimetableSection {...parts} />
      </div>
    </div>
  );
}
