import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type StationReady, stationReady } from '../../main/station-ready.ts';
import { type Connection, connect, origin, reconnect } from './terminal-client.ts';

/** A PC of a point as a process of its own, which may be killed from within at a chosen change of its disk. */
export interface Pc {
  /** What it said last; null: nothing yet. */
  last(): StationReady | null;
  /** What ended it from outside; null: it lives, or ended by itself. */
  signal(): NodeJS.Signals | null;
  isGone(): boolean;
  kill(): Promise<void>;
  /** As somebody switches it off. */
  end(): Promise<void>;
}

export function startPc(args: readonly string[], env: NodeJS.ProcessEnv = {}): Pc {
  const entry = process.env.GAN_DAN_STATION ?? join(import.meta.dirname, '../../main/station.ts');
  const child: ChildProcess = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const now = { last: null as StationReady | null };
  const exit = new Promise<void>((resolve) => child.on('close', () => resolve()));
  if (!child.stdout) throw new Error('the station has no standard output');
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = stationReady.safeParse(JSON.parse(text));
    if (line.success) now.last = line.data;
    else process.stderr.write(`a PC said: ${text}\n`);
  });
  const ended = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exit;
  };
  return {
    last: () => now.last,
    signal: () => child.signalCode,
    isGone: () => child.exitCode !== null || child.signalCode !== null,
    kill: () => ended('SIGKILL'),
    end: () => ended('SIGTERM'),
  };
}

/** Waits until it is so; throws what it was waited for. */
export async function untilSo(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  for (const until = Date.now() + withinMs; ; await pause(40)) {
    if (await isSo()) return;
    if (Date.now() > until) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** People at the kiosk of a PC, whichever of its lives it is in: each takes a number; who is sent away tries again. */
export function peopleAt(pc: () => Pc) {
  const numbers: string[] = [];
  const life = { stopped: false };
  const whileOpen = async (at: Pc, { client }: Connection) => {
    while (!life.stopped && pc() === at && !at.isGone()) {
      const wish = { origin: origin(), queue: 'B', priority: null, language: 'vi' };
      const answer = await client.issueTicket(wish);
      if (answer.ok) numbers.push(answer.value.number);
      await pause(200);
    }
  };
  const tokens = new Map<Pc, string>();
  const run = async () => {
    for (; !life.stopped; await pause(60)) {
      const at = pc();
      const ready = at.last();
      // A station of another host has no kiosk of its own.
      if (!ready || at.isGone() || ready.link !== undefined || !ready.codes.kiosk) continue;
      const token = tokens.get(at);
      const opening = token === undefined ? connect(ready.port, ready.codes.kiosk) : reconnect(ready.port, token);
      const connection = await opening.catch(() => null);
      if (!connection) continue;
      tokens.set(at, connection.token);
      // A killed PC breaks the connection in the middle of a press.
      await Promise.race([whileOpen(at, connection).catch(() => {}), untilGone(at, life)]);
      connection.close();
    }
  };
  const running = run();
  return {
    numbers,
    stop: async () => {
      life.stopped = true;
      await running;
      return numbers;
    },
  };
}

async function untilGone(pc: Pc, life: { readonly stopped: boolean }): Promise<void> {
  while (!pc.isGone() && !life.stopped) await pause(60);
  // What was answered before is heard first.
  await pause(100);
}
