import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { bundleLimits } from '../../../domain/bundle.ts';
import { flushFolder, writeAll } from '../../flushed-files.ts';
import type { Stick } from '../../ports/stick.ts';

const ending = '.slb';
const unfinished = '.new';

/**
 * A bundle is on the stick whole or not at all: it gets its name after its bytes were flushed and read back, because sticks
 * lie about what they took (SQLite's "howtocorrupt"). The folder itself is never made: that it is there is the stick.
 */
export function openStick(folder: string): Stick {
  return {
    folder,
    list: () => {
      try {
        return statSync(folder).isDirectory() ? readdirSync(folder).filter(isBundle).sort() : null;
      } catch {
        return null;
      }
    },
    read: (name) => {
      try {
        if (!isBundle(name)) return null;
        const stats = lstatSync(join(folder, name));
        return stats.isFile() && stats.size <= bundleLimits.fileBytes ? readFileSync(join(folder, name)) : null;
      } catch {
        return null;
      }
    },
    write: (name, bytes) => {
      const path = join(folder, name);
      try {
        writeWhole(path + unfinished, bytes);
        if (!readFileSync(path + unfinished).equals(bytes)) throw new Error('read back otherwise');
        renameSync(path + unfinished, path);
        flushFolder(folder);
        return true;
      } catch {
        removeQuietly(path + unfinished);
        return false;
      }
    },
    remove: (name) => {
      if (isBundle(name)) removeQuietly(join(folder, name));
    },
    room: () => {
      try {
        const { bavail, bsize } = statfsSync(folder);
        return bavail * bsize;
      } catch {
        return null;
      }
    },
  };
}

/** A name of this folder, and no way out of it. */
function isBundle(name: string): boolean {
  return name.endsWith(ending) && name === basename(name) && !name.includes('\\') && !name.startsWith('.');
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeAll(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // pulled
  }
}
