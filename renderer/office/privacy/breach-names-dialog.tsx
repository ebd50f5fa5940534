import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { nobody, SecondPerson } from '../../ui/second-person.tsx';
import { useCommand } from '../../ui/use-command.ts';

/** Who is concerned, by name, so that they are told: by two people, as whatever leaves the house with names. */
export function BreachNamesDialog({ breach, onClose }: { readonly breach: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [approver, setApprover] = useState(nobody);
  const give = useCommand('exportBreach');
  const submit = async () => {
    const answer = await give.run({ breach, approver });
    if (!answer.ok) return;
    const { name, base64 } = answer.value;
    saveFile({ name, type: 'application/json', base64 });
    onClose();
  };
  return (
    <StaffDialog title={t('breach.names')} onClose={onClose} wide>
      <SettingForm submit={submit} label={t('office.privacy.save')} sending={give} onClose={onClose}>
        <p>{t('breach.namesHelp')}</p>
        <SecondPerson value={approver} onChange={setApprover} />
      </SettingForm>
    </StaffDialog>
  );
}
