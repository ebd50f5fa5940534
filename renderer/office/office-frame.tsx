import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../contract/terminal-views.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { Button } from '../ui/button.tsx';
import { ConnectionBadge } from '../ui/connection-badge.tsx';
import { ErrorText } from '../ui/notice.tsx';
import { StaffHeader } from '../ui/staff-header.tsx';
import { useSignOut } from '../ui/use-sign-out.ts';
import styles from './office-frame.module.css';
import { officePages } from './office-pages.ts';
import { AccountDialog } from './parts/account-dialog.tsx';
import { LockNotice } from './parts/lock-notice.tsx';

/** Header, tabs, and what nobody may overlook on any page; below it the page that was chosen. */
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
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles.page}>
      <div>
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
        <nav className={styles.tabs} aria-label={t('office.pages')}>
          {officePages.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className={styles.tab}
              onClick={() => onPage(id)}
              {...(id === page ? { 'aria-current': 'page' } : {})}
            >
              {t(title)}
            </button>
          ))}
        </nav>
      </div>
      <main className={styles.main} key={page}>
        <ErrorText failure={signOut.failure} />
        <LockNotice lock={view.lock} />
        {props.children}
      </main>
      {adding ? <AccountDialog onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
