import type { HandOverView } from '../../../contract/hand-over-api.ts';
import type { BadgeTone } from '../../ui/state-badge.tsx';
import { isFound } from './desk-state.ts';

/** Nothing is on the road any more, and yet nobody answered for some of it: its paper is said to be elsewhere. */
export function stateWord({ state, items }: Pick<HandOverView, 'state' | 'items'>): HandOverView['state'] | 'found' {
  return state === 'done' && items.some(isFound) ? 'found' : state;
}

export function stateTone(handOver: Pick<HandOverView, 'state' | 'items'>): BadgeTone {
  const word = stateWord(handOver);
  if (word === 'disputed') return 'bad';
  if (word === 'on-road') return 'busy';
  return word === 'done' ? 'quiet' : 'warn';
}

export function fateTone(fate: HandOverView['items'][number]['fate']): BadgeTone {
  if (fate === 'lost' || fate === 'disputed') return 'bad';
  if (fate === 'declined') return 'warn';
  return fate === 'on-road' ? 'busy' : 'quiet';
}
