import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type StationReady, stationReady } from '../../main/station-ready.ts';

export interface StationProcess {
  readonly ready: StationReady;
  readonly pid: number;
  /** kill -9 and wait until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  end(): Promise<number | null>;
}

export interface StationExit {
  readonly code: number | null;
  /** What ended it from outside; null: it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly refusal: { readonly type: string } | null;
}

/**
 * The station as its own process: the built one where `npm test` has just built it, else from the sources. Rejects with
 * what it refused.
 */
export async function startStationProcess(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<StationProcess> {
  const { child, line, exit } = spawnStation(args, env);
  const first = await Promise.race([line, exit.then(() => null)]);
  if (first?.event !== 'ready') throw new Error(`the station did not start: ${JSON.stringify(first ?? (await exit))}`);
  return {
    ready: stationReady.parse(first),
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
    end: async () => {
      child.kill('SIGTERM');
      return (await exit).code;
    },
  };
}

/** A start that is expected to be refused, or to end when it has done what it was asked: how it ended, and the line that says why. */
export async function refusedStation(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<StationExit> {
  const { line, exit } = spawnStation(args, env);
  const said = await Promise.race([line, exit.then(() => null)]);
  return { ...(await exit), refusal: said?.event === 'refused' ? (said as unknown as { type: string }) : null };
}

/** A start that may be killed from within: how it ended, or null when its pages may come, and it is killed then. */
export async function startUntilReady(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Omit<StationExit, 'refusal'> | null> {
  const { child, line, exit } = spawnStation(args, env);
  const first = await Promise.race([line, exit.then(() => null)]);
  const isReady = first?.event === 'ready';
  if (isReady) child.kill('SIGKILL');
  const ended = await exit;
  return isReady ? null : ended;
}

function spawnStation(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const entry =
    env.GAN_DAN_STATION ?? process.env.GAN_DAN_STATION ?? join(import.meta.dirname, '../../main/station.ts');
  // Copies of one seed folder are one station by their key: each remembers for itself.
  const folder = args[args.indexOf('--folder') + 1] ?? '';
  const place = args.includes('--anchors') || !args.includes('--folder') ? [] : ['--anchors', folder];
  const child: ChildProcess = spawn(process.execPath, [entry, ...args, ...place], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  const line = new Promise<{ event: string }>((resolve) => {
    if (!child.stdout) throw new Error('the station has no standard output');
    createInterface({ input: child.stdout }).once('line', (text) => resolve(JSON.parse(text) as { event: string }));
  });
  return { child, line, exit };
}
