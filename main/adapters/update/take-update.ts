import { appendFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
 * whole file is verified here as if it came from a stick. Ends with the connection.
 */
export function takeUpdates(parts: {
  readonly folder: UpdateFolder;
  readonly version: string;
  readonly now: () => number;
  readonly changeOver: () => void;
}): (host: UpdateHost, signal: AbortSignal) => Promise<void> {
  const { folder, version, now, changeOver } = parts;
  /** Refused once: the same bytes would be refused again. */
  const refused = new Set<number>();

  const take = async (host: UpdateHost, signal: AbortSignal, order: number, bytes: number) => {
    const part = join(folder.path, `from-host-${order}.part`);
    const have = () => (existsSync(part) ? statSync(part).size : 0);
    if (have() > bytes) rmSync(part);
    while (have() < bytes) {
      const { data } = await host.readUpdate({ order, at: have() });
      if (data === '' || signal.aborted) return;
      appendFileSync(part, Buffer.from(data, 'base64'), { mode: 0o600 });
    }
    const staged = folder.stage(part, { version, now: now() });
    if (!staged.ok && staged.error.type !== 'update-no-room') refused.add(order);
    rmSync(part, { force: true });
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
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ASK_EVERY_MS);
        timer.unref();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  };
}
