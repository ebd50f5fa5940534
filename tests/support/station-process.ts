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

export type StationExit = { readonly code: number | null; readonly refusal: { readonly type: string } | null };

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

/** A start that is expected to be refused: exit code and the line that says why. */
export async function refusedStation(args: readonly string[]): Promise<StationExit> {
  const { line, exit } = spawnStation(args);
  const said = await Promise.race([line, exit.then(() => null)]);
  return { code: (await exit).code, refusal: said?.event === 'refused' ? (said as unknown as { type: string }) : null };
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
  const exit = new Promise<{ code: number | null }>((resolve) => child.on('close', (code) => resolve({ code })));
  const line = new Promise<{ event: string }>((resolve) => {
    if (!child.stdout) throw new Error('the station has no standard output');
    createInterface({ input: child.stdout }).once('line', (text) => resolve(JSON.parse(text) as { event: string }));
  });
  return { child, line, exit };
}
