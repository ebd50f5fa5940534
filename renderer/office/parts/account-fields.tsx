import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly again: string;
}

export const emptyAccount: NewAccount = { login: '', name: '', password: '', again: '' };

const shortestPassword = 8;

export function isComplete({ login, name, password, again }: NewAccount): boolean {
  return login.trim() !== '' && name.trim() !== '' && password.length >= shortestPassword && password === again;
}

/** Name, sign-in name and a password typed twice; the faults show after the first try. */
export function AccountFields(props: {
  readonly account: NewAccount;
  readonly onChange: (account: NewAccount) => void;
  readonly tried: boolean;
}) {
  const { account, onChange, tried } = props;
  const { t } = useTranslation();
  const missing = (text: string) => (tried && text.trim() === '' ? t('office.account.missing') : null);
  return (
    <>
      <Field
        label={t('office.account.name')}
        name="name"
        value={account.name}
        onChange={(name) => onChange({ ...account, name })}
        error={missing(account.name)}
        maxLength={80}
        autoFocus
      />
      <Field
        label={t('ui.signIn.login')}
        name="login"
        value={account.login}
        onChange={(login) => onChange({ ...account, login })}
        error={missing(account.login)}
        maxLength={40}
        autoComplete="username"
      />
      <Field
        label={t('ui.signIn.password')}
        name="password"
        type="password"
        help={t('office.account.passwordHelp', { length: shortestPassword })}
        value={account.password}
        onChange={(password) => onChange({ ...account, password })}
        error={tried && account.password.length < shortestPassword ? t('office.account.tooShort') : null}
        maxLength={200}
        autoComplete="new-password"
      />
      <Field
        label={t('office.account.again')}
        name="password-again"
        type="password"
        value={account.again}
        onChange={(again) => onChange({ ...account, again })}
        error={tried && account.again !== account.password ? t('office.account.different') : null}
        maxLength={200}
        autoComplete="new-password"
      />
    </>
  );
}
