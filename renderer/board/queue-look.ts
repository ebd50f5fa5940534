import type { CSSProperties } from 'react';
import type { QueueView } from '../../contract/terminal-views.ts';

/** Symbol and colour of a queue, the same as on tile and ticket; `--queue` carries the colour. */
export function queueLook(queues: readonly QueueView[], id: string) {
  const queue = queues.find((each) => each.id === id);
  return {
    symbol: queue?.symbol ?? 'other',
    style: { '--queue': `var(--queue-${queue?.colour ?? 'slate'})` } as CSSProperties,
  } as const;
}
