import { Worker } from 'node:worker_threads';
import type { BackupWorker, Worked } from '../../ports/backups.ts';
import { threadLimits } from '../../station-flags.ts';
import type { BackupAnswer, BackupOrder } from './backup-worker.ts';

/** Longer than one thing asked waits for the next: a second place, a stick that is slow to answer. */
const idleMs = 5_000;

/** Starts the thread for the first thing asked and ends it some time after the last: for the rest of an hour nothing of it is in memory. */
export function createBackupThread(workerUrl: URL): BackupWorker {
  const waiting = new Map<number, (answer: Worked<unknown>) => void>();
  const state = {
    worker: null as Worker | null,
    last: 0,
    closed: false,
    idle: undefined as NodeJS.Timeout | undefined,
  };

  const gone = (which: Worker) => {
    if (state.worker !== which) return;
    state.worker = null;
    for (const answer of waiting.values()) answer({ ok: false, error: { type: 'not-readable' } });
    waiting.clear();
  };

  const end = (worker: Worker) => {
    if (state.worker === worker) state.worker = null;
    void worker.terminate();
  };

  const start = (): Worker => {
    const worker = new Worker(workerUrl, { resourceLimits: threadLimits });
    worker.on('message', ({ order, answer }: BackupAnswer) => {
      const asker = waiting.get(order);
      waiting.delete(order);
      asker?.(answer);
      if (waiting.size > 0) return;
      worker.unref();
      state.idle = setTimeout(() => end(worker), idleMs);
      state.idle.unref();
    });
    worker.on('error', () => gone(worker));
    worker.on('exit', () => gone(worker));
    return worker;
  };

  const ask =
    <W extends BackupOrder['work']>(work: W) =>
    (wish: Extract<BackupOrder, { work: W }>['wish']): ReturnType<BackupWorker[W]> => {
      if (state.closed)
        return Promise.resolve({ ok: false, error: { type: 'not-readable' } }) as ReturnType<BackupWorker[W]>;
      clearTimeout(state.idle);
      state.worker ??= start();
      state.worker.ref();
      const order = ++state.last;
      const answered = new Promise<Worked<unknown>>((resolve) => waiting.set(order, resolve));
      state.worker.postMessage({ order, work, wish });
      return answered as ReturnType<BackupWorker[W]>;
    };

  return {
    ...{ seal: ask('seal'), finish: ask('finish'), check: ask('check'), hash: ask('hash') },
    ...{ copy: ask('copy'), copyFiles: ask('copyFiles'), judge: ask('judge') },
    close: async () => {
      state.closed = true;
      clearTimeout(state.idle);
      const { worker } = state;
      if (!worker) return;
      await worker.terminate();
      gone(worker);
    },
  };
}
