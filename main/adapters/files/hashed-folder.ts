import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '../../pieces.ts';

/** Files under the SHA-256 of their bytes: a file is there whole or not at all, because its name is given after its bytes. */
export function openHashedFolder(folder: string, mode: number) {
  const pathOf = (hash: string) => (/^[0-9a-f]{64}$/.test(hash) ? join(folder, hash) : null);
  // The same bytes may come twice at once: each is written beside the other.
  const written = { count: 0 };
  return {
    /** On disk, name and all, when it answers the name; null: the disk takes nothing. The disk is waited for off the main thread. */
    keep: async (bytes: Uint8Array): Promise<string | null> => {
      const hash = await sha256Of(bytes);
      const unnamed = join(folder, `${hash}.${++written.count}.new`);
      try {
        await mkdir(folder, { recursive: true });
        await writeOut(unnamed, bytes, mode);
        await rename(unnamed, join(folder, hash));
        await flushFolder(folder);
        return hash;
      } catch (error) {
        await rm(unnamed, { force: true }).catch(() => undefined);
        if (isSystems(error)) return null;
        throw error;
      }
    },
    read: async (hash: string): Promise<Uint8Array | null> => {
      const path = pathOf(hash);
      try {
        return path === null ? null : await readFile(path);
      } catch (error) {
        if (isSystems(error)) return null;
        throw error;
      }
    },
    remove: (hash: string): void => {
      const path = pathOf(hash);
      if (path) rmSync(path, { force: true });
    },
    keepOnly: (hashes: readonly string[], since = 0): void => {
      const kept = new Set(hashes);
      const unnamed = namesIn(folder).filter((name) => !kept.has(name));
      for (const name of unnamed)
        if (statSync(join(folder, name)).mtimeMs >= since) rmSync(join(folder, name), { force: true });
    },
  };
}

async function writeOut(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name is on disk too; Windows flushes no folder, its file system orders the rename itself. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const names = await open(folder, 'r');
  try {
    await names.sync();
  } finally {
    await names.close();
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
