import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrocadeBand } from '../../ui/brocade-band.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useStation } from '../../ui/station-context.ts';
import { useCommand } from '../../ui/use-command.ts';
import { AccountFields, emptyAccount, isComplete } from '../parts/account-fields.tsx';
import styles from './set-up-screen.module.css';

/** An empty centre, opened with its one-time code: the first account is its head's. */
export function SetUpScreen() {
  const { t } = useTranslation();
  const { setSession, session } = useStation();
  const { waitsFor } = session;
  const [account, setAccount] = useState(emptyAccount);
  const [tried, setTried] = useState(false);
  const create = useCommand('createFirstAccount');
  const submit = async () => {
    setTried(true);
    if (!isComplete(account)) return;
    const { login, name: fullName, password } = account;
    const answer = await create.run({
      login,
      name: fullName,
      password,
      ...(waitsFor !== undefined && { nobodyTookOver: true }),
    });
    if (answer.ok) setSession(answer.value);
  };
  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <BrocadeBand className={styles.band} />
        <h1 className={styles.title}>{t('office.setUp.title')}</h1>
        {waitsFor === undefined ? null : (
          <Notice tone="warn" title={t('ui.held.title', { name: waitsFor })}>
            {t('office.setUp.held', { name: waitsFor })}
          </Notice>
        )}
        <p>{t('office.setUp.help')}</p>
        <AccountFields account={account} onChange={setAccount} tried={tried} />
        <ErrorText failure={create.error} />
        <Button
          kind={waitsFor === undefined ? 'primary' : 'danger'}
          size="large"
          type="submit"
          pending={create.pending}
        >
          {t(waitsFor === undefined ? 'office.setUp.submit' : 'office.setUp.nobodyTookOver')}
        </Button>
      </form>
    </main>
  );
}
