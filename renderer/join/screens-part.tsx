import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinView } from '../../contract/join-api.ts';
import type { StationRole } from '../../domain/station.ts';
import { Button } from '../ui/button.tsx';
import styles from '../ui/card-page.module.css';
import { fingerprintText } from '../ui/fingerprint-text.ts';
import { dateTimeText } from '../ui/format.ts';
import { ErrorText, Notice } from '../ui/notice.tsx';
import type { JoinClient } from './join-client.ts';
import { useJoinRequest } from './use-join.ts';

type Screen = { readonly role: StationRole; readonly counter: string | null };

/** Linked: the screens this PC may open. */
export function ScreensPart({ view, client }: { view: JoinView; client: JoinClient }) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<string | null>(null);
  const screens: readonly Screen[] = view.roles.flatMap((role): Screen[] =>
    role === 'counter' ? view.counters.map((counter) => ({ role, counter })) : [{ role, counter: null }],
  );
  const open = async ({ role, counter }: Screen) => {
    const answer = await client.openScreen({ role, counter });
    if (answer.ok) window.location.assign(`/${role}#code=${answer.value.code}`);
    else setRefused(answer.error.type);
  };
  const nameOf = ({ role, counter }: Screen) =>
    counter === null ? t(`office.stations.role.${role}`) : t('office.stations.counters', { counters: counter });
  return (
    <>
      <h1>{view.name}</h1>
      <Notice tone="good">{t('join.connected', { host: view.hostName })}</Notice>
      {view.wasHostUntil === null ? null : (
        <Notice>{t('join.wasHost', { at: dateTimeText(view.wasHostUntil) })}</Notice>
      )}
      <ErrorText failure={refused === null ? null : { type: refused }} />
      <div className={styles.buttons}>
        {screens.map((screen, nth) => (
          <Button
            key={`${screen.role} ${screen.counter}`}
            kind="primary"
            size="large"
            autoFocus={nth === 0}
            onPress={() => void open(screen)}
          >
            {t('join.open', { screen: nameOf(screen) })}
          </Button>
        ))}
      </div>
      <TryAgain view={view} client={client} />
      <p>
        {t('join.hostKey')} <span className={styles.key}>{fingerprintText(view.hostKey ?? '')}</span>
      </p>
    </>
  );
}

/** Devices change, and somebody had no time: the steps after the pairing, whenever a person wants them. */
function TryAgain({ view: { setUp }, client }: { view: JoinView; client: JoinClient }) {
  const { t } = useTranslation();
  const goOn = useJoinRequest(client, 'goOnWithSetUp');
  return (
    <section className={styles.way}>
      {setUp.step === null ? null : <Notice>{t('join.unfinished')}</Notice>}
      <div className={styles.buttons}>
        <Button onPress={() => void goOn.run({ step: setUp.step ?? 'devices' })}>
          {t(setUp.step === null ? 'join.again' : 'join.goOn')}
        </Button>
      </div>
      <ErrorText failure={goOn.error} />
    </section>
  );
}
