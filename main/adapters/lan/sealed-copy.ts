import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeFlushed } from '../../flushed-files.ts';
import type { Vault } from '../../ports/vault.ts';

const KEY_NAME = 'copy of the host';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FRONT_BYTES = 4;
const OVERHEAD = FRONT_BYTES + NONCE_BYTES + TAG_BYTES;

/** One copy of the host's database: the file as it stood once, and the write-ahead files after it, in their order. */
interface CopyFile {
  readonly v: 1;
  /** The key of its records, wrapped by this PC's own vault. */
  readonly key: string;
  /** Bytes the database has. */
  readonly whole: number;
  /** Bytes of the first write-ahead file without which it is none: folded in by halves, or never; left out by an early build. */
  readonly ahead?: number;
  /** Of the write-ahead files, as the host names them; `0.base` comes before `1.ahead`, `2.ahead` … */
  readonly files: readonly string[];
}

export type SealedCopy = ReturnType<typeof openSealedCopy>;

/**
 * Bytes that came, sealed record by record under a key that this PC's vault keeps: the folder alone opens nothing. A record
 * is length ‖ nonce ‖ ciphertext ‖ tag, bound to its file and its place; one that a power cut tore is cut off at the next
 * start and asked for again.
 */
export function openSealedCopy(folder: string, vault: Pick<Vault, 'wrap' | 'unwrap'>) {
  const about = join(folder, 'copy.json');
  const kept = existsSync(about) ? (JSON.parse(readFileSync(about, 'utf8')) as CopyFile) : null;
  const now = {
    copy: kept,
    key: kept && vault.unwrap(Buffer.from(kept.key, 'base64'), KEY_NAME),
    bytes: new Map<number, number>(),
  };

  const pathOf = (part: number) => join(folder, part === 0 ? '0.base' : `${part}.ahead`);
  const keyNow = () => {
    if (!now.key) throw new Error('assertion failed: no copy has begun');
    return now.key;
  };

  const keep = (copy: CopyFile) => {
    writeFlushed(about, JSON.stringify(copy));
    now.copy = copy;
  };

  function* records(part: number): Generator<{ at: number; end: number; bytes: Buffer }> {
    if (!existsSync(pathOf(part))) return;
    const fd = openSync(pathOf(part), 'r');
    try {
      const size = fstatSync(fd).size;
      let plain = 0;
      for (let at = 0; at + OVERHEAD <= size; ) {
        const front = Buffer.alloc(FRONT_BYTES + NONCE_BYTES);
        readSync(fd, front, 0, front.length, at);
        const length = front.readUInt32BE(0);
        const end = at + OVERHEAD + length;
        if (end > size) return;
        const sealed = Buffer.alloc(length + TAG_BYTES);
        readSync(fd, sealed, 0, sealed.length, at + front.length);
        const cipher = createDecipheriv('aes-256-gcm', keyNow(), front.subarray(FRONT_BYTES))
          .setAAD(placeOf(part, plain))
          .setAuthTag(sealed.subarray(length));
        const bytes = Buffer.concat([cipher.update(sealed.subarray(0, length)), cipher.final()]);
        yield { at: plain, end, bytes };
        plain += length;
        at = end;
      }
    } finally {
      closeSync(fd);
    }
  }

  /** Plain bytes of a part; what is torn or does not open is cut off, and whatever came after it. */
  const measure = (part: number): number => {
    const known = now.bytes.get(part);
    if (known !== undefined) return known;
    let plain = 0;
    let end = 0;
    try {
      for (const record of records(part)) {
        plain = record.at + record.bytes.length;
        end = record.end;
      }
    } catch {
      // What was read before it stands.
    }
    if (existsSync(pathOf(part))) {
      const fd = openSync(pathOf(part), 'r+');
      if (fstatSync(fd).size > end) ftruncateSync(fd, end);
      closeSync(fd);
    }
    now.bytes.set(part, plain);
    return plain;
  };

  const lastPart = () => now.copy?.files.length ?? 0;

  return {
    /** What could be continued: the last write-ahead file and how much of it lies here; null: nothing. */
    have: () => {
      const { copy } = now;
      const file = copy?.files.at(-1);
      if (!copy || file === undefined) return null;
      return { file, base: measure(0), bytes: measure(lastPart()) };
    },
    /** A database that opens, with everything the host had when it began to give it. */
    isWhole: () => {
      const { copy } = now;
      if (copy === null || measure(0) !== copy.whole) return false;
      return copy.files.length > 1 || measure(1) >= (copy.ahead ?? 0);
    },
    /** Bytes on the disk, sealed. */
    totalBytes: () => now.copy?.files.reduce((sum, _, index) => sum + measure(index + 1), measure(0)) ?? 0,
    begin: (copy: { readonly file: string; readonly whole: number; readonly ahead?: number | undefined }) => {
      const { file, whole, ahead = 0 } = copy;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      now.bytes.clear();
      now.key = randomBytes(32);
      keep({ v: 1, key: Buffer.from(vault.wrap(now.key, KEY_NAME)).toString('base64'), whole, ahead, files: [file] });
    },
    /** The write-ahead file is whole, and another one follows. */
    turn: (file: string) => {
      if (now.copy) keep({ ...now.copy, files: [...now.copy.files, file] });
    },
    /** On the disk when it answers. `at`: it continues exactly there, or it is refused. */
    append: (what: 'base' | 'ahead', at: number, bytes: Buffer): boolean => {
      const part = what === 'base' ? 0 : lastPart();
      if (measure(part) !== at) return false;
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyNow(), nonce).setAAD(placeOf(part, at));
      const front = Buffer.alloc(FRONT_BYTES);
      front.writeUInt32BE(bytes.length);
      const fd = openSync(pathOf(part), 'a', 0o600);
      try {
        writeSync(fd, Buffer.concat([front, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      now.bytes.set(part, at + bytes.length);
      return true;
    },
    parts: () => ({ ahead: lastPart() }),
    /** The bytes of a part, opened, in order. */
    *open(part: number): Generator<Buffer> {
      for (const { bytes } of records(part)) yield bytes;
    },
    forget: () => {
      rmSync(folder, { recursive: true, force: true });
      Object.assign(now, { copy: null, key: null });
      now.bytes.clear();
    },
  };
}

function placeOf(part: number, at: number): Buffer {
  return Buffer.from(`gan-dan copy ${part} ${at}`);
}

/** Copies in a folder, by number: the newest that is whole is the one that counts. */
export function copiesIn(folder: string): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^copy-\d+$/.test(name))
    .map((name) => Number(name.slice('copy-'.length)))
    .sort((a, b) => a - b);
}
