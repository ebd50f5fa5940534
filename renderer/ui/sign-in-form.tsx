import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachAnewIf } from './attached-anew.ts';
import { BrocadeBand } from './brocade-band.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { LostHere } from './lost-here.tsx';
import { ErrorText } from './notice.tsx';
import styles from './sign-in-form.module.css';
import { useStation } from './station-context.ts';
import { useRequest } from './use-command.ts';

/** Signs a person in on this terminal; the page's session changes when it succeeds. */
export function SignInForm({ heading }: { heading?: string }) {
  const { setSession } = useStation();
  const signIn = useRequest('signIn');
  return (
    <SignInCard
      {...(heading ? { heading } : {})}
      pending={signIn.pending}
      failure={signIn.error}
      onSubmit={async (login, password) => {
        const answer = await signIn.run({ login, password });
        if (answer.ok) setSession(answer.value);
        else attachAnewIf(answer.error);
      }}
      lost={<LostHere />}
    />
  );
}

/** The card alone, for pages with another door (the province). */
export function SignInCard(props: {
  readonly heading?: string;
  readonly pending: boolean;
  readonly failure: { readonly type: string } | null;
  readonly onSubmit: (login: string, password: string) => void;
  /** Said while the station does not answer. */
  readonly lost?: ReactNode;
}) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (login && password) props.onSubmit(login, password);
        }}
      >
        <BrocadeBand className={styles.band} />
        <h1 className={styles.heading}>{props.heading ?? t('ui.signIn.title')}</h1>
        <Field
          label={t('ui.signIn.login')}
          name="login"
          value={login}
          onChange={setLogin}
          autoComplete="username"
          autoFocus
          required
        />
        <Field
          label={t('ui.signIn.password')}
          name="password"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          required
        />
        <ErrorText failure={props.failure} />
        <Button kind="primary" size="large" type="submit" pending={props.pending} disabled={!login || !password}>
          {t('ui.signIn.submit')}
        </Button>
        {props.lost}
      </form>
    </main>
  );
}
