import { type ReactNode, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { attachAnewIf } from './attached-anew.ts';
import { BrocadeBand } from './brocade-band.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { LostHere } from './lost-here.tsx';
import { ErrorText } from './notice.tsx';
import { OwnPasswordScreen } from './own-password-screen.tsx';
import styles from './screen-lock.module.css';
import { useStation } from './station-context.ts';
import { useRequest } from './use-command.ts';
import { useIdleLock } from './use-lock.ts';
import { useSignOut } from './use-sign-out.ts';

/**
 * A staff page that can be left alone. Locked, it shows nothing of what it showed, and all of it is still there: the
 * visit in progress, the half-typed dossier. Whoever came in with a password for once sets an own one first.
 */
export function ScreenLock({ note, children }: { note: string | null; children: ReactNode }) {
  const { session } = useStation();
  useIdleLock();
  if (session.account?.mustChangePassword) return <OwnPasswordScreen account={session.account} />;
  return (
    <>
      <div className={styles.page} data-locked={session.isLocked} inert={session.isLocked}>
        {children}
      </div>
      {session.isLocked && session.account ? <Locked name={session.account.name} note={note} /> : null}
    </>
  );
}

function Locked({ name, note }: { name: string; note: string | null }) {
  const { t } = useTranslation();
  const { session, setSession } = useStation();
  const [secret, setSecret] = useState('');
  const unlock = useRequest('unlockScreen');
  const signOut = useSignOut();
  const hasPin = session.account?.hasPin ?? false;
  const submit = async () => {
    if (secret === '') return;
    const answer = await unlock.run({ secret });
    setSecret('');
    if (answer.ok) setSession({ ...session, isLocked: false });
    // Signed in too long ago, or by nobody any more: only a new sign-in helps.
    else if (answer.error.type === 'nobody-to-unlock') signOut.run();
    else attachAnewIf(answer.error);
  };
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen isKeyboardDismissDisabled>
      <Modal className={styles.card ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <BrocadeBand className={styles.band} />
          <Heading slot="title" className={styles.title ?? ''}>
            {t('ui.lock.screenTitle')}
          </Heading>
          <p className={styles.name}>{name}</p>
          {note ? <p className={styles.note}>{note}</p> : null}
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <Field
              label={t(hasPin ? 'ui.lock.secret' : 'ui.signIn.password')}
              type="password"
              value={secret}
              onChange={setSecret}
              autoComplete="current-password"
              maxLength={200}
              autoFocus
            />
            <ErrorText failure={unlock.error ?? signOut.failure} />
            <div className={styles.actions}>
              <Button kind="primary" size="large" type="submit" pending={unlock.pending} disabled={secret === ''}>
                {t('ui.lock.open')}
              </Button>
              <Button kind="quiet" onPress={signOut.run}>
                {t('ui.lock.other')}
              </Button>
            </div>
            <LostHere />
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
