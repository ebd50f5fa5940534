import { closeSync, lstatSync, openSync, readdirSync, readSync, rmSync, type Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { attachmentKindOf, hasItsEnd, mostAttachmentBytes } from '../../../domain/attachment.ts';
import type { FoundFile, ScanFolder } from '../../ports/attachment-files.ts';

/** More than a person looks through; a folder used for something else does not hold the page up. */
const MOST_FILES = 100;
/** Unchanged for so long between two looks, and with its end: the scanner is done with it. */
const STILL_MS = 1_500;
/** As much of either end as `hasItsEnd` looks at. */
const END_BYTES = 1024;
/** Not touched for so long when it is first seen. */
const OLD_MS = 10_000;

/**
 * Looked at when somebody asks: notices of a file system do not come from every share. A half-written file waits; hidden
 * files, what a program is still naming (`.part`, `.tmp`), folders and links are not seen at all.
 */
export function openScanFolder(folder: string, clock: { now(): number; mono(): number }): ScanFolder {
  const seen = new Map<string, { size: number; modifiedAt: number; since: number }>();

  const isStill = (name: string, { size, mtimeMs: modifiedAt }: Stats): boolean => {
    const before = seen.get(name);
    const now = clock.mono();
    if (before?.size === size && before.modifiedAt === modifiedAt) return now - before.since >= STILL_MS;
    const isOld = before === undefined && clock.now() - modifiedAt >= OLD_MS;
    seen.set(name, { size, modifiedAt, since: isOld ? now - STILL_MS : now });
    return isOld;
  };

  const found = (name: string, stats: Stats): FoundFile => {
    const { size: bytes, mtimeMs: modifiedAt } = stats;
    const file = { name, bytes, modifiedAt: Math.trunc(modifiedAt) };
    if (bytes > mostAttachmentBytes) return { ...file, state: 'too-large' };
    if (!isStill(name, stats)) return { ...file, state: 'growing' };
    const ends = endsOf(join(folder, name), bytes);
    const kind = ends && attachmentKindOf(ends.first);
    if (!kind) return { ...file, state: bytes === 0 ? 'growing' : 'wrong-kind' };
    return { ...file, state: hasItsEnd(kind, ends.last) ? 'whole' : 'growing' };
  };

  return {
    list: () => {
      const names = namesOf(folder);
      if (!names) return null;
      for (const name of seen.keys()) if (!names.includes(name)) seen.delete(name);
      const files = names.flatMap((name) => {
        const stats = fileStats(join(folder, name));
        return stats ? [{ name, stats }] : [];
      });
      const newest = files.sort((a, b) => b.stats.mtimeMs - a.stats.mtimeMs).slice(0, MOST_FILES);
      return newest.map(({ name, stats }) => found(name, stats));
    },
    read: async (name) => {
      const stats = isPlain(name) ? fileStats(join(folder, name)) : null;
      if (!stats || found(name, stats).state !== 'whole') return null;
      return await bytesOf(join(folder, name));
    },
    remove: (name) => {
      // Held by another program on Windows it stays; attached again it is known as the same.
      if (isPlain(name)) removeQuietly(join(folder, name));
      seen.delete(name);
    },
  };
}

/** A name of this folder, and no way out of it. */
function isPlain(name: string): boolean {
  return (
    name !== '' && name === basename(name) && !name.includes('\\') && !/^\.|\.(part|tmp|crdownload)$|~$/i.test(name)
  );
}

function namesOf(folder: string): string[] | null {
  try {
    return readdirSync(folder).filter(isPlain);
  } catch {
    return null;
  }
}

/** Null: no file, or a link to one. */
function fileStats(path: string): Stats | null {
  try {
    const stats = lstatSync(path);
    return stats.isFile() ? stats : null;
  } catch {
    return null;
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // EBUSY, EPERM, EISDIR: the world's.
  }
}

/** What tells the kind of a file and that it has its end; a hundred files of ten megabytes are looked at every other second. */
function endsOf(path: string, size: number): { first: Uint8Array; last: Uint8Array } | null {
  try {
    const file = openSync(path, 'r');
    try {
      const part = (from: number) => {
        const bytes = new Uint8Array(END_BYTES);
        return bytes.subarray(0, readSync(file, bytes, 0, END_BYTES, from));
      };
      return { first: part(0), last: part(Math.max(0, size - END_BYTES)) };
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}
