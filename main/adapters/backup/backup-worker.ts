import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { BackupTrouble, BackupWorker, Worked } from '../../ports/backups.ts';
import { copyLog, judgeLog } from '../../store/log-file.ts';
import { appendHeader, bodyHash, openBody, readBackupHeader, type SmallFiles, sealBody } from './backup-file.ts';

type Works = Omit<BackupWorker, 'close'>;
type Wish<W extends keyof Works> = Parameters<Works[W]>[0];

/** What the station asks of its thread. */
export type BackupOrder = {
  readonly [W in keyof Works]: { readonly order: number; readonly work: W; readonly wish: Wish<W> };
}[keyof Works];
export type BackupAnswer = { readonly order: number; readonly answer: Worked<unknown> };

const works: Works = {
  async seal({ db, beside, key, id, to }) {
    const copy = `${to}.db`;
    try {
      copyLog(db, copy);
      const judged = judgeLog(copy);
      if (judged.fault) return failed('database-damaged');
      const body = await sealBody({ db: copy, files: smallFilesOf(beside), key, id, to });
      return done({ body, ...judged.state });
    } finally {
      rmSync(copy, { force: true });
    }
  },
  async finish({ from, header, signature, to }) {
    appendHeader(from, header, Buffer.from(signature, 'base64'));
    renameSync(from, to);
    await flushFolder(dirname(to));
    return done(null);
  },
  async check({ path, header, key, work }) {
    if ((await bodyHash(path, header.body.bytes)) !== header.body.sha256) return failed('changed');
    const db = join(work, `checking-${header.id}.db`);
    try {
      await openBody(path, { header, key, to: db });
      const judged = judgeLog(db);
      if (judged.fault) return failed('database-damaged');
      const { stream, head, events } = judged.state;
      return stream === header.stream && head.seq === header.head.seq && head.hash === header.head.hash
        ? done({ events })
        : failed('changed');
    } finally {
      rmSync(db, { force: true });
    }
  },
  async hash({ path, header }) {
    return (await bodyHash(path, header.body.bytes)) === header.body.sha256 ? done(null) : failed('changed');
  },
  async copy({ from, to }) {
    const unnamed = `${to}.new`;
    try {
      await copyFlushed(from, unnamed);
      const read = readBackupHeader(unnamed);
      if (!read || (await bodyHash(unnamed, read.header.body.bytes)) !== read.header.body.sha256)
        return failed('changed');
      renameSync(unnamed, to);
      await flushFolder(dirname(to));
      return done(null);
    } finally {
      rmSync(unnamed, { force: true });
    }
  },
  async copyFiles({ from, to }) {
    if (!existsSync(from)) return done({ copied: 0 });
    mkdirSync(to, { recursive: true });
    const there = new Set(readdirSync(to));
    const missing = readdirSync(from).filter((name) => /^[0-9a-f]{64}$/.test(name) && !there.has(name));
    for (const name of missing) {
      const unnamed = join(to, `${name}.new`);
      await copyFlushed(join(from, name), unnamed);
      renameSync(unnamed, join(to, name));
    }
    if (missing.length > 0) await flushFolder(to);
    return done({ copied: missing.length });
  },
  async judge({ db }) {
    const judged = judgeLog(db);
    return judged.fault ? failed('database-damaged') : done({ events: judged.state.events });
  },
};

if (!parentPort) throw new Error('backup-worker runs as a worker thread');
const port = parentPort;
const last = { work: Promise.resolve() };
port.on('message', (order: BackupOrder) => {
  last.work = last.work.then(async () => {
    const run = works[order.work] as (wish: unknown) => Promise<Worked<unknown>>;
    const answer = await run(order.wish).catch((error: unknown) => failed(troubleOf(error)));
    port.postMessage({ order: order.order, answer } satisfies BackupAnswer);
  });
});

const smallFileMost = 1024 * 1024;
/** What a PC must not take over from another, or makes anew. */
const leftAlone = /^(log\.|host\.lock|anchor\.json|ballast|restore)/;

/** Point, keys, enrolment: what makes a folder this point's. The key file of the vault is among them, so only sealed. */
function smallFilesOf(folder: string): SmallFiles {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !leftAlone.test(entry.name) && !entry.name.endsWith('.new'))
    .map(({ name }) => name)
    .filter((name) => statSync(join(folder, name)).size <= smallFileMost);
  return Object.fromEntries(names.map((name) => [basename(name), readFileSync(join(folder, name))]));
}

async function copyFlushed(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** FAT and Windows flush no folder, and say so. */
async function flushFolder(folder: string): Promise<void> {
  const names = await open(folder, 'r').catch(() => null);
  await names?.sync().catch(() => undefined);
  await names?.close();
}

function done<T>(value: T): Worked<T> {
  return { ok: true, value };
}

function failed(type: BackupTrouble): Worked<never> {
  return { ok: false, error: { type } };
}

function troubleOf(error: unknown): BackupTrouble {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return 'no-room';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'database-damaged';
  if (/^(EACCES|EROFS|EPERM|EIO|SQLITE_(READONLY|IOERR|CANTOPEN))/.test(code)) return 'not-writable';
  if (code === 'ENOENT') return 'not-readable';
  return 'changed';
}
