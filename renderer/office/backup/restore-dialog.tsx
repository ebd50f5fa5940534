import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupView } from '../../../contract/backup-api.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { dateTimeText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { nobody, SecondPerson } from '../../ui/second-person.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './backup.module.css';

export type Listed = BackupView['places'][number]['backups'][number];

/** What will happen, before two people say yes. */
export function RestoreDialog(props: {
  readonly place: BackupView['places'][number]['kind'];
  readonly backup: Listed;
  /** When a start last did something about the database. */
  readonly healedAt: number | null;
  readonly onClose: () => void;
}) {
  const { place, backup, healedAt, onClose } = props;
  const { t } = useTranslation();
  const [approver, setApprover] = useState(nobody);
  const [begun, setBegun] = useState(false);
  const [before] = useState(healedAt);
  const isDone = begun && healedAt !== null && healedAt !== before;
  // the page behind says what came of it
  useEffect(() => {
    if (isDone) onClose();
  }, [isDone, onClose]);
  const restore = useCommand('restoreBackup');
  const submit = async () => {
    const answer = await restore.run({ place, name: backup.name, approver });
    if (answer.ok) setBegun(true);
  };
  const title = t('office.backup.restoreOf', { at: dateTimeText(backup.created) });
  if (begun)
    return (
      <StaffDialog title={title} onClose={onClose}>
        <Notice title={t('office.backup.begun')}>{t('office.backup.begunHelp')}</Notice>
      </StaffDialog>
    );
  return (
    <StaffDialog title={title} onClose={onClose} wide>
      <SettingForm submit={submit} label={t('office.backup.restoreGo')} sending={restore} onClose={onClose}>
        <p>{t('office.backup.when')}</p>
        <ol className={styles.steps}>
          {(['stop', 'aside', 'letter', 'back', 'recount'] as const).map((step) => (
            <li key={step}>{t(`office.backup.will.${step}`)}</li>
          ))}
        </ol>
        <SecondPerson value={approver} onChange={setApprover} />
      </SettingForm>
    </StaffDialog>
  );
}
