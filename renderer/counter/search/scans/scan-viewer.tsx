import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../../contract/attachments-api.ts';
import { Button } from '../../../ui/button.tsx';
import { StaffDialog } from '../../../ui/choose-dialog.tsx';
import { ErrorText } from '../../../ui/notice.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { useRequest } from '../../../ui/use-command.ts';
import styles from './scans.module.css';

const types = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const;

/** A picture is shown; a PDF is given to the person's own reader. In memory only, for as long as it is looked at. */
export function ScanViewer(props: {
  readonly dossier: string;
  readonly scan: AttachmentView;
  readonly removing: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const { dossier, scan } = props;
  const { t } = useTranslation();
  const read = useRequest('readAttachment');
  const { run } = read;
  const [content, setContent] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const { attachment, kind } = scan;
  useEffect(() => {
    const state = { stale: false };
    run({ dossier, attachment }).then((answer) => {
      if (!state.stale && answer.ok) setContent(answer.value.content);
    });
    return () => {
      state.stale = true;
    };
  }, [run, dossier, attachment]);

  const save = () => {
    // Named by its place among the scans, never by a person.
    if (content !== null) saveFile({ name: `${attachment.slice(0, 8)}.${kind}`, type: types[kind], base64: content });
  };

  return (
    <StaffDialog title={scan.document} onClose={props.onClose} wide>
      <ErrorText failure={read.error} />
      {content === null && read.error === null ? <p>{t('dossier.scans.opening')}</p> : null}
      {content !== null && kind !== 'pdf' ? (
        <img className={styles.picture} src={`data:${types[kind]};base64,${content}`} alt={scan.document} />
      ) : null}
      {content !== null && kind === 'pdf' ? <p>{t('dossier.scans.pdfHelp')}</p> : null}
      {sure ? <p>{t('dossier.scans.removeHelp')}</p> : null}
      <div className={styles.actions}>
        {sure ? (
          <Button kind="danger" onPress={props.onRemove} pending={props.removing}>
            {t('dossier.scans.removeYes')}
          </Button>
        ) : (
          <Button kind="quiet" onPress={() => setSure(true)}>
            {t('dossier.scans.remove')}
          </Button>
        )}
        <Button onPress={save} disabled={content === null}>
          {t('dossier.scans.save')}
        </Button>
        <Button kind="primary" shortcut="Esc" onPress={props.onClose} autoFocus>
          {t('dossier.scans.close')}
        </Button>
      </div>
    </StaffDialog>
  );
}
