import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../contract/terminal-views.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { ConnectionBadge } from '../ui/connection-badge.tsx';
import { ErrorText } from '../ui/notice.tsx';
import { NudgeNotice } from '../ui/nudge-notice.tsx';
import { OwnAccount } from '../ui/own-account.tsx';
import { StaffHeader } from '../ui/staff-header.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useLock } from '../ui/use-lock.ts';
import { useSignOut } from '../ui/use-sign-out.ts';
import styles from './office-frame.module.css';
import { officePagesOf } from './office-pages.ts';
import { LockNotice } from './parts/lock-notice.tsx';

/** As at the counter (`renderer/counter/keymap.ts`). */
const LOCK_CAP = 'Shift F11';

/** Who can hold a dossier, and so be reminded of it. */
const handlers: readonly AccountRole[] = ['clerk', 'specialist', 'head'];

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
  useKeys([{ keys: ['Shift+F11'], run: useLock() }]);
  return (
    <div className={styles.page}>
      <div>
        <StaffHeader
          place={t('office.title')}
          centre={view.point.centreName}
          demonstration={view.point.demonstration}
          states={<ConnectionBadge lostSince={props.lostSince} always />}
          account={<OwnAccount name={account.name} lockCap={LOCK_CAP} />}
          onSignOut={signOut.run}
        />
        <nav className={styles.tabs} aria-label={t('office.pages')}>
          {officePagesOf(account.role).map(({ id, title }) => (
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
        {handlers.includes(account.role) ? <NudgeNotice /> : null}
        {props.children}
      </main>
    </div>
  );
}
