import type { HandOverView } from '../../../contract/hand-over-api.ts';
import type { BadgeTone } from '../../ui/state-badge.tsx';

export function stateTone({ state }: Pick<HandOverView, 'state'>): BadgeTone {
  const tones = { 'on-road': 'busy', coming: 'warn', 'coming-back': 'warn', done: 'quiet', disputed: 'bad' } as const;
  return tones[state];
}

export function fateTone(fate: HandOverView['items'][number]['fate']): BadgeTone {
  if (fate === 'lost' || fate === 'disputed') return 'bad';
  if (fate === 'declined') return 'warn';
  return fate === 'on-road' ? 'busy' : 'quiet';
}
