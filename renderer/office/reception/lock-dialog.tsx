import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayView } from '../../../contract/terminal-views.ts';
import { type LockReason, lockReasons } from '../../../domain/kiosk-lock.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useBackAt } from './back-at.ts';
import { BackAtFields } from './back-at-fields.tsx';
import { SettingForm } from './setting-form.tsx';

/** All kiosks give no numbers and say why, in words that everybody reads. */
export function LockDialog({ day, onClose }: { day: DayView; onClose: () => void }) {
  const { t } = useTranslation();
  const [why, setWhy] = useState<LockReason>('maintenance');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const backAt = useBackAt(day.date);
  const lock = useCommand('lockKiosk');
  const submit = async () => {
    setTried(true);
    const read = backAt.read();
    if (!read.ok) return;
    const answer = await lock.run({ why, text, backAt: read.backAt });
    if (answer.ok) onClose();
  };
  return (
    <StaffDialog title={t('office.lock.title')} onClose={onClose}>
      <SettingForm submit={submit} label={t('office.lock.lock')} sending={lock} onClose={onClose}>
        <Choice
          label={t('office.lock.why')}
          value={why}
          options={lockReasons.map((value) => ({ value, text: t(`reception.lock.${value}`) }))}
          onChange={setWhy}
        />
        <Field
          label={t('office.lock.text')}
          help={t('office.lock.textHelp')}
          value={text}
          onChange={setText}
          maxLength={160}
        />
        <BackAtFields backAt={backAt} help={t('office.lock.backAtHelp')} tried={tried} />
      </SettingForm>
    </StaffDialog>
  );
}
