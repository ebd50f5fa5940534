import { TerminalId } from '../../domain/ids.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Caller, Handlers } from './caller.ts';

/** As the log knows them: a kiosk of their own, bound by its hours and its lock. */
const atKiosk: Caller = {
  ...{ tokenHash: '', role: null, signal: undefined },
  session: {
    ...{ terminal: TerminalId('invented-citizens'), role: 'kiosk', counter: null },
    ...{ account: null, isSetUp: false, expiresAt: null, isLocked: false },
  },
};

/** A number for one of the queues, asked for as a kiosk asks; who is refused goes home. */
export function inventedTap(parts: {
  store: PointStore;
  ids: Ids;
  issueTicket: Handlers<'issueTicket'>['issueTicket'];
  onBug: (error: unknown) => void;
}): () => void {
  const { store, ids, issueTicket, onBug } = parts;
  const tap = async () => {
    const { queues } = store.point;
    const queue = queues[(ids.bytes(1)[0] ?? 0) % queues.length];
    if (queue) await issueTicket({ origin: ids.origin(), queue: queue.id, priority: null, language: 'vi' }, atKiosk);
  };
  return () => void tap().catch(onBug);
}
