import type { Moment } from '../../contract/reception-schemas.ts';
import type { QueueView } from '../../contract/terminal-views.ts';
import type { ScreenKey } from '../i18n.ts';

export interface Says {
  readonly key: ScreenKey;
  /** When it gives numbers again; null: nobody knows. */
  readonly at: Moment | null;
}

/** Why a queue gives no numbers now; null: it does. */
export function queueSays({ reception }: Pick<QueueView, 'reception'>): Says | null {
  switch (reception.kind) {
    case 'open':
      return null;
    case 'break':
      return { key: 'board.reception.break', at: reception.backAt };
    case 'paused':
      return { key: reception.backAt ? 'board.reception.paused' : 'board.reception.pausedOpen', at: reception.backAt };
    case 'full':
      return { key: reception.opensAt ? 'board.reception.full' : 'board.reception.fullOpen', at: reception.opensAt };
    case 'closed':
      return {
        key: reception.opensAt ? 'board.reception.closed' : 'board.reception.closedOpen',
        at: reception.opensAt,
      };
  }
}
