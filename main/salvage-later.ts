import { join } from 'node:path';
import { readHealed, writeHealed } from './operations/backups/healed.ts';
import type { Vault } from './ports/vault.ts';
import { readEventLog } from './store/event-log.ts';
import type { PointStore } from './store/open-point-store.ts';
import { salvageTail } from './store/salvage.ts';

/**
 * A file that was set aside may hold whole events behind one that rotted. What the province never had is only there: as soon as
 * that one event came back, the rest is taken from the file, page by page, between other work.
 */
export function salvageOnceProven(store: PointStore, folder: string, vault: Vault): void {
  const { memory, incarnations, databases, remembered } = store;
  const aside = readHealed(memory)?.aside ?? null;
  const stream = remembered.missing()?.stream;
  if (aside === null || stream === undefined) return;
  const path = join(folder, aside);
  const tried = { at: incarnations.headOf(stream) };

  const take = () => {
    const healed = databases.write.open ? readHealed(memory) : null;
    if (!healed || remembered.missing()?.stream !== stream) return;
    const after = readEventLog(databases.write, stream).head();
    const events = salvageTail(path, { stream, after, incarnations, vault });
    const { salvaged, unread } = healed;
    if (events === 0) return;
    writeHealed(memory, { ...healed, salvaged: salvaged + events, unread: Math.max(0, unread - events) });
  };
  store.onChange(() => {
    const at = incarnations.headOf(stream);
    if (at === tried.at) return;
    tried.at = at;
    setImmediate(take);
  });
}
