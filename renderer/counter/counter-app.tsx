import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { SignInForm } from '../ui/sign-in-form.tsx';
import { useStation } from '../ui/station-context.ts';
import { useLive } from '../ui/use-live.ts';
import { DeskScreen } from './screens/desk-screen.tsx';
import { OpenCounterScreen } from './screens/open-counter-screen.tsx';

/** A clerk's page: signed in → the counter open → the desk. The state chooses the screen. */
export function CounterApp() {
  const { session } = useStation();
  const { t } = useTranslation();
  if (session.counter === null) return <Notice tone="warn">{t('counter.noCounter')}</Notice>;
  if (!session.account) return <SignInForm heading={t('counter.signIn', { counter: session.counter })} />;
  return <StaffedCounter key={session.account.id} counter={session.counter} account={session.account} />;
}

function StaffedCounter(props: { counter: string; account: { id: string; name: string } }) {
  const { t } = useTranslation();
  const live = useLive('watchCounter', { counter: props.counter });
  if (live.failure?.type === 'sign-in-required' || live.failure?.type === 'sign-in-expired')
    return <SignInForm heading={t('counter.signIn', { counter: props.counter })} />;
  if (!live.view) return <Notice>{t('counter.loading')}</Notice>;
  if (live.view.account?.id !== props.account.id) return <OpenCounterScreen view={live.view} account={props.account} />;
  return <DeskScreen view={live.view} account={props.account} lostSince={live.lostSince} />;
}
