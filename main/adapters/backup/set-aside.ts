import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupFile } from '../../ports/backups.ts';
import { judgeLog } from '../../store/log-file.ts';
import { bodyHash, openBody, type SmallFiles } from './backup-file.ts';

const parts = ['', '-wal', '-shm'] as const;

/**
 * Gives the database another name, all its parts together, so that SQLite opens it there as it was. It is never deleted. Null: there was none.
 */
export function setDatabaseAside(folder: string, why: 'corrupt' | 'before-restore', at: number): string | null {
  const stamp = new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15);
  const free = (n: number): string => {
    const name = `log.${why}-${stamp}${n === 0 ? '' : `-${n}`}.db`;
    return existsSync(join(folder, name)) ? free(n + 1) : name;
  };
  const name = free(0);
  const there = parts.filter((part) => existsSync(join(folder, `log.db${part}`)));
  for (const part of there) renameSync(join(folder, `log.db${part}`), join(folder, `${name}${part}`));
  flush(folder);
  return there.includes('') ? name : null;
}

/** What was tried came to nothing: the database lies where it lay. */
export function putDatabaseBack(folder: string, name: string): void {
  for (const part of parts) {
    rmSync(join(folder, `log.db${part}`), { force: true });
    if (existsSync(join(folder, `${name}${part}`)))
      renameSync(join(folder, `${name}${part}`), join(folder, `log.db${part}`));
  }
  flush(folder);
}

/** Opens a backup beside the place where the database was, reads it whole, and only then gives it the name. Null: it is not good. */
export async function putBackupInPlace(
  folder: string,
  { path, header }: BackupFile,
  key: Uint8Array,
): Promise<SmallFiles | null> {
  const unnamed = join(folder, 'log.db.restoring');
  try {
    if ((await bodyHash(path, header.body.bytes)) !== header.body.sha256) return null;
    const files = await openBody(path, { header, key, to: unnamed });
    const judged = judgeLog(unnamed);
    if (judged.fault || judged.state.stream !== header.stream || judged.state.head.hash !== header.head.hash)
      return null;
    for (const part of parts.slice(1)) rmSync(join(folder, `log.db${part}`), { force: true });
    renameSync(unnamed, join(folder, 'log.db'));
    flush(folder);
    return files;
  } catch {
    return null;
  } finally {
    rmSync(unnamed, { force: true });
  }
}

/** Windows flushes no folder, and its file system orders the renames itself. */
function flush(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
