import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Point } from '../../../domain/point.ts';
import { err, ok } from '../../../domain/result.ts';
import type { Run } from '../../../domain/training/scenario.ts';
import type { ScenarioId } from '../../../domain/training/scenario-words.ts';
import type { Ids } from '../../ports/ids.ts';
import type { PracticeWish, PracticeWorlds } from '../../ports/practice-worlds.ts';
import { threadLimits } from '../../station-flags.ts';
import type { FromPractice, PracticeOrder, ToPractice } from '../../training/practice-worker.ts';

export interface PracticeWorldsNeeds {
  /** Of the real station; worlds live in its `practice/`. */
  readonly folder: string;
  readonly point: Point;
  readonly pages: string;
  readonly version: string;
  readonly ids: Ids;
  /** `practice-worker.ts`, or what the build made of it. */
  readonly workerUrl: URL;
  readonly fontFolder: URL;
  readonly onBug: (error: unknown) => void;
  /** So many at one time; left out: what an old PC carries. */
  readonly atMost?: number;
}

/** An old PC has memory for so many beside its work. */
const usualAtMost = 3;
/** A world whose last page has gone (a reload, a closed window) ends after so long. */
const lonelyMs = 60_000;
/** An old PC with its hands full; whoever waits sees that it is coming. */
const startWithinMs = 60_000;
const endWithinMs = 3_000;

interface Running {
  worker: Worker;
  readonly folder: string;
  readonly wish: PracticeWish;
  /** In this visit. */
  readonly passed: ScenarioId[];
  onPassed(scenario: ScenarioId): void;
  port: number;
  visitors: number;
  alone: NodeJS.Timeout | null;
  /** Between a power cut and the start after it. */
  isDark: boolean;
}

/** Each person's practice is a thread of its own: it falls without pulling the station down, and ends with all it wrote. */
export function createPracticeWorlds(needs: PracticeWorldsNeeds): PracticeWorlds {
  const { atMost = usualAtMost } = needs;
  const home = join(needs.folder, 'practice');
  const running = new Map<string, Running>();
  // What a killed station left behind.
  rmSync(home, { recursive: true, force: true });

  const leave = async (world: string) => {
    const of = running.get(world);
    if (!of) return;
    running.delete(world);
    if (of.alone) clearTimeout(of.alone);
    await ended(of.worker);
    rmSync(of.folder, { recursive: true, force: true });
  };

  const lonely = (world: string) => {
    const of = running.get(world);
    if (!of || of.visitors > 0) return;
    of.alone = setTimeout(() => void leave(world), lonelyMs);
    of.alone.unref();
  };

  /** Listens to the world's thread, and waits until its door is open; null: it failed, and is gone. */
  const begun = async (world: string, of: Running) => {
    const { worker } = of;
    worker.on('error', needs.onBug);
    worker.on('message', (word: FromPractice) => {
      if (word.is === 'passed') {
        of.passed.push(word.scenario);
        of.onPassed(word.scenario);
      }
      if (word.is === 'power-cut') void cut(world, of, word.run);
      if (word.is === 'bug') needs.onBug(new Error(word.what));
    });
    worker.once('exit', () => {
      if (!of.isDark && running.get(world) === of) void leave(world);
    });
    const first = await firstWord(worker);
    if (first?.is === 'ready') {
      of.port = first.port;
      return first;
    }
    await leave(world);
    return null;
  };

  /** As a power cut: killed in the middle, and started again in the folder as it was left. The world keeps its name. */
  const cut = async (world: string, of: Running, run: Run) => {
    const { worker } = of;
    of.port = 0;
    const wish = { ...of.wish, passed: [...of.wish.passed, ...of.passed] };
    of.isDark = true;
    await worker.terminate();
    // Left meanwhile.
    if (running.get(world) !== of) return;
    of.isDark = false;
    of.worker = new Worker(needs.workerUrl, {
      workerData: orderOf(needs, of.folder, wish, run),
      resourceLimits: threadLimits,
    });
    await begun(world, of);
  };

  return {
    open: async (wish, onPassed) => {
      if (running.size >= atMost) return err({ type: 'practice-full' });
      const world = needs.ids.token(16);
      const folder = join(home, world.slice(0, 8));
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const worker = new Worker(needs.workerUrl, {
        workerData: orderOf(needs, folder, wish, null),
        resourceLimits: threadLimits,
      });
      const of: Running = {
        ...{ worker, folder, wish, passed: [], onPassed },
        ...{ port: 0, visitors: 0, alone: null, isDark: false },
      };
      running.set(world, of);
      const first = await begun(world, of);
      if (!first) return err({ type: 'practice-failed' });
      lonely(world);
      return ok({ world, code: first.code });
    },
    leave,
    portOf: (world) => running.get(world)?.port || null,
    visit: (world) => {
      const of = running.get(world);
      if (!of) return () => {};
      of.visitors++;
      if (of.alone) clearTimeout(of.alone);
      const gone = { said: false };
      return () => {
        if (gone.said) return;
        gone.said = true;
        of.visitors--;
        lonely(world);
      };
    },
    close: async () => void (await Promise.all([...running.keys()].map(leave))),
  };
}

function orderOf(needs: PracticeWorldsNeeds, folder: string, wish: PracticeWish, run: Run | null): PracticeOrder {
  const { point, pages, version, fontFolder } = needs;
  return { folder, point, pages, version, ...wish, run, fontFolder: fontFolder.href };
}

function firstWord(worker: Worker): Promise<FromPractice | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), startWithinMs);
    const done = (word: FromPractice | null) => {
      if (word && word.is !== 'ready' && word.is !== 'failed') return;
      clearTimeout(timer);
      worker.off('message', done);
      resolve(word);
    };
    worker.on('message', done);
    worker.once('exit', () => done(null));
  });
}

async function ended(worker: Worker): Promise<void> {
  const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.postMessage({ do: 'end' } satisfies ToPractice);
  const tooLong = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), endWithinMs).unref());
  if ((await Promise.race([exit, tooLong])) === 'late') await worker.terminate();
}
