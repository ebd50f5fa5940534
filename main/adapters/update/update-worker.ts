import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { openUpdateFolder } from './update-folder.ts';

/** What takes long with versions: read, hashed, copied, unpacked. One order at a time. */
export type UpdateOrder =
  | { readonly order: number; readonly work: 'stage' | 'peek'; readonly wish: FileWish }
  | { readonly order: number; readonly work: 'changed'; readonly wish: { readonly folder: string } };

interface FileWish {
  readonly folder: string;
  readonly path: string;
  readonly version: string;
  readonly now: number;
}

export type UpdateAnswer =
  | { readonly order: number; readonly answer: unknown }
  | { readonly order: number; readonly progress: { step: 'copying' | 'unpacking'; done: number; of: number } };

const SAY_EVERY_MS = 200;

parentPort?.on('message', (order: UpdateOrder) => {
  const say = (answer: UpdateAnswer) => parentPort?.postMessage(answer);
  say({ order: order.order, answer: done(order, say) });
});

function done(order: UpdateOrder, say: (answer: UpdateAnswer) => void): unknown {
  if (order.work === 'changed') return changedIn(order.wish.folder);
  const { folder, path, version, now } = order.wish;
  const updates = openUpdateFolder(folder);
  try {
    if (order.work === 'peek') {
      const found = updates.peek(path, { version, now });
      if (!found.ok) return found;
      const manifestHash = createHash('sha256').update(canonicalJson(found.value)).digest('hex');
      return { ok: true, value: { version: found.value.version, manifestHash } };
    }
    const said = { at: 0 };
    return updates.stage(path, {
      ...{ version, now },
      onProgress: (progress) => {
        if (performance.now() - said.at < SAY_EVERY_MS && progress.done < progress.of) return;
        said.at = performance.now();
        say({ order: order.order, progress });
      },
    });
  } catch {
    // pulled in the middle, or a disk that does not give it back
    return { ok: false, error: { type: 'update-truncated' } };
  }
}

function changedIn(folder: string): string[] {
  const updates = openUpdateFolder(folder);
  const { current, previous } = updates.slots();
  const versions = [current, previous, updates.staged()].flatMap((slot) => slot?.version ?? []);
  return versions.filter((version) => updates.verified(version) === null);
}
