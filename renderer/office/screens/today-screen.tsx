import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { ConnectionBadge } from '../../ui/connection-badge.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { StaffHeader } from '../../ui/staff-header.tsx';
import { useSignOut } from '../../ui/use-sign-out.ts';
import { AccountDialog } from '../parts/account-dialog.tsx';
import { DateQuestion } from '../parts/date-question.tsx';
import { Figures } from '../parts/figures.tsx';
import { LogHealth } from '../parts/log-health.tsx';
import { OpeningCheck } from '../parts/opening-check.tsx';
import { OutOfOrderCalls } from '../parts/out-of-order-calls.tsx';
import { PaperJobs } from '../parts/paper-jobs.tsx';
import { PeopleNow } from '../parts/people-now.tsx';
import { ProvinceNow } from '../parts/province-now.tsx';
import styles from './today-screen.module.css';

/** Today at one glance: what is asked of me, the five numbers, whether everything works, and what lies behind. */
export function TodayScreen(props: {
  readonly view: OfficeView;
  readonly account: { name: string; role: 'clerk' | 'head' };
  readonly lostSince: number | null;
}) {
  const { view, account } = props;
  const { t } = useTranslation();
  const signOut = useSignOut();
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles.page}>
      <StaffHeader
        place={t('office.title')}
        centre={view.point.centreName}
        demonstration={view.point.demonstration}
        states={<ConnectionBadge lostSince={props.lostSince} always />}
        account={account.name}
        actions={
          account.role === 'head' ? (
            <Button kind="quiet" onPress={() => setAdding(true)}>
              {t('office.account.add')}
            </Button>
          ) : null
        }
        onSignOut={signOut.run}
      />
      <main className={styles.main}>
        <ErrorText failure={signOut.failure} />
        <DateQuestion day={view.day} />
        <Figures view={view} />
        <div className={styles.columns}>
          <div className={styles.column}>
            <OpeningCheck view={view} />
            <ProvinceNow province={view.province} />
            <OutOfOrderCalls calls={view.outOfOrderCalls} />
          </div>
          <div className={styles.column}>
            <PeopleNow view={view} />
          </div>
          <div className={styles.column}>
            <PaperJobs printer={view.printer} jobs={view.jobs} />
            <LogHealth log={view.log} />
          </div>
        </div>
      </main>
      {adding ? <AccountDialog onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
