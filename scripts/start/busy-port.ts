import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

/** Null when the port of this machine is free, else what is known of who has it. */
export async function whoHolds(port: number): Promise<string | null> {
  const refusal = await tryToListen(port);
  if (refusal === null) return null;
  if (refusal !== 'EADDRINUSE') return refusal;
  return holderOnLinux(port) ?? 'another program';
}

/** Below what the systems give to outgoing connections (Linux from 32768, Windows from 49152): those take a free one at any moment. */
const [lowest, highest] = [20_000, 32_000];

/** A port of this machine that nobody has, and that no connection takes before it is used, or while its program starts again. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = randomInt(lowest, highest);
    if ((await tryToListen(port)) === null) return port;
  }
  throw new Error(`no free port between ${lowest} and ${highest}`);
}

function tryToListen(port: number): Promise<string | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => done(null)));
  });
}

/** proc(5): the socket's inode stands in /proc/net/tcp, and the process that has it open links to it. */
function holderOnLinux(port: number): string | null {
  if (process.platform !== 'linux') return null;
  const inode = inodeOf(port);
  if (inode === null) return null;
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && hasOpen(name, `socket:[${inode}]`));
  if (pid === undefined) return null;
  const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  return `${name}, process ${pid}`;
}

function inodeOf(port: number): string | null {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const columns = line.trim().split(/\s+/);
      const listening = columns[3] === '0A';
      if (listening && columns[1]?.endsWith(`:${hex}`)) return columns[9] ?? null;
    }
  }
  return null;
}

function hasOpen(pid: string, link: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === link);
  } catch {
    // Another user's process, or one that ended while we looked.
    return false;
  }
}
