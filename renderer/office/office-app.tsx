import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { SignInForm } from '../ui/sign-in-form.tsx';
import { useStation } from '../ui/station-context.ts';
import { useLive } from '../ui/use-live.ts';
import { SetUpScreen } from './screens/set-up-screen.tsx';
import { TodayScreen } from './screens/today-screen.tsx';

/** The head's and the technician's page: set up → signed in → today. */
export function OfficeApp() {
  const { session } = useStation();
  const { t } = useTranslation();
  if (session.setUpNeeded) return <SetUpScreen />;
  if (!session.account) return <SignInForm heading={t('office.signIn')} />;
  return <SignedIn account={session.account} />;
}

function SignedIn({ account }: { account: { name: string; role: 'clerk' | 'head' } }) {
  const { t } = useTranslation();
  const live = useLive('watchOffice', {});
  if (live.failure?.type === 'sign-in-required' || live.failure?.type === 'sign-in-expired')
    return <SignInForm heading={t('office.signIn')} />;
  if (!live.view) return <Notice>{t('office.loading')}</Notice>;
  return <TodayScreen view={live.view} account={account} lostSince={live.lostSince} />;
}
