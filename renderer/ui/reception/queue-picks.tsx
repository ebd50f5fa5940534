import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../../contract/terminal-views.ts';
import type { QueueId } from '../../../domain/ids.ts';
import { textIn } from '../../i18n.ts';
import { Picks } from '../picks.tsx';

export function QueuePicks(props: {
  readonly queues: readonly QueueView[];
  readonly chosen: readonly QueueId[];
  readonly onChange: (chosen: readonly QueueId[]) => void;
  readonly tried: boolean;
}) {
  const { queues, chosen, onChange, tried } = props;
  const { t, i18n } = useTranslation();
  return (
    <Picks
      label={t('ui.pause.forQueues')}
      chosen={chosen}
      options={queues.map(({ id, name }) => ({ value: id, text: `${id} · ${textIn(i18n.language, name)}` }))}
      onChange={onChange}
      error={tried && chosen.length === 0 ? t('ui.pause.noQueue') : null}
    />
  );
}
