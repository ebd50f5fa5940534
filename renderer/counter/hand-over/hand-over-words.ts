import type { HandOverView } from '../../../contract/hand-over-api.ts';
import type { BadgeTone } from '../../ui/state-badge.tsx';
import { isFound } from './desk-state.ts';

type NextWord = HandOverView['state'] | 'done-post' | 'withdrawn' | 'settled' | 'lost' | 'work-came' | 'work-went';

/** What is to be done about it now, if anything. */
export function nextWord({ state, items, byPost, direction, kind }: HandOverView): NextWord {
  if (state !== 'done') return state;
  if (items.every(({ fate }) => fate === 'withdrawn')) return 'withdrawn';
  if (items.some(({ fate }) => fate === 'lost')) return 'lost';
  if (items.some(({ fate }) => fate === 'settled')) return 'settled';
  if (isWorkAlone({ items })) return direction === 'in' ? 'work-came' : 'work-went';
  // Signed for, and not received yet: that is done where the post's number stands.
  return byPost && direction === 'in' && kind === 'folders' ? 'done-post' : 'done';
}

/** Nothing was on a road: the other point works from the scans, and the folders follow with another hand-over. */
export function isWorkAlone({ items }: Pick<HandOverView, 'items'>): boolean {
  return items.every(({ carries }) => carries === 'nothing');
}

const ended: readonly string[] = ['withdrawn', 'back', 'lost', 'settled', 'disputed'];

/** Something of it went, or still goes, as its slip says. */
export function slipStillSays({ items }: Pick<HandOverView, 'items'>): boolean {
  return items.some((item) => !ended.includes(item.fate) && !isFound(item));
}

/** Nothing is on the road any more, and yet nobody answered for some of it: its paper is said to be elsewhere. */
export function stateWord({
  state,
  items,
}: Pick<HandOverView, 'state' | 'items'>): HandOverView['state'] | 'found' | 'withdrawn' {
  if (state !== 'done') return state;
  if (items.some(isFound)) return 'found';
  return items.every(({ fate }) => fate === 'withdrawn') ? 'withdrawn' : 'done';
}

export function stateTone(handOver: Pick<HandOverView, 'state' | 'items'>): BadgeTone {
  const word = stateWord(handOver);
  if (word === 'disputed') return 'bad';
  if (word === 'on-road') return 'busy';
  return word === 'done' || word === 'withdrawn' ? 'quiet' : 'warn';
}

export function fateTone(fate: HandOverView['items'][number]['fate']): BadgeTone {
  if (fate === 'lost' || fate === 'disputed') return 'bad';
  if (fate === 'declined') return 'warn';
  return fate === 'on-road' ? 'busy' : 'quiet';
}
