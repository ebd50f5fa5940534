import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BlobShelf } from '../ports.ts';

/**
 * `<folder>/<first two digits>/<sha-256>`, `.part` while it grows; a folder that all processes of one province share. A name
 * is given after the bytes are on disk and are what it says, so a file is there whole or not at all. Scans are most of what
 * comes and can wait at the points: while less than `keepFree` bytes would be left on the disk none is taken, so that the log,
 * which may lie on the same disk, goes on.
 */
export function openBlobFolder(folder: string, keepFree = 1024 ** 3): BlobShelf {
  const pathOf = (file: string) => join(folder, file.slice(0, 2), file);
  const partOf = (file: string) => `${pathOf(file)}.part`;
  const sizeOf = async (path: string) => (await stat(path).catch(() => null))?.size ?? null;

  return {
    async held(file) {
      const whole = await sizeOf(pathOf(file));
      return whole === null
        ? { whole: false, bytes: (await sizeOf(partOf(file))) ?? 0 }
        : { whole: true, bytes: whole };
    },

    async append(file, offset, bytes) {
      await mkdir(join(folder, file.slice(0, 2)), { recursive: true, mode: 0o700 });
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize - bytes.length < keepFree) throw new NoRoomForScans();
      const part = await open(partOf(file), 'a', 0o600);
      try {
        if ((await part.stat()).size !== offset) return false;
        await part.appendFile(bytes);
        await part.sync();
        return true;
      } finally {
        await part.close();
      }
    },

    async finish(file) {
      const hash = createHash('sha256');
      await pipeline(createReadStream(partOf(file)), hash);
      if (hash.digest('hex') !== file) {
        await rm(partOf(file), { force: true });
        return false;
      }
      await rename(partOf(file), pathOf(file));
      return true;
    },

    async remove(file) {
      await rm(pathOf(file), { force: true });
    },

    async read(file, offset, most) {
      const whole = await open(pathOf(file)).catch(() => null);
      if (!whole) return null;
      try {
        const { size } = await whole.stat();
        const bytes = Buffer.alloc(Math.max(0, Math.min(most, size - offset)));
        const { bytesRead } = await whole.read(bytes, 0, bytes.length, offset);
        return { bytes: bytes.subarray(0, bytesRead), size };
      } finally {
        await whole.close();
      }
    },
  };
}

class NoRoomForScans extends Error {
  override readonly name = 'NoRoomForScans';
  readonly code = 'ENOSPC';
}
