import { HeldNotice } from '../../ui/held-notice.tsx';
import type { OfficePageProps } from '../office-page.ts';
import { DateQuestion } from '../parts/date-question.tsx';
import { DayCloses } from '../parts/day-closes.tsx';
import { Figures } from '../parts/figures.tsx';
import { FormerNotice } from '../parts/former-notice.tsx';
import { HelpNow } from '../parts/help-now.tsx';
import { HostConflicts } from '../parts/host-conflicts.tsx';
import { KioskCorner } from '../parts/kiosk-corner.tsx';
import { LogHealth } from '../parts/log-health.tsx';
import { OpeningCheck } from '../parts/opening-check.tsx';
import { OutOfOrderCalls } from '../parts/out-of-order-calls.tsx';
import { PaperJobs } from '../parts/paper-jobs.tsx';
import { PeopleNow } from '../parts/people-now.tsx';
import { ProvinceNow } from '../parts/province-now.tsx';
import { RebirthNotice } from '../parts/rebirth-notice.tsx';
import { VisitsSaid } from '../parts/visits-said.tsx';
import { AloneNotice } from '../stick/alone-notice.tsx';
import styles from './today-screen.module.css';

/** Today at one glance: what is asked of me, the five numbers, whether everything works, and what lies behind. */
export function TodayScreen({ view, account }: OfficePageProps) {
  return (
    <>
      <HelpNow asked={view.helpAsked} />
      <DateQuestion day={view.day} />
      {view.waitsFor === undefined ? null : <HeldNotice name={view.waitsFor} />}
      <FormerNotice former={view.formerHost} />
      <HostConflicts role={account.role} />
      <RebirthNotice rebirth={view.rebirth} />
      <AloneNotice alone={view.alone} />
      <Figures view={view} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <OpeningCheck view={view} />
          <ProvinceNow province={view.province} />
          <OutOfOrderCalls calls={view.outOfOrderCalls} />
          <VisitsSaid view={view} />
        </div>
        <div className={styles.column}>
          <PeopleNow view={view} isHead={account.role === 'head'} />
        </div>
        <div className={styles.column}>
          <PaperJobs printer={view.printer} jobs={view.jobs} />
          <DayCloses closes={view.closes} />
          <LogHealth log={view.log} />
          <KioskCorner isSet={view.staffPinSet} mayChange={account.role === 'head'} />
        </div>
      </div>
    </>
  );
}
