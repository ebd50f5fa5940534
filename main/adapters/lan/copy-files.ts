import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sealFiles } from './sealed-files.ts';
import type { CopyFiles } from './station-router.ts';

const PIECE_BYTES = 512 * 1024;
const kinds = ['attachments', 'voice'] as const;

/** What of the host's folder its stand-in has besides the database: scans are sealed under their dossiers' keys as they lie. */
export function copyFilesOf(folder: string, province: string): CopyFiles {
  /** As they were listed last. A file is named by its bytes and never grows: it is looked at once, however many there come to be. */
  const sizes = { of: new Map<string, number>() };
  return {
    secrets: (sealTo) => sealFiles(folder, { sealTo, province }),
    list: () => {
      const names = kinds.flatMap((kind) => namesIn(join(folder, kind)).map((name) => `${kind}/${name}`));
      const files = names.flatMap((name) => {
        const bytes = sizes.of.get(name) ?? statSync(join(folder, name), { throwIfNoEntry: false })?.size;
        return bytes === undefined ? [] : [{ name, bytes }];
      });
      sizes.of = new Map(files.map(({ name, bytes }) => [name, bytes]));
      return files;
    },
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
