import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../station-client.ts';
import { SignInCard } from '../ui/sign-in-form.tsx';
import { OfficerProvider, type SignedIn } from './officer-context.ts';
import { askProvince, keepOfficer, keptOfficer, type Officer } from './province-client.ts';
import { ProvinceFrame } from './province-frame.tsx';

/** The province's page: signed in → one of its pages. */
export function ProvinceApp() {
  const { t } = useTranslation();
  const [officer, setOfficer] = useState<Officer | null>(() => keptOfficer(window.sessionStorage));
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const enter = (next: Officer | null) => {
    keepOfficer(window.sessionStorage, next);
    setOfficer(next);
  };
  const signIn = async (login: string, password: string) => {
    if (pending) return;
    setPending(true);
    const reply = await askProvince('signIn', { login, password }, null);
    setPending(false);
    if (!reply.ok) return setFailure(reply.error);
    setFailure(null);
    enter(reply.value);
  };
  const signedIn = useMemo((): SignedIn | null => {
    if (!officer) return null;
    return {
      officer,
      async ask(method, input) {
        const reply = await askProvince(method, input, officer.token);
        if (!reply.ok && (reply.error.type === 'sign-in-required' || reply.error.type === 'sign-in-expired')) {
          keepOfficer(window.sessionStorage, null);
          setOfficer(null);
          setFailure(reply.error);
        }
        return reply;
      },
    };
  }, [officer]);

  if (!signedIn)
    return <SignInCard heading={t('province.signIn')} pending={pending} failure={failure} onSubmit={signIn} />;
  const signOut = async () => {
    await askProvince('signOut', {}, signedIn.officer.token);
    // whoever comes next begins at their own first page
    window.history.pushState(null, '', window.location.pathname + window.location.search);
    enter(null);
  };
  return (
    <OfficerProvider value={signedIn}>
      <ProvinceFrame onSignOut={signOut} />
    </OfficerProvider>
  );
}
