import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import styles from './second-person.module.css';

export interface Second {
  readonly login: string;
  readonly secret: string;
}
export const nobody: Second = { login: '', secret: '' };

/** The second person of a step that takes two: one of both is a head. */
export function SecondPerson({ value, onChange }: { value: Second; onChange: (value: Second) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.second}>
      <legend>{t('dossier.act.second')}</legend>
      <p>{t('dossier.act.secondHelp')}</p>
      <div className={styles.pair}>
        <Field
          label={t('ui.signIn.login')}
          name="approver-login"
          value={value.login}
          onChange={(login) => onChange({ ...value, login })}
          maxLength={40}
        />
        <Field
          label={t('dossier.act.secret')}
          name="approver-secret"
          type="password"
          value={value.secret}
          onChange={(secret) => onChange({ ...value, secret })}
          maxLength={200}
        />
      </div>
    </fieldset>
  );
}
