import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinView } from '../../contract/join-api.ts';
import { Button } from '../ui/button.tsx';
import styles from '../ui/card-page.module.css';
import { Field } from '../ui/field.tsx';
import { fingerprintText } from '../ui/fingerprint-text.ts';
import { ErrorText } from '../ui/notice.tsx';
import type { JoinClient } from './join-client.ts';

const USUAL_PORT = '4719';

/** What somebody typed here: it stays while a try is under way, and after one that failed. */
export interface TypedHost {
  readonly code: string;
  readonly host: string;
  readonly port: string;
}

export function typedAtStart(address: string): TypedHost {
  return { code: '', ...placeIn(address, USUAL_PORT) };
}

/** `192.168.1.10:4719` in one field is both. */
function placeIn(text: string, port: string): Pick<TypedHost, 'host' | 'port'> {
  const [, host = text, typed = port] = /^\s*([^:\s]*):(\d{1,5})\s*$/.exec(text) ?? [];
  return { host, port: typed };
}

/** Two ways in: what somebody carried here, or six digits on two screens. */
export function PairPart(props: {
  readonly view: JoinView;
  readonly client: JoinClient;
  readonly typed: TypedHost;
  readonly onType: (typed: TypedHost) => void;
}) {
  const { view, client, typed, onType } = props;
  const { t } = useTranslation();
  const { code, host, port } = typed;
  const [refused, setRefused] = useState<string | null>(null);
  const failure = refused ?? view.failure;
  const told = (answer: { ok: boolean; error?: { type: string } }) => setRefused(answer.error?.type ?? null);
  const pair = async (text: string) => told(await client.pairWithCode({ text }));
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
        <DeviceFileButton onRead={(text) => void pair(text)} />
        <Field
          label={t('join.codeField')}
          value={code}
          onChange={(next) => {
            onType({ ...typed, code: next });
            // A scanner that types ends with Enter, and nobody presses anything after it.
            if (/\}\s*\n$/.test(next)) void pair(next);
          }}
          lines={3}
          maxLength={2048}
          autoFocus
        />
        <div className={styles.buttons}>
          <Button kind="primary" onPress={() => void pair(code)} disabled={code.trim() === ''}>
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
            value={host}
            onChange={(next) => onType({ ...typed, ...placeIn(next, port) })}
            maxLength={64}
          />
          <Field
            label={t('join.port')}
            value={port}
            onChange={(next) => onType({ ...typed, port: next.replace(/\D/g, '') })}
            inputMode="numeric"
            maxLength={5}
          />
        </div>
        <div className={styles.buttons}>
          <Button
            onPress={() => void compare(host, Number(port))}
            disabled={host.trim() === '' || !(Number(port) >= 1 && Number(port) <= 65_535)}
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

/** What was carried on a stick: nobody opens a file to copy what it says. */
function DeviceFileButton({ onRead }: { readonly onRead: (text: string) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    // Another file than that is told from it by what it says, and a large one is not read at all.
    if (file) onRead(file.size > LARGEST_FILE ? '' : (await file.text()).trim());
  };
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        onChange={({ target }) => {
          // The same file may be chosen again.
          void read(target.files?.[0]).then(() => {
            target.value = '';
          });
        }}
      />
      <Button onPress={() => input.current?.click()}>{t('join.chooseFile')}</Button>
    </div>
  );
}

const LARGEST_FILE = 2048;
