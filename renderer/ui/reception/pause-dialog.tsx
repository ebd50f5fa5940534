import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayView, QueueView } from '../../../contract/terminal-views.ts';
import type { QueueId } from '../../../domain/ids.ts';
import { type PauseReason, pauseReasons } from '../../../domain/reception.ts';
import { StaffDialog } from '../choose-dialog.tsx';
import { Choice } from '../field.tsx';
import { useCommand } from '../use-command.ts';
import { useBackAt } from './back-at.ts';
import { BackAtFields } from './back-at-fields.tsx';
import { QueuePicks } from './queue-picks.tsx';
import { SettingForm } from './setting-form.tsx';

/** One or more queues give no numbers for a while: which, why, and when they are back. */
export function PauseDialog(props: {
  readonly queues: readonly QueueView[];
  readonly day: DayView;
  /** Ticked from the start. */
  readonly chosen: readonly QueueId[];
  readonly onClose: () => void;
}) {
  const { onClose } = props;
  const { t } = useTranslation();
  const [queues, setQueues] = useState(props.chosen);
  const [why, setWhy] = useState<PauseReason>('staff-away');
  const [tried, setTried] = useState(false);
  const backAt = useBackAt(props.day.date);
  const pause = useCommand('pauseQueues');
  const submit = async () => {
    setTried(true);
    const read = backAt.read();
    if (!read.ok || queues.length === 0) return;
    const answer = await pause.run({ queues: [...queues], why, backAt: read.backAt });
    if (answer.ok) onClose();
  };
  return (
    <StaffDialog title={t('ui.pause.title')} onClose={onClose}>
      <SettingForm submit={submit} label={t('ui.pause.submit')} sending={pause} onClose={onClose}>
        <QueuePicks queues={props.queues} chosen={queues} onChange={setQueues} tried={tried} />
        <Choice
          label={t('ui.pause.why')}
          value={why}
          options={pauseReasons.map((value) => ({ value, text: t(`ui.pause.reason.${value}`) }))}
          onChange={setWhy}
        />
        <BackAtFields backAt={backAt} help={t('ui.pause.backAtHelp')} tried={tried} />
      </SettingForm>
    </StaffDialog>
  );
}
