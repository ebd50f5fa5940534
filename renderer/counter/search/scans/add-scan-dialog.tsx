import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../../contract/attachments-api.ts';
import type { DossierOpened } from '../../../../contract/dossier-schemas.ts';
import type { Outputs } from '../../../station-client.ts';
import { ChooseDialog, type Option, OptionKeys, OptionList, StaffDialog } from '../../../ui/choose-dialog.tsx';
import { localDateText, timeText } from '../../../ui/format.ts';
import { ErrorText } from '../../../ui/notice.tsx';
import { useCommand, useRequest } from '../../../ui/use-command.ts';
import { sizeText } from './file-text.ts';
import styles from './scans.module.css';
import { sendFile } from './send-file.ts';
import { useFoundFiles } from './use-found-files.ts';

type Reusable = Extract<Outputs['listReusable'], { ok: true }>['value']['reusable'];

interface DialogProps {
  readonly opened: DossierOpened;
  readonly onAdded: (attachments: readonly AttachmentView[]) => void;
  readonly onClose: () => void;
}

/** Alt Q: which paper, then which file: two digits. */
export function AddScanDialog(props: DialogProps) {
  const { opened } = props;
  const { t } = useTranslation();
  const papers = [...new Set(opened.documents.map(({ name }) => name))];
  const [document, setDocument] = useState<string | null>(papers.length === 1 ? (papers[0] ?? null) : null);
  if (document !== null) return <ChooseFile {...props} document={document} />;
  return (
    <ChooseDialog
      title={t('dossier.scans.whichPaper')}
      onClose={props.onClose}
      options={papers.slice(0, 9).map((name, index) => ({
        key: String(index + 1),
        text: name,
        run: () => setDocument(name),
      }))}
    />
  );
}

function ChooseFile({ opened, document, onAdded, onClose }: DialogProps & { readonly document: string }) {
  const { t } = useTranslation();
  const { dossier } = opened;
  const attach = useCommand('attachFile');
  const reuse = useCommand('reuseAttachment');
  const sending = useRequest('sendFilePart');
  const { run: listReusable } = useRequest('listReusable');
  const found = useFoundFiles();
  const [reusable, setReusable] = useState<Reusable>([]);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    listReusable({ dossier }).then((answer) => {
      if (answer.ok) setReusable(answer.value.reusable);
    });
  }, [listReusable, dossier]);

  const attachFrom = async (from: Parameters<typeof attach.run>[0]['from']) => {
    const answer = await attach.run({ dossier, document, from });
    if (answer.ok) onAdded(answer.value.attachments);
  };
  const choose = async (file: File | undefined) => {
    const upload = file && (await sendFile(file, sending));
    if (upload) await attachFrom({ kind: 'upload', upload });
  };
  const reuseIt = async (attachment: string) => {
    const answer = await reuse.run({ dossier, attachment });
    if (answer.ok) onAdded(answer.value.attachments);
  };

  const files = found ?? [];
  const whole = files.filter(({ state }) => state === 'whole');
  const others = files.filter(({ state }) => state !== 'whole');
  const fromFolder = whole.map(({ name, bytes, modifiedAt }) => ({
    text: `${name} · ${sizeText(bytes)} · ${timeText(modifiedAt)}`,
    run: () => void attachFrom({ kind: 'folder', name }),
  }));
  const fromEarlier = reusable.map(({ attachment, document: paper, receivedAt }) => ({
    text: t('dossier.scans.reuse', { paper, date: localDateText(receivedAt) }),
    run: () => void reuseIt(attachment),
  }));
  const numbered: Option[] = [...fromFolder, ...fromEarlier]
    .slice(0, 9)
    .map((option, index) => ({ key: String(index + 1), ...option }));
  const options: Option[] = [
    ...numbered,
    { key: '0', text: t('dossier.scans.choose'), run: () => input.current?.click() },
  ];
  const isBusy = attach.pending || reuse.pending || sending.pending;

  return (
    <StaffDialog title={t('dossier.scans.whichFile', { paper: document })} onClose={onClose} wide>
      {isBusy ? null : <OptionKeys options={options} />}
      <p className={styles.soft}>{t(found === null ? 'dossier.scans.noFolder' : 'dossier.scans.folderHelp')}</p>
      <OptionList options={options} />
      <input
        ref={input}
        type="file"
        hidden
        accept="application/pdf,image/jpeg,image/png"
        onChange={(event) => choose(event.target.files?.[0])}
      />
      {others.map(({ name, state }) => (
        <p key={name} className={styles.soft}>
          {name} · {t(`dossier.scans.state.${state === 'whole' ? 'growing' : state}`)}
        </p>
      ))}
      {isBusy ? <p>{t('dossier.scans.saving')}</p> : null}
      <ErrorText failure={attach.error ?? reuse.error ?? sending.error} />
    </StaffDialog>
  );
}
