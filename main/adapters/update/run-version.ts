import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stationEnvironment, stationFlags } from '../../station-flags.ts';
import { type StationReady, stationReady } from '../../station-ready.ts';

/** A station that is started by something else would end for a change-over and never come back. */
export const launchedMark = 'GAN_DAN_LAUNCHED';

/** Longer than the largest point needs to migrate and to be read whole. */
const READY_WITHIN_MS = 120_000;

export interface Run {
  readonly code: number | null;
  readonly wasReady: boolean;
  /** Another station holds the folder or the port: that says nothing about this version. */
  readonly isTaken: boolean;
}

/** A version as a process of plain Node: what it says goes on to our own standard output. */
export function runVersion(entry: string, args: readonly string[], onReady: () => void) {
  const child = spawn(process.execPath, [...stationFlags, entry, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...stationEnvironment(), [launchedMark]: '1' },
  });
  const state = { wasReady: false, isTaken: false };
  const late = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (isTakenIn(line)) state.isTaken = true;
    if (!state.wasReady && readyIn(line)) {
      state.wasReady = true;
      clearTimeout(late);
      onReady();
    }
    process.stdout.write(`${line}\n`);
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, pass);
  return new Promise<Run>((resolve) => {
    const end = (code: number | null) => {
      clearTimeout(late);
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, pass);
      resolve({ code, ...state });
    };
    child.once('error', () => end(null));
    child.once('close', end);
  });
}

/** Starts a version on a copy: no printer, no network beyond this PC, no province, its memory of the PC in the copy too. */
export async function tryVersion(
  entry: string,
  copy: string,
  firstCommand: (ready: StationReady) => Promise<boolean>,
): Promise<boolean> {
  const args = ['--folder', copy, '--port', '0', '--anchors', join(copy, 'anchors')];
  const child = spawn(process.execPath, [...stationFlags, entry, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: stationEnvironment(),
  });
  const gone = new Promise<null>((resolve) => {
    child.once('close', () => resolve(null));
    child.once('error', () => resolve(null));
  });
  const late = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
  const ready = new Promise<StationReady>((resolve) =>
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = readyIn(line);
      if (said) resolve(said);
    }),
  );
  try {
    const said = await Promise.race([ready, gone]);
    return said !== null && (await firstCommand(said).catch(() => false));
  } finally {
    clearTimeout(late);
    child.kill('SIGTERM');
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(tooLong);
  }
}

function isTakenIn(line: string): boolean {
  return /^\{"event":"refused","type":"(folder-in-use|port-taken)"/.test(line);
}

function readyIn(line: string): StationReady | null {
  try {
    return stationReady.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
