import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../contract/terminal-views.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { ConnectionBadge } from '../ui/connection-badge.tsx';
import { HostGone } from '../ui/host-gone.tsx';
import { ErrorText } from '../ui/notice.tsx';
import { NudgeNotice } from '../ui/nudge-notice.tsx';
import { OwnAccount } from '../ui/own-account.tsx';
import { StaffHeader } from '../ui/staff-header.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useLock } from '../ui/use-lock.ts';
import { useSignOut } from '../ui/use-sign-out.ts';
import styles from './office-frame.module.css';
import { PageList } from './page-list.tsx';
import { LockNotice } from './parts/lock-notice.tsx';

/** As at the counter (`renderer/counter/keymap.ts`). */
const LOCK_CAP = 'Shift F11';

/** Who can hold a dossier, and so be reminded of it. */
const handlers: readonly AccountRole[] = ['clerk', 'specialist', 'head'];

/** Header, the list of pages, and what nobody may overlook on any page; beside it the page that was chosen. */
export function OfficeFrame(props: {
  readonly view: OfficeView;
  readonly account: { name: string; role: AccountRole };
  readonly lostSince: number | null;
  readonly page: string;
  readonly onPage: (id: string) => void;
  readonly children: ReactNode;
}) {
  const { view, account, page, onPage } = props;
  const { t } = useTranslation();
  const signOut = useSignOut();
  useKeys([{ keys: ['Shift+F11'], run: useLock() }]);
  return (
    <div className={styles.page}>
      <StaffHeader
        place={t('office.title')}
        centre={view.point.centreName}
        demonstration={view.point.demonstration}
        states={
          <>
            <ConnectionBadge lostSince={props.lostSince} always />
            <HostGone lostSince={props.lostSince} />
          </>
        }
        account={<OwnAccount name={account.name} lockCap={LOCK_CAP} />}
        onSignOut={signOut.run}
      />
      <div className={styles.body}>
        <PageList role={account.role} page={page} onPage={onPage} />
        <main className={styles.main} key={page}>
          <ErrorText failure={signOut.failure} />
          <LockNotice lock={view.lock} />
          {handlers.includes(account.role) ? <NudgeNotice /> : null}
          {props.children}
        </main>
      </div>
    </div>
  );
}
