import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { useOfficer, useSending } from './officer-context.ts';
import { Panel } from './panel.tsx';
import styles from './province.module.css';
import { scopeText } from './scope-text.ts';

/** Who one is here, and the own password. */
export function AccountScreen() {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const { send, pending, failure } = useSending();
  const [typed, setTyped] = useState({ old: '', password: '', again: '' });
  const [done, setDone] = useState(false);
  const isDifferent = typed.again !== '' && typed.again !== typed.password;
  const change = async () => {
    setDone(false);
    const { old, password } = typed;
    if ((await send('changeOfficerPassword', { old, password })) === null) return;
    setTyped({ old: '', password: '', again: '' });
    setDone(true);
  };
  return (
    <Panel title={t('province.page.account')}>
      <p>
        <strong>{officer.name}</strong> · {officer.login} · {t(`province.role.${officer.role}`)} ·{' '}
        {scopeText(t, officer.commune)}
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <Field
          label={t('province.account.old')}
          type="password"
          value={typed.old}
          onChange={(old) => setTyped({ ...typed, old })}
          autoComplete="current-password"
        />
        <Field
          label={t('province.account.new')}
          type="password"
          value={typed.password}
          onChange={(password) => setTyped({ ...typed, password })}
          autoComplete="new-password"
        />
        <Field
          label={t('province.account.again')}
          type="password"
          value={typed.again}
          onChange={(again) => setTyped({ ...typed, again })}
          error={isDifferent ? t('province.account.different') : null}
          autoComplete="new-password"
        />
        <ErrorText failure={failure} />
        {done ? <Notice tone="good">{t('province.account.done')}</Notice> : null}
        <div>
          <Button
            kind="primary"
            type="submit"
            pending={pending}
            disabled={!typed.old || !typed.password || typed.again !== typed.password}
          >
            {t('province.account.change')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
