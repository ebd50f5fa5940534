import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '../../i18n.ts';
import { ChooseDialog, type Option } from '../../ui/choose-dialog.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { LockDialog } from '../../ui/reception/lock-dialog.tsx';
import { PauseDialog } from '../../ui/reception/pause-dialog.tsx';
import { useCommand } from '../../ui/use-command.ts';
import type { PanelProps } from './panel-props.ts';
import { CounterPausePanel } from './visit-panels.tsx';

/** Shift F5: the kiosk gives no numbers of my queues, or none at all, and gives them again. */
export function PausePanel({ view, visit, onClose }: PanelProps) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState<'pause' | 'lock' | 'counter' | null>(null);
  const resume = useCommand('resumeQueues');
  const unlock = useCommand('unlockKiosk');
  if (asking === 'pause')
    return <PauseDialog queues={view.queues} day={view.day} chosen={view.serves} onClose={onClose} />;
  const and = (run: () => void) => () => {
    onClose();
    run();
  };
  if (asking === 'counter')
    return <CounterPausePanel onPause={(why) => and(() => visit.pauseCounter(why))()} onClose={onClose} />;
  if (asking === 'lock') return <LockDialog day={view.day} onClose={onClose} />;

  const paused = view.queues.filter((queue) => queue.reception.kind === 'paused');
  const options: Option[] = [
    { key: '1', text: t('ui.pause.title'), run: () => setAsking('pause') },
    view.lock
      ? { key: '2', text: t('ui.lock.unlock'), run: async () => (await unlock.run({})).ok && onClose() }
      : { key: '2', text: t('ui.lock.title'), run: () => setAsking('lock') },
    view.paused
      ? { key: '3', text: t('counter.counterPause.resume'), run: and(visit.resumeCounter) }
      : { key: '3', text: t('counter.counterPause.title'), run: () => setAsking('counter') },
    ...paused.map((queue) => ({
      key: queue.id,
      mark: <QueueMark queue={queue} />,
      text: t('ui.pause.resumeOf', { queue: textIn(i18n.language, queue.name) }),
      run: async () => (await resume.run({ queues: [queue.id] })).ok && onClose(),
    })),
  ];
  return (
    <ChooseDialog
      title={t('counter.key.pause')}
      onClose={onClose}
      options={options}
      footer={<ErrorText failure={resume.error ?? unlock.error} />}
    >
      <p>{t('counter.pause.help')}</p>
    </ChooseDialog>
  );
}
