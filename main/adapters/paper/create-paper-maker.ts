import { Worker } from 'node:worker_threads';
import type { PaperMaker } from '../../ports/paper-maker.ts';
import { threadLimits } from '../../station-flags.ts';
import type { PaperAnswer, PaperOrder, PaperWish } from './paper-worker.ts';

export interface PaperMakerNeeds {
  /** `paper-worker.ts`, or what the build made of it: the entry file knows where it lies. */
  readonly workerUrl: URL;
  /** The folder of the package `@expo-google-fonts/noto-sans`, as a file URL. */
  readonly fontFolder: URL;
}

/**
 * Starts the drawing thread at once, so that the fonts are loaded before the first tap. A thread that dies fails what it
 * was drawing and is started again for the next paper.
 */
export function createPaperMaker({ workerUrl, fontFolder }: PaperMakerNeeds): PaperMaker {
  const waiting = new Map<number, { resolve(made: Uint8Array): void; reject(why: Error): void }>();
  let lastOrder = 0;
  let closed = false;
  let worker: Worker | null = start();

  function start(): Worker {
    const started = new Worker(workerUrl, {
      workerData: { fontFolder: fontFolder.href },
      resourceLimits: threadLimits,
      // A paper is drawn with our own fonts alone: the hundreds of a PC would only lie in its memory.
      env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1' },
    });
    started.unref();
    started.on('message', (answer: PaperAnswer) => {
      const asker = waiting.get(answer.order);
      waiting.delete(answer.order);
      // An idle thread does not keep the process alive; one that draws does.
      if (waiting.size === 0) started.unref();
      if ('made' in answer) asker?.resolve(answer.made);
      else asker?.reject(new Error(`a paper could not be drawn: ${answer.failed}`));
    });
    started.on('error', (cause) => gone(started, cause instanceof Error ? cause : new Error(String(cause))));
    started.on('exit', () => gone(started, new Error('the drawing thread ended')));
    return started;
  }

  function gone(which: Worker, why: Error): void {
    if (worker !== which) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  }

  function make(wish: PaperWish): Promise<Uint8Array> {
    if (closed) return Promise.reject(new Error('the paper maker is closed'));
    worker ??= start();
    const drawing = worker;
    const order = ++lastOrder;
    return new Promise((resolve, reject) => {
      waiting.set(order, { resolve, reject });
      drawing.ref();
      drawing.postMessage({ order, wish } satisfies PaperOrder);
    });
  }

  return {
    bytes: (paper, printer) => make({ as: 'bytes', paper, printer }),
    png: (paper, head) => make({ as: 'png', paper, head }),
    pdf: (...papers) => make({ as: 'pdf', papers }),
    async close() {
      closed = true;
      const last = worker;
      if (!last) return;
      await last.terminate();
      gone(last, new Error('the paper maker is closed'));
    },
  };
}
