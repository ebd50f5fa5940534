import { parentPort, workerData } from 'node:worker_threads';
import type { Run } from '../../domain/training/scenario.ts';
import type { ScenarioId } from '../../domain/training/scenario-words.ts';
import { createPaperMaker } from '../adapters/paper/create-paper-maker.ts';
import { blockNetwork } from './block-network.ts';
import { openPracticeWorld, type PracticeSettings } from './practice-world.ts';

/** What the station gives its practice thread. */
export interface PracticeOrder
  extends Omit<PracticeSettings, 'paperMaker' | 'onOwnPort' | 'onPassed' | 'onPowerCut' | 'onBug'> {
  readonly fontFolder: string;
}

export type FromPractice =
  | { readonly is: 'ready'; readonly port: number; readonly code: string }
  | { readonly is: 'failed'; readonly type: string }
  | { readonly is: 'passed'; readonly scenario: ScenarioId }
  /** The power shall fail: nothing is ended or said, the thread is killed and another goes on in its folder. */
  | { readonly is: 'power-cut'; readonly run: Run }
  | { readonly is: 'bug'; readonly what: string }
  /** Something in the world wanted to leave this PC. */
  | { readonly is: 'blocked' };

export type ToPractice = { readonly do: 'end' };

/** The entry of a thread: a practice world, behind a closed network from its first line on. */
if (!parentPort) throw new Error('practice-worker runs as a worker thread');
const port = parentPort;
const say = (what: FromPractice) => port.postMessage(what);
const { fontFolder, ...order } = workerData as PracticeOrder;
const own = new Set<number>();
blockNetwork(
  (to) => own.has(to),
  () => say({ is: 'blocked' }),
);
const paperMaker = createPaperMaker({
  workerUrl: new URL('../adapters/paper/paper-worker.ts', import.meta.url),
  fontFolder: new URL(fontFolder),
});
const opened = await openPracticeWorld({
  ...{ ...order, paperMaker, onOwnPort: (to) => void own.add(to) },
  onPassed: (scenario) => say({ is: 'passed', scenario }),
  onPowerCut: (run) => say({ is: 'power-cut', run }),
  // As an uncaught error of this thread: the station writes it down, and the page finds its way back.
  onBug: (error) => say({ is: 'bug', what: error instanceof Error ? error.message : String(error) }),
});
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
