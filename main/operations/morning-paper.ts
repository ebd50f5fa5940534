import { TerminalId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { headJob } from './head-work.ts';

/** Once a business day, when it opens, if the head has asked for it; after a restart on the same day not again. */
export function keepMorningPaper({ store, ids }: { store: PointStore; ids: Ids }): { close(): void } {
  const look = () => {
    const open = store.days.open();
    if (!open || store.memory.get(PRINTED) === String(open.day)) return;
    const isFirstLook = store.memory.get(PRINTED) === null;
    const origin = ids.origin();
    const prints = store.morningPaper.prints() && !isFirstLook;
    // Bound to the day in one commit: a kill in between prints it twice or never, neither of which may be.
    store.perform(
      {
        ...{ origin, method: 'morningPaper', opensDay: false },
        actor: { account: null, terminal: TerminalId('station') },
      },
      () =>
        ok({
          events: [],
          jobs: prints ? [headJob(`${origin}.0`, open.date, 'station')] : [],
          alongside: () => store.memory.set(PRINTED, String(open.day)),
          answer: () => ({}),
        }),
    );
  };
  const stop = store.onChange(look);
  return { close: stop };
}

const PRINTED = 'morning-paper-of-day';
