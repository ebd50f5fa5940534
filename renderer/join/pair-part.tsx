import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinView } from '../../contract/join-api.ts';
import { Button } from '../ui/button.tsx';
import styles from '../ui/card-page.module.css';
import { Field } from '../ui/field.tsx';
import { fingerprintText } from '../ui/fingerprint-text.ts';
import { ErrorText } from '../ui/notice.tsx';
import type { JoinClient } from './join-client.ts';

const USUAL_PORT = '4719';

/** Two ways in: what somebody carried here, or six digits on two screens. */
export function PairPart({ view, client }: { view: JoinView; client: JoinClient }) {
  const { t } = useTranslation();
  const [host = '', port = USUAL_PORT] = view.address.split(':');
  const [code, setCode] = useState('');
  const [at, setAt] = useState({ host, port });
  const [refused, setRefused] = useState<string | null>(null);
  const failure = refused ?? view.failure;
  const told = (answer: { ok: boolean; error?: { type: string } }) => setRefused(answer.error?.type ?? null);
  const pair = async () => told(await client.pairWithCode({ text: code }));
  const compare = async (address: string, portNumber: number) =>
    told(await client.compareWith({ address: address.trim(), port: portNumber }));
  return (
    <>
      <h1>{t('join.title')}</h1>
      <p>{t('join.what')}</p>
      <ErrorText failure={failure === null ? null : { type: failure }} />
      <section className={styles.way}>
        <h2>{t('join.code')}</h2>
        <p>{t('join.codeHelp')}</p>
        <Field label={t('join.codeField')} value={code} onChange={setCode} lines={3} maxLength={2048} autoFocus />
        <div className={styles.buttons}>
          <Button kind="primary" onPress={() => void pair()} disabled={code.trim() === ''}>
            {t('join.pair')}
          </Button>
        </div>
      </section>
      <section className={styles.way}>
        <h2>{t('join.digits')}</h2>
        <p>{t('join.digitsHelp')}</p>
        {view.found.map(({ name, address, port: foundPort, saysKey }) => (
          <div key={`${address}:${foundPort}`} className={styles.buttons}>
            <Button onPress={() => void compare(address, foundPort)}>{t('join.with', { name, address })}</Button>
            <span className={styles.key}>{fingerprintText(saysKey)}</span>
          </div>
        ))}
        {view.found.length > 0 ? <p>{t('join.foundProvesNothing')}</p> : null}
        <div className={styles.two}>
          <Field
            label={t('join.address')}
            value={at.host}
            onChange={(next) => setAt({ ...at, host: next })}
            maxLength={64}
          />
          <Field
            label={t('join.port')}
            value={at.port}
            onChange={(next) => setAt({ ...at, port: next.replace(/\D/g, '') })}
            inputMode="numeric"
            maxLength={5}
          />
        </div>
        <div className={styles.buttons}>
          <Button
            onPress={() => void compare(at.host, Number(at.port))}
            disabled={at.host.trim() === '' || !(Number(at.port) >= 1 && Number(at.port) <= 65_535)}
          >
            {t('join.compare')}
          </Button>
        </div>
      </section>
      <p>
        {t('join.ownKey')} <span className={styles.key}>{fingerprintText(view.key)}</span>
      </p>
    </>
  );
}
