import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { v4 as uuid } from 'uuid';
import type { UpdatesView } from '../../../contract/updates-api.ts';
import { base64Of } from '../../ui/base64.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { sizeText } from '../backup/backup-words.ts';
import { Section } from '../parts/section.tsx';
import styles from './updates.module.css';

/** In base64 240,000 letters, which the station's door takes at once. */
const pieceBytes = 180_000;

/** From the PC of whoever looks at this page: the host verifies the file as one from a stick. */
export function SendSection({ view: { state, importing } }: { readonly view: UpdatesView }) {
  const { t } = useTranslation();
  const send = useRequest('sendUpdate');
  const [sending, setSending] = useState<{ name: string; done: number; of: number } | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  if (state === 'off') return null;
  const take = async (file: File | undefined) => {
    if (!file) return;
    const upload = uuid();
    setTaken(null);
    for (let offset = 0; offset === 0 || offset < file.size; offset += pieceBytes) {
      setSending({ name: file.name, done: offset, of: file.size });
      const bytes = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
      const last = offset + pieceBytes >= file.size;
      const answer = await send.run({ upload, name: file.name.slice(0, 200), offset, part: base64Of(bytes), last });
      if (!answer.ok) break;
      if (answer.value.version !== null) setTaken(answer.value.version);
    }
    setSending(null);
  };
  return (
    <Section title={t('office.updates.send')}>
      <p>{t('office.updates.sendHelp')}</p>
      {sending ? (
        <div>
          <p role="status">
            {t('office.updates.sending', {
              ...{ name: sending.name, done: sizeText(sending.done), of: sizeText(sending.of) },
            })}
          </p>
          <progress
            className={styles.bar}
            aria-label={t('office.updates.send')}
            value={sending.done}
            max={sending.of || 1}
          />
        </div>
      ) : null}
      {taken === null ? null : <Notice>{t('office.updates.sent', { version: taken })}</Notice>}
      <ErrorText failure={send.error} />
      <div>
        <FileTrigger acceptedFileTypes={['.gdu']} onSelect={(chosen) => void take([...(chosen ?? [])][0])}>
          <Button pending={sending !== null} disabled={importing !== null && sending === null}>
            {t('office.updates.sendChoose')}
          </Button>
        </FileTrigger>
      </div>
    </Section>
  );
}
