import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { findBinaries, flags, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { fillUp } from './small-disk.ts';

/** What of a cluster lies on the small disk: its log, its tables, or all of it. */
export const smallParts = ['wal', 'data', 'all'] as const;
export type SmallPart = (typeof smallParts)[number];

/** A PostgreSQL of which a part lies on a disk of its own that can be filled; only its own mounts see that disk. */
export interface SmallCluster {
  readonly url: string;
  fill(): void;
  free(): void;
  /** What every new connection reads, and writes where it is not there: a vacuum of PostgreSQL's own tables forgets it. */
  forgetInitFiles(): void;
  /** What systemd or the operator does. */
  start(): Promise<void>;
  /** Postmaster and all. */
  runs(): boolean;
  /** What PostgreSQL wrote into its own log. */
  said(): string;
  close(): Promise<void>;
}

interface Wishes {
  readonly folder: string;
  readonly part: SmallPart;
  readonly megabytes: number;
  /** `name=value`, beside those that every cluster of ours has. */
  readonly settings?: readonly string[];
}

const holder = `
mount -t tmpfs -o size=$1m tmpfs "$2" || exit 9
case "$3" in
  wal) mv "$4/pg_wal" "$2/pg_wal"; ln -s "$2/pg_wal" "$4/pg_wal"; data="$4" ;;
  data) mv "$4" "$2/data"; mv "$2/data/pg_wal" "$4.wal"; ln -s "$4.wal" "$2/data/pg_wal"; data="$2/data" ;;
  all) mv "$4" "$2/data"; data="$2/data" ;;
esac
log="$5"
postgres="$6"
shift 6
echo ready
# each line asks for one life of the server; PostgreSQL refuses root, and in a namespace of its own root is nobody
while read -r _; do
  unshare -U "$postgres" -D "$data" "$@" </dev/null >>"$log" 2>&1
  echo ended
done
`;

export async function startSmallCluster({
  folder,
  part,
  megabytes,
  settings: more = [],
}: Wishes): Promise<SmallCluster> {
  const made = await startEmbeddedPostgres({ folder });
  await made.close();
  const [port, mount, log] = [await freePort(), join(folder, 'mount'), join(folder, 'small.log')];
  mkdirSync(mount);
  const data = join(folder, 'data');
  const settings = [
    ...flags(port, false),
    '-c',
    'min_wal_size=32MB',
    '-c',
    'max_wal_size=32MB',
    ...more.flatMap((each) => ['-c', each]),
  ];
  const postgres = join(await findBinaries(), 'postgres');
  const args = ['-rm', 'sh', '-c', holder, 'sh', String(megabytes), mount, part, data, log, postgres, ...settings];
  const child: ChildProcess = spawn('unshare', args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const disk = join(`/proc/${child.pid}/root`, mount);
  const state = { lives: false };
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line === 'ready') resolve();
      else state.lives = false;
    });
    void gone.then(() => reject(new Error('there is no small disk')));
  });
  const pidFile = part === 'wal' ? join(data, 'postmaster.pid') : join(disk, 'data/postmaster.pid');
  const pidLines = () => {
    try {
      return readFileSync(pidFile, 'utf8').split('\n');
    } catch {
      return [];
    }
  };
  const password = readFileSync(join(folder, 'password'), 'utf8').trim();
  const filler = join(disk, 'filler');
  return {
    url: `postgres://province:${password}@127.0.0.1:${port}/province`,
    fill: () => fillUp(disk, filler),
    free: () => rmSync(filler),
    forgetInitFiles: () => {
      const inside = join(disk, 'data');
      const bases = readdirSync(join(inside, 'base')).map((name) => join(inside, 'base', name));
      for (const each of [...bases, join(inside, 'global')]) rmSync(join(each, 'pg_internal.init'), { force: true });
    },
    async start() {
      state.lives = true;
      child.stdin?.write('start\n');
      while (pidLines()[7]?.trim() !== 'ready') {
        if (!state.lives) throw new Error(readFileSync(log, 'utf8'));
        await pause(15);
      }
    },
    runs: () => state.lives,
    said: () => readFileSync(log, 'utf8'),
    async close() {
      const pid = Number(pidLines()[0]);
      child.stdin?.end();
      if (state.lives && pid) process.kill(pid, 'SIGINT');
      await gone;
    },
  };
}
