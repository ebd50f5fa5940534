import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../../contract/attachments-api.ts';
import type { DossierOpened } from '../../../../contract/dossier-schemas.ts';
import { Button } from '../../../ui/button.tsx';
import { dateTimeText } from '../../../ui/format.ts';
import { ErrorText } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/use-command.ts';
import { AddScanDialog } from './add-scan-dialog.tsx';
import { sizeText } from './file-text.ts';
import { ScanViewer } from './scan-viewer.tsx';
import styles from './scans.module.css';

/** Scans of a dossier's papers: looked at, added, taken away. Only while the dossier is open: its reading is recorded. */
export function ScansSection(props: {
  readonly opened: DossierOpened;
  /** Alt Q is the card's: it may be struck before this is there. */
  readonly adding: boolean;
  readonly setAdding: (adding: boolean) => void;
}) {
  const { opened, adding, setAdding } = props;
  const { t } = useTranslation();
  const [scans, setScans] = useState<readonly AttachmentView[]>(opened.attachments);
  const [shown, setShown] = useState<AttachmentView | null>(null);
  const remove = useCommand('removeAttachment');

  const takeAway = async ({ attachment }: AttachmentView) => {
    const answer = await remove.run({ dossier: opened.dossier, attachment });
    if (!answer.ok) return;
    setScans(answer.value.attachments);
    setShown(null);
  };

  return (
    <section className={styles.section}>
      <div className={styles.top}>
        <h3 className={styles.title}>{t('dossier.scans.title', { count: String(scans.length) })}</h3>
        <Button shortcut="Alt Q" onPress={() => setAdding(true)}>
          {t('dossier.scans.add')}
        </Button>
      </div>
      {scans.length === 0 ? <p className={styles.soft}>{t('dossier.scans.none')}</p> : null}
      <ul className={styles.list}>
        {scans.map((scan) => (
          <li key={scan.attachment}>
            <button type="button" className={styles.scan} onClick={() => setShown(scan)}>
              <span>{scan.document}</span>
              <span className={styles.soft}>
                {scan.kind.toUpperCase()} · {sizeText(scan.bytes)} · {dateTimeText(scan.at)}
                {scan.reusedFrom === null ? '' : ` · ${t('dossier.scans.reusedFrom', { code: scan.reusedFrom })}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <ErrorText failure={remove.error} />
      {adding ? (
        <AddScanDialog
          opened={opened}
          onAdded={(attachments) => {
            setScans(attachments);
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {shown ? (
        <ScanViewer
          dossier={opened.dossier}
          scan={shown}
          removing={remove.pending}
          onRemove={() => takeAway(shown)}
          onClose={() => setShown(null)}
        />
      ) : null}
    </section>
  );
}
