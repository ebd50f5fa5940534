import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { StationReady } from '../../main/station-ready.ts';

/** A disk of a few megabytes needs a mount of its own, and that a namespace: not every machine gives one. */
export const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

type FirstWord = { readonly event: string; readonly type?: string } & Partial<Omit<StationReady, 'event'>>;

export interface StationOnSmallDisk {
  /** What it said first: `ready`, or why it refused. */
  readonly said: Promise<FirstWord>;
  readonly exit: Promise<number | null>;
  /** The folder as it is inside the station's own mounts. */
  readonly folder: string;
  /** Writes until nothing more fits. */
  fill(): void;
  free(): void;
  end(): Promise<number | null>;
}

/** To the last byte. */
export function fillUp(folder: string, filler = join(folder, 'filler')): void {
  for (let size = 1 << 20; size >= 1; size >>= 1)
    while (statfsSync(folder).bavail > 0) {
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
}

/** The disk alone, for whoever works in this process; it goes with `end`. */
export async function smallDisk(mount: string, megabytes: number): Promise<{ folder: string; end(): Promise<void> }> {
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "$1" && echo ready && read -r _; :`;
  const child = spawn('unshare', ['-rm', 'sh', '-c', script, 'sh', mount], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', () => resolve());
    void gone.then(() => reject(new Error('there is no small disk')));
  });
  const end = () => {
    child.stdin.end();
    return gone;
  };
  return { folder: join(`/proc/${child.pid}/root`, mount), end };
}

export interface DiskWishes {
  /** Copied onto the disk before the station starts. */
  readonly seed: string;
  readonly mount: string;
  readonly megabytes: number;
  /** `full`: filled to the last byte before the start; `read-only`: mounted so. */
  readonly state: 'roomy' | 'full' | 'read-only';
}

const prepare: Readonly<Record<DiskWishes['state'], string>> = {
  roomy: ':',
  full: 'cat /dev/zero > "$1/filler" 2>/dev/null; :',
  'read-only': 'mount -o remount,ro "$1"',
};

/** The station, from the sources, on a disk that only it sees. A ballast of before would not fit onto it. */
export function startOnSmallDisk({ seed, mount, megabytes, state }: DiskWishes): StationOnSmallDisk {
  const entry = join(import.meta.dirname, '../../main/station.ts');
  const script = `mount -t tmpfs -o size=${megabytes}m tmpfs "$1" && rm -f "$2"/ballast* && cp -a "$2"/. "$1" && { ${prepare[state]}; } && exec "$3" "$4" --folder "$1" --port 0 --anchors "$1"`;
  const args = ['-rm', 'sh', '-c', script, 'sh', mount, seed, process.execPath, entry];
  const child: ChildProcess = spawn('unshare', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  const said = new Promise<FirstWord>((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    void exit.then((code) => reject(new Error(`ended with ${code} and said nothing`)));
  });
  const folder = join(`/proc/${child.pid}/root`, mount);
  const filler = join(folder, 'filler');
  return {
    ...{ said, exit, folder },
    fill: () => fillUp(folder, filler),
    free: () => rmSync(filler),
    end: () => {
      child.kill('SIGTERM');
      return exit;
    },
  };
}
