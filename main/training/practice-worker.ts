import { parentPort, workerData } from 'node:worker_threads';
import { createPaperMaker } from '../adapters/paper/create-paper-maker.ts';
import { blockNetwork } from './block-network.ts';
import { openPracticeWorld, type PracticeSettings } from './practice-world.ts';

/** What the station gives its practice thread. */
export interface PracticeOrder extends Omit<PracticeSettings, 'paperMaker' | 'onPrinter'> {
  readonly fontFolder: string;
}

export type FromPractice =
  | { readonly is: 'ready'; readonly port: number; readonly code: string }
  | { readonly is: 'failed'; readonly type: string }
  /** Something in the world wanted to leave this PC. */
  | { readonly is: 'blocked' };

export type ToPractice = { readonly do: 'end' };

/** The entry of a thread: a practice world, behind a closed network from its first line on. */
if (!parentPort) throw new Error('practice-worker runs as a worker thread');
const port = parentPort;
const say = (what: FromPractice) => port.postMessage(what);
const { fontFolder, ...order } = workerData as PracticeOrder;
const printers = new Set<number>();
blockNetwork(
  (to) => printers.has(to),
  () => say({ is: 'blocked' }),
);
const paperMaker = createPaperMaker({
  workerUrl: new URL('../adapters/paper/paper-worker.ts', import.meta.url),
  fontFolder: new URL(fontFolder),
});
const opened = await openPracticeWorld({ ...order, paperMaker, onPrinter: (to) => void printers.add(to) });
if (opened.ok) {
  const world = opened.value;
  port.on('message', ({ do: what }: ToPractice) => {
    if (what === 'end') void world.close().finally(() => port.close());
  });
  say({ is: 'ready', port: world.station.port, code: world.code });
} else {
  say({ is: 'failed', type: opened.error.type });
  port.close();
}
