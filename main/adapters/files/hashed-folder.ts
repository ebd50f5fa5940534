import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Files under the SHA-256 of their bytes: a file is there whole or not at all, because its name is given after its bytes. */
export function openHashedFolder(folder: string, mode: number) {
  const pathOf = (hash: string) => (/^[0-9a-f]{64}$/.test(hash) ? join(folder, hash) : null);
  return {
    /** On disk, name and all, when it returns the name; null: the disk takes nothing. */
    keep: (bytes: Uint8Array): string | null => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      try {
        mkdirSync(folder, { recursive: true });
        writeWhole(join(folder, hash), bytes, mode);
        flushFolder(folder);
        return hash;
      } catch (error) {
        rmSync(join(folder, `${hash}.new`), { force: true });
        if (isSystems(error)) return null;
        throw error;
      }
    },
    read: (hash: string): Uint8Array | null => {
      const path = pathOf(hash);
      try {
        return path === null ? null : readFileSync(path);
      } catch (error) {
        if (isSystems(error)) return null;
        throw error;
      }
    },
    remove: (hash: string): void => {
      const path = pathOf(hash);
      if (path) rmSync(path, { force: true });
    },
    keepOnly: (hashes: readonly string[]): void => {
      const kept = new Set(hashes);
      for (const name of namesIn(folder)) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
    },
  };
}

function writeWhole(path: string, bytes: Uint8Array, mode: number): void {
  const file = openSync(`${path}.new`, 'w', mode);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}

/** The new name is on disk too; Windows flushes no folder, its file system orders the rename itself. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** ENOENT, ENOSPC, EROFS, EACCES …: the world, not a bug. */
function isSystems(error: unknown): boolean {
  return typeof (error as { code?: unknown } | null)?.code === 'string';
}
