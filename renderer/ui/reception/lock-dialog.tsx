import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayView } from '../../../contract/terminal-views.ts';
import { type LockReason, lockReasons } from '../../../domain/kiosk-lock.ts';
import { StaffDialog } from '../choose-dialog.tsx';
import { Choice, Field } from '../field.tsx';
import { useCommand } from '../use-command.ts';
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
    <StaffDialog title={t('ui.lock.title')} onClose={onClose}>
      <SettingForm submit={submit} label={t('ui.lock.lock')} sending={lock} onClose={onClose}>
        <Choice
          label={t('ui.lock.why')}
          value={why}
          options={lockReasons.map((value) => ({ value, text: t(`kiosk.locked.why.${value}`) }))}
          onChange={setWhy}
        />
        <Field label={t('ui.lock.text')} help={t('ui.lock.textHelp')} value={text} onChange={setText} maxLength={160} />
        <BackAtFields backAt={backAt} help={t('ui.lock.backAtHelp')} tried={tried} />
      </SettingForm>
    </StaffDialog>
  );
}
