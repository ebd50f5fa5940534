import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { ScreenLock } from '../ui/screen-lock.tsx';
import { SignInForm } from '../ui/sign-in-form.tsx';
import { useStation } from '../ui/station-context.ts';
import { type Live, useLive, type ViewOf } from '../ui/use-live.ts';
import { useTexts } from '../ui/use-texts.ts';
import { HelpBanner } from './help-banner.tsx';
import { DeskScreen } from './screens/desk-screen.tsx';
import { OpenCounterScreen } from './screens/open-counter-screen.tsx';

/** A clerk's page. Whatever it shows, somebody at a kiosk who needs a person is shown above it. */
export function CounterApp() {
  const { session } = useStation();
  const { t } = useTranslation();
  if (session.counter === null) return <Notice tone="warn">{t('counter.noCounter')}</Notice>;
  return <Counter counter={session.counter} />;
}

function Counter({ counter }: { counter: string }) {
  const live = useLive('watchCounter', { counter });
  useTexts(live.view?.point.languages);
  return (
    <>
      <HelpBanner asked={live.view?.helpAsked ?? []} counter={counter} />
      <CounterScreen counter={counter} live={live} />
    </>
  );
}

/** Signed in → the counter open → the desk; locked while nobody stands there. The state chooses the screen. */
function CounterScreen({ counter, live }: { counter: string; live: Live<ViewOf<'watchCounter'>> }) {
  const { account } = useStation().session;
  const { t } = useTranslation();
  const { view, failure, lostSince } = live;
  const isSignedOut = failure?.type === 'sign-in-required' || failure?.type === 'sign-in-expired';
  if (!account || isSignedOut) return <SignInForm heading={t('counter.signIn', { counter })} />;
  if (!view) return <Notice>{t('counter.loading')}</Notice>;
  const isMine = view.account?.id === account.id;
  const note = isMine && view.current ? t('counter.lock.visit', { number: view.current.number }) : null;
  return (
    <ScreenLock note={note}>
      {isMine ? (
        <DeskScreen key={account.id} view={view} account={account} lostSince={lostSince} />
      ) : (
        <OpenCounterScreen key={account.id} view={view} account={account} />
      )}
    </ScreenLock>
  );
}
