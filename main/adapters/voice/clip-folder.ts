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
import type { ClipFiles } from '../../ports/clip-files.ts';

/** `<folder>/voice/<sha-256>`: a file is there whole or not at all, because its name is given after its bytes. */
export function openClipFolder(station: string): ClipFiles {
  const folder = join(station, 'voice');
  return {
    keep: (sound) => {
      const hash = createHash('sha256').update(sound).digest('hex');
      try {
        mkdirSync(folder, { recursive: true });
        writeWhole(join(folder, hash), sound);
        return hash;
      } catch (error) {
        if (isSystems(error)) return null;
        throw error;
      }
    },
    read: (hash) => {
      try {
        return readFileSync(join(folder, hash));
      } catch (error) {
        if (isSystems(error)) return null;
        throw error;
      }
    },
    keepOnly: (hashes) => {
      const kept = new Set(hashes);
      for (const name of namesIn(folder)) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
    },
  };
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(`${path}.new`, 'w', 0o644);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
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
