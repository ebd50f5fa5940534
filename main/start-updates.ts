import { keepUpdates, type UpdateKeeperParts } from './operations/updates/keep-updates.ts';
import { updateOperations } from './operations/updates/update-work.ts';
import type { UpdateShelf } from './ports/updates.ts';

/** Long enough for the answer to reach the screen that pressed. */
const ANSWER_MS = 300;

/** Composes what keeps the versions of this PC; without a launcher there is a page that says so. */
export function startUpdates(
  parts: Omit<UpdateKeeperParts, 'shelf' | 'memory' | 'changed'> &
    Omit<Parameters<typeof updateOperations>[0], 'keeper' | 'changeOver'> & {
      readonly shelf: UpdateShelf | null;
      readonly changeOver: (() => void) | undefined;
    },
) {
  const { shelf, store, changeOver = () => {} } = parts;
  const keeper = shelf && keepUpdates({ ...parts, shelf, memory: store.memory, changed: store.changed });
  return {
    keeper,
    handlers: updateOperations({
      ...{ ...parts, keeper },
      changeOver: () => void setTimeout(changeOver, ANSWER_MS).unref(),
    }),
  };
}
