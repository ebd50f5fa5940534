import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DeviceFile } from '../../contract/station-api.ts';
import { type StationReady, stationReady } from '../../main/station-ready.ts';

/** A second PC: a station process that is paired with a host, or shall be. */
export interface JoinedProcess {
  /** What it said last. */
  last(): StationReady;
  /** Waits until its link is in that state; `host`: it has none any more, and is the host. */
  until(link: string, withinMs?: number): Promise<StationReady>;
  readonly pid: number;
  kill(): Promise<void>;
  end(): Promise<void>;
}

export async function startJoinedProcess(args: readonly string[]): Promise<JoinedProcess> {
  const entry = process.env.GAN_DAN_STATION ?? join(import.meta.dirname, '../../main/station.ts');
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const lines: StationReady[] = [];
  const wakers = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = stationReady.safeParse(JSON.parse(text));
    if (!line.success) throw new Error(`the joined station refused: ${text}`);
    lines.push(line.data);
    for (const wake of [...wakers]) wake();
  });
  const last = () => {
    const line = lines.at(-1);
    if (!line) throw new Error('the joined station has said nothing yet');
    return line;
  };
  const until = (link: string, withinMs = 15_000) =>
    new Promise<StationReady>((resolve, reject) => {
      const look = () => {
        if ((lines.at(-1)?.link ?? 'host') !== link) return;
        done();
        resolve(last());
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`not ${link} after ${withinMs} ms, but ${lines.at(-1)?.link}`));
      }, withinMs);
      const done = () => {
        clearTimeout(timer);
        wakers.delete(look);
      };
      wakers.add(look);
      look();
    });
  await new Promise<void>((resolve) => {
    if (lines.length > 0) resolve();
    wakers.add(resolve);
  });
  return {
    last,
    until,
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
    end: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

export function bringDevice(folder: string, device: DeviceFile): void {
  writeFileSync(join(folder, 'device.json'), JSON.stringify(device));
}

/** A cable with somebody on it who writes down every byte. */
export interface Tap {
  readonly port: number;
  heard(): Buffer;
  close(): Promise<void>;
}

export async function tapCable(to: { readonly port: number }): Promise<Tap> {
  const bytes: Buffer[] = [];
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to.port, '127.0.0.1');
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (chunk: Buffer) => {
        bytes.push(chunk);
        into.write(chunk);
      });
      from.on('error', () => {});
      from.on('close', () => {
        open.delete(from);
        into.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => Buffer.concat(bytes),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A cable that can be pulled: nothing passes any more, and nobody is told; what was on its way comes when it is back. */
export interface Cable {
  readonly port: number;
  pull(): void;
  plugIn(): void;
  /** How often somebody knocked, pulled or not. */
  knocks(): number;
  close(): Promise<void>;
}

export async function layCable(to: { readonly port: number }): Promise<Cable> {
  const open = new Set<Socket>();
  const now = { isPulled: false, knocks: 0, ends: [] as (() => void)[] };
  const server = createServer((near) => {
    now.knocks++;
    const far = connect(to.port, '127.0.0.1');
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      if (now.isPulled) from.pause();
      from.on('data', (chunk: Buffer) => into.write(chunk));
      from.on('error', () => {});
      from.on('close', () => {
        open.delete(from);
        // An end that goes away is not heard of at the other one either.
        if (now.isPulled) now.ends.push(() => into.destroy());
        else into.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    pull: () => {
      now.isPulled = true;
      for (const socket of open) socket.pause();
    },
    knocks: () => now.knocks,
    plugIn: () => {
      now.isPulled = false;
      for (const socket of open) socket.resume();
      for (const end of now.ends.splice(0)) end();
    },
    close: async () => {
      now.isPulled = false;
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
