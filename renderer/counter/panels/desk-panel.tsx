import { useTranslation } from 'react-i18next';
import { outcomes } from '../../../domain/ticket-words.ts';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { BesidePanel } from '../beside/beside-panel.tsx';
import { EnterLaterPanel } from '../beside/enter-later-panel.tsx';
import { AboutPanel } from './about-panel.tsx';
import { AppointmentPanel } from './appointment-panel.tsx';
import { FeePanel } from './fee-panel.tsx';
import { IssuePanel } from './issue-panel.tsx';
import { KeySheet } from './key-sheet.tsx';
import type { PanelProps } from './panel-props.ts';
import { PausePanel } from './pause-panel.tsx';
import { PhrasesPanel } from './phrases-panel.tsx';
import { NoShowPanel, ParkPanel, TransferPanel } from './visit-panels.tsx';

export type PanelName =
  | 'noShow'
  | 'about'
  | 'transfer'
  | 'park'
  | 'finish'
  | 'issue'
  | 'appointment'
  | 'pause'
  | 'phrases'
  | 'fee'
  | 'beside'
  | 'enterLater'
  | 'reprint'
  | 'sheet'
  | 'close';

/** The one question that lies over the desk. */
export function DeskPanel({ name, ...props }: PanelProps & { readonly name: PanelName }) {
  switch (name) {
    case 'noShow':
      return <NoShowPanel {...props} />;
    case 'about':
      return <AboutPanel {...props} />;
    case 'transfer':
      return <TransferPanel {...props} />;
    case 'park':
      return <ParkPanel {...props} />;
    case 'finish':
      return <FinishPanel {...props} />;
    case 'issue':
      return <IssuePanel {...props} />;
    case 'appointment':
      return <AppointmentPanel {...props} />;
    case 'pause':
      return <PausePanel {...props} />;
    case 'phrases':
      return <PhrasesPanel {...props} />;
    case 'fee':
      return <FeePanel {...props} />;
    case 'beside':
      return <BesidePanel {...props} />;
    case 'enterLater':
      return <EnterLaterPanel onFill={props.onFill} onClose={props.onClose} />;
    case 'reprint':
      return <ReprintPanel {...props} />;
    case 'sheet':
      return <KeySheet onClose={props.onClose} />;
    case 'close':
      return <ClosePanel {...props} />;
  }
}

function FinishPanel({ view, visit, onClose }: PanelProps) {
  const { t } = useTranslation();
  return (
    <ChooseDialog
      title={t('counter.finish.title', { number: view.current?.number ?? '' })}
      onClose={onClose}
      options={outcomes.map((outcome, index) => ({
        key: String(index + 1),
        text: t(`counter.outcome.${outcome}`),
        run: () => {
          onClose();
          visit.finish(outcome);
        },
      }))}
    >
      <p>{t('counter.finish.help')}</p>
    </ChooseDialog>
  );
}

function ReprintPanel({ lastJob, onClose }: PanelProps) {
  const { t } = useTranslation();
  const reprint = useCommand('reprint');
  const again = async () => {
    if (lastJob && (await reprint.run({ job: lastJob })).ok) onClose();
  };
  return (
    <ChooseDialog
      title={t('counter.reprint.title')}
      onClose={onClose}
      options={[{ key: '1', text: t('counter.reprint.yes'), run: again }]}
      footer={<ErrorText failure={reprint.error} />}
    >
      <p>{t('counter.reprint.help')}</p>
    </ChooseDialog>
  );
}

function ClosePanel({ view, onClose }: PanelProps) {
  const { t } = useTranslation();
  const close = useCommand('closeCounter');
  const stop = async () => {
    if ((await close.run({ counter: view.counter })).ok) onClose();
  };
  return (
    <ChooseDialog
      title={t('counter.close.title', { counter: view.counter })}
      onClose={onClose}
      options={[{ key: '1', text: t('counter.close.yes'), run: stop }]}
      footer={<ErrorText failure={close.error} />}
    >
      <p>{t('counter.close.help')}</p>
    </ChooseDialog>
  );
}
