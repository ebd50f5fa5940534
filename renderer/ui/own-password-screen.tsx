import { useTranslation } from 'react-i18next';
import type { Session } from '../station-client.ts';
import { BrocadeBand } from './brocade-band.tsx';
import { PasswordForm } from './own-account.tsx';
import styles from './sign-in-form.module.css';
import { useStation } from './station-context.ts';
import { useSignOut } from './use-sign-out.ts';

/** The password that let in was for once: nothing else is done before there is an own one. */
export function OwnPasswordScreen({ account }: { account: NonNullable<Session['account']> }) {
  const { t } = useTranslation();
  const { session, setSession } = useStation();
  const signOut = useSignOut();
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <BrocadeBand className={styles.band} />
        <h1 className={styles.heading}>{t('ui.own.first', { name: account.name })}</h1>
        <p>{t('ui.own.firstWhy')}</p>
        <PasswordForm
          isOnce
          onDone={() => setSession({ ...session, account: { ...account, mustChangePassword: false } })}
          onClose={signOut.run}
        />
      </div>
    </main>
  );
}
