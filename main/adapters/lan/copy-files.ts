import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sealFiles } from './sealed-files.ts';
import type { CopyFiles } from './station-router.ts';

const PIECE_BYTES = 512 * 1024;
const kinds = ['attachments', 'voice'] as const;

/** What of the host's folder its stand-in has besides the database: scans are sealed under their dossiers' keys as they lie. */
export function copyFilesOf(folder: string, province: string): CopyFiles {
  return {
    secrets: (sealTo) => sealFiles(folder, { sealTo, province }),
    list: () =>
      kinds.flatMap((kind) =>
        namesIn(join(folder, kind)).flatMap((name) => {
          const stats = statSync(join(folder, kind, name), { throwIfNoEntry: false });
          return stats ? [{ name: `${kind}/${name}`, bytes: stats.size }] : [];
        }),
      ),
    read: (name, at) => {
      try {
        return pieceOf(join(folder, name), at);
      } catch {
        return '';
      }
    },
  };
}

function pieceOf(path: string, at: number): string {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(PIECE_BYTES);
    return bytes.subarray(0, readSync(fd, bytes, 0, PIECE_BYTES, at)).toString('base64');
  } finally {
    closeSync(fd);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name));
  } catch {
    return [];
  }
}
