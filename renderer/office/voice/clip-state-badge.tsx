import { useTranslation } from 'react-i18next';
import { type BadgeTone, StateBadge } from '../../ui/state-badge.tsx';
import { type ClipRow, type ClipState, clipState } from './clip-order.ts';

const tones: Readonly<Record<ClipState, BadgeTone>> = {
  ...{ 'needs-text': 'quiet', missing: 'bad', 'old-text': 'bad', waiting: 'busy', machine: 'warn', recorded: 'good' },
};

export function ClipStateBadge({ row }: { readonly row: ClipRow }) {
  const { t } = useTranslation();
  const state = clipState(row);
  return <StateBadge tone={tones[state]}>{t(`office.voice.state.${state}`)}</StateBadge>;
}
