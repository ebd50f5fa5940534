import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueLine } from '../../../contract/head-api.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { nobody, SecondPerson } from '../../ui/second-person.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useCommand, useRequest } from '../../ui/use-command.ts';

/** Form 04 before its last day: the date is proposed, the reason is the head's; the sheet comes out once it is promised. */
export function ApologyDialog({ line, onClose }: { line: DueLine; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(typedDate(line.proposedDate));
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState(nobody);
  const [tried, setTried] = useState(false);
  const renew = useCommand('renewDueDate');
  const form = useRequest('readForm');
  const date = readDate(typed);
  const isDay = date !== null && date.length === 10;
  const submit = async () => {
    setTried(true);
    if (!isDay || reason.trim() === '') return;
    const { dossier } = line;
    const renewed = await renew.run({ dossier, date, reason, approver });
    if (!renewed.ok) return;
    const read = await form.run({ dossier, form: '04' });
    if (read.ok) saveFile({ name: read.value.name, type: 'application/pdf', base64: read.value.base64 });
    if (read.ok) onClose();
  };
  return (
    <StaffDialog title={t('office.head.apology.title', { code: line.code })} onClose={onClose} wide>
      <SettingForm submit={submit} label={t('office.head.apology.submit')} sending={renew} onClose={onClose}>
        <p>{t('dossier.act.renewHelp', { due: localDateText(line.dueAt) })}</p>
        <Field
          label={t('dossier.act.newDate')}
          help={t('office.head.apology.proposed')}
          value={typed}
          onChange={setTyped}
          error={tried && !isDay ? t('dossier.act.dateWrong') : null}
          maxLength={10}
          autoFocus
        />
        <Field
          label={t('dossier.act.reason')}
          value={reason}
          onChange={setReason}
          error={tried && reason.trim() === '' ? t('dossier.act.needed') : null}
          maxLength={500}
          lines={2}
        />
        <SecondPerson value={approver} onChange={setApprover} />
        <ErrorText failure={form.error} />
      </SettingForm>
    </StaffDialog>
  );
}
