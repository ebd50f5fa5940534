import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierId, HomeVisitId } from '../../../domain/ids.ts';
import type { ErasureReason } from '../../../domain/privacy-events.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { numberText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { nobody, SecondPerson } from '../../ui/second-person.tsx';
import { useCommand } from '../../ui/use-command.ts';

/** The one thing here that cannot be taken back: it says so before anything else. */
export function EraseDialog(props: {
  dossiers: readonly { readonly dossier: DossierId; readonly code: string }[];
  visits: readonly HomeVisitId[];
  why: ErasureReason;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [approver, setApprover] = useState(nobody);
  const erase = useCommand('erasePersons');
  const [first] = props.dossiers;
  const submit = async () => {
    const dossiers = props.dossiers.map(({ dossier }) => dossier);
    const answer = await erase.run({ dossiers, visits: [...props.visits], why: props.why, approver });
    if (answer.ok) props.onClose();
  };
  return (
    <StaffDialog
      title={
        props.dossiers.length === 1 && props.visits.length === 0 && first
          ? t('office.privacy.eraseOne', { code: first.code })
          : t('office.privacy.eraseMany', {
              dossiers: numberText(props.dossiers.length),
              visits: numberText(props.visits.length),
            })
      }
      onClose={props.onClose}
      wide
    >
      <SettingForm submit={submit} label={t('office.privacy.eraseGo')} sending={erase} onClose={props.onClose}>
        <Notice tone="bad">{t('office.privacy.eraseWarning')}</Notice>
        <p>{t('office.privacy.eraseStays')}</p>
        <SecondPerson value={approver} onChange={setApprover} />
      </SettingForm>
    </StaffDialog>
  );
}
