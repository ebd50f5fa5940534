import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportProgress, UpdateShelf } from '../../ports/updates.ts';
import { threadLimits } from '../../station-flags.ts';
import { logFacts } from '../../store/log-facts.ts';
import { schemaVersion } from '../../store/open-database.ts';
import { createPageUpload } from './page-upload.ts';
import type { UpdateFolder } from './update-folder.ts';
import type { UpdateAnswer, UpdateOrder } from './update-worker.ts';

const idleMs = 30_000;

interface Asked {
  readonly answer: (answer: unknown) => void;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** The updates folder with a thread for what takes long; it is started for the first thing asked and ends soon after the last. */
export function openUpdateShelf(folder: UpdateFolder, workerUrl: URL, now: () => number): UpdateShelf {
  const waiting = new Map<number, Asked>();
  const state = {
    worker: null as Worker | null,
    last: 0,
    closed: false,
    idle: undefined as NodeJS.Timeout | undefined,
  };
  const opens = new Map<string, boolean>();
  const upload = createPageUpload(folder.path);

  /** A thread that ended in the middle read nothing to its end. */
  const gone = () => {
    state.worker = null;
    for (const { answer } of waiting.values()) answer({ ok: false, error: { type: 'update-truncated' } });
    waiting.clear();
  };

  function start(): Worker {
    const worker = new Worker(workerUrl, { resourceLimits: threadLimits });
    worker.on('message', (said: UpdateAnswer) => {
      const asked = waiting.get(said.order);
      if ('progress' in said) return asked?.onProgress(said.progress);
      waiting.delete(said.order);
      asked?.answer(said.answer);
      if (waiting.size > 0) return;
      worker.unref();
      state.idle = setTimeout(() => {
        state.worker = null;
        void worker.terminate();
      }, idleMs);
      state.idle.unref();
    });
    worker.on('error', gone);
    worker.on('exit', () => state.worker === worker && gone());
    return worker;
  }

  function ask<T>(order: WithoutNumber, onProgress: Asked['onProgress'] = () => {}): Promise<T> {
    clearTimeout(state.idle);
    if (state.closed) return Promise.resolve({ ok: false, error: { type: 'update-truncated' } } as T);
    state.worker ??= start();
    state.worker.ref();
    const number = ++state.last;
    const answered = new Promise<T>((answer) =>
      waiting.set(number, { answer: (said) => answer(said as T), onProgress }),
    );
    state.worker.postMessage({ ...order, order: number });
    return answered;
  }

  const wishOf = (path: string, version: string) => ({ folder: folder.path, path, version, now: now() });
  const { slots, staged, isDamaged, hasPublisher, manifestHash, askGoBack } = folder;
  return {
    ...{ slots, staged, isDamaged, hasPublisher, manifestHash, askGoBack },
    opensBefore: (version) => {
      const known = opens.get(version);
      if (known !== undefined) return known;
      const opened = logFacts(join(folder.path, `before-${version}`, 'log.db'))?.schema === schemaVersion;
      opens.set(version, opened);
      return opened;
    },
    list: async (from) => {
      try {
        const names = (await readdir(from))
          .filter((name) => name.endsWith('.gdu') && !name.startsWith('.'))
          .slice(0, 20);
        return await Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(from, name))).size })));
      } catch {
        // no stick is in, or it was pulled just now
        return null;
      }
    },
    receive: upload.take,
    received: { path: upload.path, forget: upload.forget },
    peek: (path, version) => ask({ work: 'peek', wish: wishOf(path, version) }),
    stage: (path, version, onProgress) => ask({ work: 'stage', wish: wishOf(path, version) }, onProgress),
    changed: async () => {
      const found = await ask<readonly string[] | { ok: false }>({ work: 'changed', wish: { folder: folder.path } });
      return 'ok' in found ? [] : found;
    },
    close: async () => {
      state.closed = true;
      clearTimeout(state.idle);
      await state.worker?.terminate();
      gone();
    },
  };
}

type WithoutNumber = UpdateOrder extends infer Order
  ? Order extends UpdateOrder
    ? Omit<Order, 'order'>
    : never
  : never;
