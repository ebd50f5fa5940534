import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { nobody, SecondPerson } from '../../ui/second-person.tsx';
import { useCommand } from '../../ui/use-command.ts';

/** Everything of one person as a file, for them. */
export function GiveOutDialog({ idNumber, onClose }: { idNumber: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [approver, setApprover] = useState(nobody);
  const give = useCommand('exportPerson');
  const submit = async () => {
    const answer = await give.run({ idNumber, approver });
    if (!answer.ok) return;
    const { name, base64 } = answer.value;
    saveFile({ name, type: 'application/json', base64 });
    onClose();
  };
  return (
    <StaffDialog title={t('office.privacy.giveOut')} onClose={onClose} wide>
      <SettingForm submit={submit} label={t('office.privacy.save')} sending={give} onClose={onClose}>
        <p>{t('office.privacy.giveOutHelp')}</p>
        <SecondPerson value={approver} onChange={setApprover} />
      </SettingForm>
    </StaffDialog>
  );
}
