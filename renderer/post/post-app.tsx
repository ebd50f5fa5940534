import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askProvince } from '../province/province-client.ts';
import type { Failure } from '../station-client.ts';
import { SignInCard } from '../ui/sign-in-form.tsx';
import { type AskPost, askPostAs } from './post-client.ts';
import { PostScreen } from './post-screen.tsx';

const key = 'gan-dan.post';

/** A post office's page: signed in → what lies here. A closed browser is a signed-out agent. */
export function PostApp() {
  const { t } = useTranslation();
  const [token, setToken] = useState<string | null>(() => window.sessionStorage.getItem(key));
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const enter = (next: string | null) => {
    if (next === null) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, next);
    setToken(next);
  };
  const signIn = async (login: string, password: string) => {
    if (pending) return;
    setPending(true);
    const reply = await askProvince('signIn', { login, password }, null);
    setPending(false);
    if (!reply.ok) return setFailure(reply.error);
    if (reply.value.role !== 'post-agent') return setFailure({ type: 'role-not-allowed' });
    setFailure(null);
    enter(reply.value.token);
  };
  const ask = useMemo((): AskPost | null => {
    if (token === null) return null;
    const send = askPostAs(token);
    return async (method, input) => {
      const reply = await send(method, input);
      const over = ['sign-in-required', 'sign-in-expired', 'role-not-allowed'];
      if (!reply.ok && over.includes(reply.error.type)) {
        window.sessionStorage.removeItem(key);
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
    enter(null);
  };
  return <PostScreen ask={ask} onSignOut={signOut} />;
}
