import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What a killed predecessor left behind in the folder. Three cases of `data/postmaster.pid`:
 * its process is dead, or the pid was given to a stranger (PostgreSQL itself would refuse to start): the file goes;
 * the server still runs as an orphan of a killed owner: it is stopped; its owner lives: a clear refusal.
 */
export async function clearPredecessor(folder: string): Promise<void> {
  const data = join(folder, 'data');
  const pidFile = join(data, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  if (!(await isServerOf(pid, data))) return rm(pidFile, { force: true });
  const owner = Number(await readFile(join(folder, 'owner'), 'utf8').catch(() => '0'));
  if ((await parentOf(pid)) === owner) throw new Error(`${folder} is in use by process ${owner}`);
  process.kill(pid, 'SIGINT');
  for (const limit = Date.now() + 20_000; isAlive(pid); await new Promise((done) => setTimeout(done, 20)))
    if (Date.now() > limit) throw new Error(`PostgreSQL of ${folder} (process ${pid}) does not stop`);
}

export async function rememberOwner(folder: string): Promise<void> {
  await writeFile(join(folder, 'owner'), String(process.pid), { mode: 0o600 });
}

/** A server's working directory is its data folder; without /proc only life is known, and PostgreSQL decides. */
async function isServerOf(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  return cwd === (await realpath(data));
}

/** A killed owner's child belongs to another parent from that moment on: no doubt about a reused pid. */
async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? Number.NaN);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}
