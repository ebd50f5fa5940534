import { existsSync, statSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Staged } from '../../../contract/update-file.ts';
import type { Result } from '../../../domain/result.ts';
import type { UpdateFault } from '../../../domain/update.ts';
import type { UpdateFolder } from './update-folder.ts';

/** What is asked of the host; its station client answers it. */
export interface UpdateHost {
  askUpdate(wish: Record<string, never>): Promise<{
    offer: { order: number; bytes: number; goes: boolean } | null;
    wentBack?: readonly number[] | undefined;
  }>;
  readUpdate(wish: { order: number; at: number }): Promise<{ data: string }>;
}

const ASK_EVERY_MS = 5_000;

/**
 * Another PC of the point takes what its host has, goes on where a lost connection left off, and believes nothing: the
 * whole file is verified here as if it came from a stick, by a thread: the screens of this PC have theirs to themselves. Ends
 * with the connection.
 */
export function takeUpdates(parts: {
  readonly folder: UpdateFolder;
  readonly stage: (path: string) => Promise<Result<Staged, UpdateFault>>;
  readonly changeOver: () => void;
  /** Until it is asked again, or the connection ends. */
  readonly pause?: (signal: AbortSignal) => Promise<void>;
}): (host: UpdateHost, signal: AbortSignal) => Promise<void> {
  const { folder, stage, changeOver, pause = fiveSeconds } = parts;
  /** Refused once: the same bytes would be refused again. */
  const refused = new Set<number>();

  const take = async (host: UpdateHost, signal: AbortSignal, order: number, bytes: number) => {
    const part = join(folder.path, `from-host-${order}.part`);
    const have = () => (existsSync(part) ? statSync(part).size : 0);
    if (have() > bytes) await rm(part);
    while (have() < bytes) {
      const { data } = await host.readUpdate({ order, at: have() });
      if (data === '' || signal.aborted) return;
      await appendFile(part, Buffer.from(data, 'base64'), { mode: 0o600 });
    }
    const staged = await stage(part);
    // A thread that was ended with its program read nothing to its end: that says nothing of the file.
    if (signal.aborted) return;
    if (!staged.ok && staged.error.type !== 'update-no-room') refused.add(order);
    await rm(part, { force: true });
  };

  return async (host, signal) => {
    while (!signal.aborted) {
      const { offer, wentBack: left = [] } = await host.askUpdate({});
      const { highestOrder, wentBack, current } = folder.slots();
      // The host is back at the version before: pages of the newer one would ask it for what it does not know.
      if (current && left.includes(current.order)) {
        folder.askGoBack(current.version);
        changeOver();
      }
      const isNew = offer && offer.order > highestOrder && !wentBack.includes(offer.order) && !refused.has(offer.order);
      if (offer && isNew && folder.staged()?.order !== offer.order) await take(host, signal, offer.order, offer.bytes);
      if (offer?.goes && folder.staged()?.order === offer.order) changeOver();
      if (signal.aborted) return;
      await pause(signal);
    }
  };
}

function fiveSeconds(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ASK_EVERY_MS);
    timer.unref();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
