import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../station-client.ts';
import { SignInCard } from '../ui/sign-in-form.tsx';
import { CommunesScreen } from './communes-screen.tsx';
import { askProvince, keepOfficer, keptOfficer, type Officer } from './province-client.ts';

/** The province's page: signed in → the communes. */
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
    if (!reply.value.ok) return setFailure(reply.value.error);
    setFailure(null);
    enter({ token: reply.value.value.token, name: reply.value.value.name });
  };
  const signOut = async () => {
    if (officer) await askProvince('signOut', {}, officer.token);
    enter(null);
  };

  if (!officer)
    return <SignInCard heading={t('province.signIn')} pending={pending} failure={failure} onSubmit={signIn} />;
  return (
    <CommunesScreen
      officer={officer}
      onSignOut={signOut}
      onSessionLost={(lost) => {
        setFailure(lost);
        enter(null);
      }}
    />
  );
}
