import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { WritableDb } from './open-database.ts';

/** Where somebody stands who follows the database's file: so many bytes of a write-ahead file of that name. */
export interface TailMark {
  readonly file: string;
  readonly bytes: number;
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

export type LogTail = ReturnType<typeof createLogTail>;

/**
 * The database as bytes that grow: the file itself, which stands still, and after it the write-ahead file up to its last
 * commit. Whoever has both has everything that was flushed here, in the form in which SQLite itself finds it after a power
 * cut (sqlite.org/fileformat2, "The Write-Ahead Log"). To that end this alone decides when the write-ahead file is folded
 * into the database.
 */
export function createLogTail(parts: { readonly db: WritableDb; readonly folder: string; name(): string }) {
  const { db, name } = parts;
  const base = join(parts.folder, 'log.db');
  const ahead = `${base}-wal`;
  const now = { file: '', isKept: false, salts: '', end: 0 };
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  const frame = FRAME_HEADER_BYTES + pageBytes;

  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

  /** Read again by its salts: who else folds it in would begin another file under the same name. */
  const begun = (bytes: Buffer) => {
    const salts = bytes.toString('hex', 16, 24);
    if (now.salts !== '' && now.salts !== salts) Object.assign(now, { file: name(), end: 0 });
    now.salts = salts;
  };

  /** Behind the last frame that ends a transaction; what lies beyond it may yet be written over. */
  const look = (): TailMark => {
    const size = sizeOf(ahead);
    if (size < HEADER_BYTES) return { file: now.file, bytes: 0 };
    const fd = openSync(ahead, 'r');
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      readSync(fd, header, 0, HEADER_BYTES, 0);
      begun(header);
      const head = Buffer.alloc(FRAME_HEADER_BYTES);
      let end = now.end;
      for (let at = Math.max(end, HEADER_BYTES); at + frame <= size; at += frame) {
        readSync(fd, head, 0, FRAME_HEADER_BYTES, at);
        if (head.toString('hex', 8, 16) !== now.salts) break;
        if (head.readUInt32BE(4) !== 0) end = at + frame;
      }
      now.end = end;
      return { file: now.file, bytes: end };
    } finally {
      closeSync(fd);
    }
  };

  const read = (path: string, from: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    const fd = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(fd, bytes, 0, length, from));
    } finally {
      closeSync(fd);
    }
  };

  return {
    look,
    isKept: () => now.isKept,
    /** From here on nothing is folded in but by `fold`. */
    keep: () => {
      if (now.isKept) return;
      db.pragma('wal_autocheckpoint = 0');
      Object.assign(now, { isKept: true, file: name(), salts: '', end: 0 });
    },
    release: () => {
      if (!now.isKept) return;
      now.isKept = false;
      db.pragma('wal_autocheckpoint = 1000');
    },
    baseBytes: () => sizeOf(base),
    readBase: (from: number, length: number) => read(base, from, length),
    readAhead: (from: number, length: number) => read(ahead, from, length),
    /** Folds the write-ahead file in and begins another; false: somebody is reading, another time. */
    fold: (): boolean => {
      db.pragma('busy_timeout = 0');
      try {
        const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
        if (row?.busy !== 0) return false;
        Object.assign(now, { file: name(), salts: '', end: 0 });
        return true;
      } finally {
        db.pragma('busy_timeout = 5000');
      }
    },
  };
}
