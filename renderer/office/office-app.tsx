import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { people } from '../../contract/rights.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { Notice } from '../ui/notice.tsx';
import { ScreenLock } from '../ui/screen-lock.tsx';
import { SignInForm } from '../ui/sign-in-form.tsx';
import { useStation } from '../ui/station-context.ts';
import { useLive } from '../ui/use-live.ts';
import { OfficeFrame } from './office-frame.tsx';
import { officePages } from './office-pages.ts';
import { SetUpScreen } from './screens/set-up-screen.tsx';
import { LedSetUp } from './set-up/led-set-up.tsx';

/** The head's and the technician's page: set up → signed in → one of its pages. */
export function OfficeApp() {
  const { session } = useStation();
  const { t } = useTranslation();
  if (session.setUpNeeded) return <SetUpScreen />;
  if (!session.account) return <SignInForm heading={t('office.signIn')} />;
  return (
    <ScreenLock note={null}>
      <SignedIn account={session.account} />
    </ScreenLock>
  );
}

function SignedIn({ account }: { account: { name: string; role: AccountRole } }) {
  const { t } = useTranslation();
  const live = useLive('watchOffice', {});
  const [page, setPage] = useState(officePages[0].id);
  const [isLater, setLater] = useState(false);
  if (live.failure?.type === 'sign-in-required' || live.failure?.type === 'sign-in-expired')
    return <SignInForm heading={t('office.signIn')} />;
  if (!live.view) return <Notice>{t('office.loading')}</Notice>;
  const step = (people.machines as readonly string[]).includes(account.role) ? live.view.setUpStep : null;
  if (step && !isLater) return <LedSetUp step={step} anew={live.view.setUpAnew} onLater={() => setLater(true)} />;
  const { Page } = officePages.find(({ id }) => id === page) ?? officePages[0];
  return (
    <OfficeFrame view={live.view} account={account} lostSince={live.lostSince} page={page} onPage={setPage}>
      <Page view={live.view} account={account} />
    </OfficeFrame>
  );
}
