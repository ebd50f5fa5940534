import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askProvince, keepOfficer, keptOfficer, type Officer } from '../province/province-client.ts';
import type { Failure } from '../station-client.ts';
import { SignInCard } from '../ui/sign-in-form.tsx';
import { type AskPost, askPostAs } from './post-client.ts';
import { deskOf, emptyPostDesk } from './post-desk-state.ts';
import { PostScreen } from './post-screen.tsx';

/**
 * A post office's page: signed in → what lies here. A closed browser is a signed-out agent; whoever is signed in here is on the
 * province's page of the same tab too, where the own password is changed.
 */
export function PostApp() {
  const { t } = useTranslation();
  const [kept] = useState(() => keptOfficer(window.sessionStorage));
  const [token, setToken] = useState<string | null>(kept?.role === 'post-agent' ? kept.token : null);
  const [agent, setAgent] = useState<string | null>(kept?.login ?? null);
  const [desk, setDesk] = useState(emptyPostDesk);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const enter = (next: Officer | null) => {
    keepOfficer(window.sessionStorage, next);
    setToken(next?.token ?? null);
  };
  const signIn = async (login: string, password: string) => {
    if (pending) return;
    setPending(true);
    const reply = await askProvince('signIn', { login, password }, null);
    setPending(false);
    if (!reply.ok) return setFailure(reply.error);
    if (reply.value.role !== 'post-agent') return setFailure({ type: 'role-not-allowed' });
    setFailure(null);
    // Whoever comes back after the session ran out finds the table as it was; somebody else an empty one.
    setDesk(deskOf(desk, agent, reply.value.login));
    setAgent(reply.value.login);
    enter(reply.value);
  };
  const ask = useMemo((): AskPost | null => {
    if (token === null) return null;
    const send = askPostAs(token);
    return async (method, input) => {
      const reply = await send(method, input);
      const over = ['sign-in-required', 'sign-in-expired', 'role-not-allowed'];
      if (!reply.ok && over.includes(reply.error.type)) {
        keepOfficer(window.sessionStorage, null);
        setToken(null);
        setFailure(reply.error);
      }
      return reply;
    };
  }, [token]);

  if (!ask || token === null)
    return <SignInCard heading={t('post.signIn')} pending={pending} failure={failure} onSubmit={signIn} />;
  const signOut = async () => {
    await askProvince('signOut', {}, token);
    setDesk(emptyPostDesk);
    enter(null);
  };
  return <PostScreen ask={ask} desk={desk} onDesk={setDesk} onSignOut={signOut} />;
}
