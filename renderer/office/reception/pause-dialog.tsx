import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import type { QueueId } from '../../../domain/ids.ts';
import { type PauseReason, pauseReasons } from '../../../domain/reception.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice } from '../../ui/field.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useBackAt } from './back-at.ts';
import { BackAtFields } from './back-at-fields.tsx';
import { QueuePicks } from './queue-picks.tsx';
import { SettingForm } from './setting-form.tsx';

/** One or more queues give no numbers for a while: which, why, and when they are back. */
export function PauseDialog(props: { view: OfficeView; first: QueueId; onClose: () => void }) {
  const { view, first, onClose } = props;
  const { t } = useTranslation();
  const [queues, setQueues] = useState<readonly QueueId[]>([first]);
  const [why, setWhy] = useState<PauseReason>('staff-away');
  const [tried, setTried] = useState(false);
  const backAt = useBackAt(view.day.date);
  const pause = useCommand('pauseQueues');
  const submit = async () => {
    setTried(true);
    const read = backAt.read();
    if (!read.ok || queues.length === 0) return;
    const answer = await pause.run({ queues: [...queues], why, backAt: read.backAt });
    if (answer.ok) onClose();
  };
  return (
    <StaffDialog title={t('office.pause.title')} onClose={onClose}>
      <SettingForm submit={submit} label={t('office.pause.submit')} sending={pause} onClose={onClose}>
        <QueuePicks queues={view.queues} chosen={queues} onChange={setQueues} tried={tried} />
        <Choice
          label={t('office.pause.why')}
          value={why}
          options={pauseReasons.map((value) => ({ value, text: t(`reception.pause.${value}`) }))}
          onChange={setWhy}
        />
        <BackAtFields backAt={backAt} help={t('office.pause.backAtHelp')} tried={tried} />
      </SettingForm>
    </StaffDialog>
  );
}
