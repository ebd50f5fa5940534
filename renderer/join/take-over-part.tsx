import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinView } from '../../contract/join-api.ts';
import { Button } from '../ui/button.tsx';
import styles from '../ui/card-page.module.css';
import { Field } from '../ui/field.tsx';
import { dateTimeText } from '../ui/format.ts';
import { ErrorText, Notice } from '../ui/notice.tsx';
import type { JoinClient } from './join-client.ts';

type Means = 'first' | 'screens' | 'letter' | 'lost' | 'old';
const means: readonly Means[] = ['first', 'screens', 'letter', 'lost', 'old'];

/** The host does not answer: who may take its place, and, at that PC, the two presses that do it. */
export function TakeOverPart({
  standIn,
  client,
}: {
  readonly standIn: JoinView['standIn'];
  readonly client: JoinClient;
}) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const heading = <h2>{t('join.takeOver')}</h2>;
  if (!standIn?.isThis || standIn.wholeAt === null)
    return (
      <section className={styles.way}>
        {heading}
        <p>
          {standIn === null
            ? t('join.takeOver.none')
            : standIn.isThis
              ? t('join.takeOver.noCopy')
              : t('join.takeOver.elsewhere', { name: standIn.name })}
        </p>
      </section>
    );
  const at = dateTimeText(standIn.wholeAt);
  return (
    <section className={styles.way}>
      {heading}
      <p>{t('join.takeOver.here', { at })}</p>
      {sure ? (
        <>
          <Notice tone="warn" title={t('join.takeOver.means')}>
            <ol className={styles.steps}>
              {means.map((each) => (
                <li key={each}>{t(`join.takeOver.means.${each}`, { at })}</li>
              ))}
            </ol>
          </Notice>
          <Press client={client} onCancel={() => setSure(false)} />
        </>
      ) : (
        <div className={styles.buttons}>
          <Button kind="primary" size="large" onPress={() => setSure(true)}>
            {t('join.takeOver.begin')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Somebody of the centre says so with their own password: it stands in the log with their name. */
function Press({ client, onCancel }: { readonly client: JoinClient; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<{ pending: boolean; failure: { type: string } | null; done: boolean }>({
    ...{ pending: false, failure: null, done: false },
  });
  const press = async () => {
    setState({ pending: true, failure: null, done: false });
    const answer = await client.takeOver({ login, password }).catch(() => null);
    if (answer?.ok) return setState({ pending: false, failure: null, done: true });
    setState({ pending: false, failure: answer ? answer.error : { type: 'unknown' }, done: false });
  };
  if (state.done) return <Notice tone="good">{t('join.takeOver.done')}</Notice>;
  return (
    <form
      className={styles.press}
      onSubmit={(event) => {
        event.preventDefault();
        if (login && password) void press();
      }}
    >
      <p>{t('join.takeOver.who')}</p>
      <Field
        label={t('ui.signIn.login')}
        name="login"
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoFocus
      />
      <Field
        label={t('ui.signIn.password')}
        name="password"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <ErrorText failure={state.failure} />
      <div className={styles.buttons}>
        <Button kind="danger" size="large" type="submit" pending={state.pending} disabled={!login || !password}>
          {t('join.takeOver.sure')}
        </Button>
        <Button size="large" onPress={onCancel}>
          {t('join.takeOver.cancel')}
        </Button>
      </div>
    </form>
  );
}
