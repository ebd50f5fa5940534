import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CounterPauseReason,
  counterPauseReasons,
  parkReasons,
  type TransferPlace,
} from '../../../domain/ticket-words.ts';
import { textIn } from '../../i18n.ts';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { keysOf } from '../keymap.ts';
import type { PanelProps } from './panel-props.ts';

/** C2: two keys. F7 twice, or F7 and 1. */
export function NoShowPanel({ view, visit, onClose }: PanelProps) {
  const { t } = useTranslation();
  const miss = () => {
    onClose();
    visit.markNoShow();
  };
  useKeys([{ keys: keysOf('noShow'), run: miss }]);
  return (
    <ChooseDialog
      title={t('counter.noShow.title', { number: view.current?.number ?? '' })}
      onClose={onClose}
      options={[{ key: '1', text: t('counter.noShow.yes'), run: miss }]}
    >
      <p>{t('counter.noShow.help')}</p>
    </ChooseDialog>
  );
}

/** C2: F6 and the letter; with 1 or 9 before it, at the head or the end of that line. */
export function TransferPanel({ view, visit, onClose }: PanelProps) {
  const { t, i18n } = useTranslation();
  const [place, setPlace] = useState<TransferPlace | null>(null);
  // The letter may be struck before the screen has drawn what the digit chose.
  const chosen = useRef<TransferPlace | null>(null);
  const others = view.queues.filter((queue) => queue.id !== view.current?.queue);
  const toggle = (key: string, to: TransferPlace) => ({
    ...{ key, text: t(`counter.transfer.${to}`), chosen: place === to },
    run: () => {
      chosen.current = chosen.current === to ? null : to;
      setPlace(chosen.current);
    },
  });
  return (
    <ChooseDialog
      title={t('counter.transfer.title', { number: view.current?.number ?? '' })}
      onClose={onClose}
      options={[
        ...others.map((queue) => ({
          key: queue.id,
          mark: <QueueMark queue={queue} />,
          text: textIn(i18n.language, queue.name),
          run: () => {
            onClose();
            visit.transfer(queue.id, chosen.current);
          },
        })),
        toggle('1', 'first'),
        toggle('9', 'last'),
      ]}
    >
      <p>{t('counter.transfer.help')}</p>
    </ChooseDialog>
  );
}

export function ParkPanel({ view, visit, onClose }: PanelProps) {
  const { t } = useTranslation();
  return (
    <ChooseDialog
      title={t('counter.park.title', { number: view.current?.number ?? '' })}
      onClose={onClose}
      options={parkReasons.map((why, index) => ({
        key: String(index + 1),
        text: t(`counter.park.${why}`),
        run: () => {
          onClose();
          visit.park(why);
        },
      }))}
    />
  );
}

/** Why this counter calls nobody for a while. */
export function CounterPausePanel({
  onPause,
  onClose,
}: {
  onPause: (why: CounterPauseReason) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <ChooseDialog
      title={t('counter.counterPause.title')}
      onClose={onClose}
      options={counterPauseReasons.map((why, index) => ({
        key: String(index + 1),
        text: t(`counter.counterPause.why.${why}`),
        run: () => onPause(why),
      }))}
    >
      <p>{t('counter.counterPause.help')}</p>
    </ChooseDialog>
  );
}
