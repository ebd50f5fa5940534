import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../domain/languages.ts';
import { type AccountRole, accountRoles } from '../../../domain/roles.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { Picks } from '../../ui/picks.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './account-dialog.module.css';
import { AccountFields, emptyAccount, isComplete } from './account-fields.tsx';

/** Somebody as the province wrote them down: what it said stands in the form. */
interface Said {
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly from: string;
  readonly to: string | null;
}

/** A new person of the centre, who stays or is sent here for a time; one after another without closing. */
export function AccountDialog({ today, said, onClose }: { today: string; said: Said | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState({ ...emptyAccount, name: said?.name ?? '', login: said?.login ?? '' });
  const [role, setRole] = useState<AccountRole>(said?.role ?? 'clerk');
  const [speaks, setSpeaks] = useState<readonly string[]>(['vi']);
  const [stay, setStay] = useState<'stays' | 'guest'>(said?.to ? 'guest' : 'stays');
  const [from, setFrom] = useState(typedDate(said?.to ? said.from : today));
  const [to, setTo] = useState(said?.to ? typedDate(said.to) : '');
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const create = useCommand('createAccount');
  const wrong = (typed: string) => (tried && dayOf(typed) === '' ? t('office.staff.dayWrong') : null);
  const submit = async () => {
    setTried(true);
    setAdded(null);
    const guest = stay === 'guest' ? { from: dayOf(from), to: dayOf(to) } : null;
    if (!isComplete(account) || speaks.length === 0 || (guest && !(guest.from && guest.to))) return;
    const { login, name, password } = account;
    const answer = await create.run({ login, name, password, role, languages: [...speaks], guest });
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
          options={accountRoles.map((value) => ({ value, text: t(`office.role.${value}`) }))}
          onChange={setRole}
        />
        <p>{t(`office.roleMeaning.${role}`)}</p>
        <Choice
          label={t('office.staff.stay')}
          value={stay}
          options={(['stays', 'guest'] as const).map((value) => ({ value, text: t(`office.staff.stay.${value}`) }))}
          onChange={setStay}
        />
        {stay === 'guest' ? (
          <div className={styles.two}>
            <Field label={t('office.staff.from')} value={from} onChange={setFrom} error={wrong(from)} maxLength={10} />
            <Field label={t('office.staff.to')} value={to} onChange={setTo} error={wrong(to)} maxLength={10} />
          </div>
        ) : null}
        <Picks
          label={t('office.staff.speaks')}
          chosen={speaks}
          options={languages.map(({ code, vietnameseName }) => ({ value: code as string, text: vietnameseName }))}
          onChange={setSpeaks}
          error={tried && speaks.length === 0 ? t('office.account.missing') : null}
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

/** '' where it is no whole day. */
function dayOf(typed: string): string {
  const date = readDate(typed) ?? '';
  return date.length === 10 ? date : '';
}
