import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './account-dialog.module.css';
import { AccountFields, emptyAccount, isComplete } from './account-fields.tsx';

const roles = ['clerk', 'head'] as const;

/** A new clerk or head; one after another without closing. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState(emptyAccount);
  const [role, setRole] = useState<(typeof roles)[number]>('clerk');
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const create = useCommand('createAccount');
  const submit = async () => {
    setTried(true);
    setAdded(null);
    if (!isComplete(account)) return;
    const { login, name, password } = account;
    const answer = await create.run({ login, name, password, role });
    if (!answer.ok) return;
    setAdded(name);
    setAccount(emptyAccount);
    setTried(false);
  };
  return (
    <StaffDialog title={t('office.account.add')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {added ? <Notice tone="good">{t('office.account.added', { name: added })}</Notice> : null}
        <AccountFields account={account} onChange={setAccount} tried={tried} />
        <Choice
          label={t('office.account.role')}
          value={role}
          options={roles.map((value) => ({ value, text: t(`office.role.${value}`) }))}
          onChange={setRole}
        />
        <ErrorText failure={create.error} />
        <div className={styles.actions}>
          <Button kind="primary" type="submit" pending={create.pending}>
            {t('office.account.submit')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('office.account.close')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
