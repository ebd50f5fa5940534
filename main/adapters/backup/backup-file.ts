import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { backupHeader } from '../../../contract/backup-file.ts';
import { type BackupHeader, backupKeyName } from '../../../domain/backup.ts';

const magic = 'GDB1';
const signatureBytes = 64;
const headerMost = 8 * 1024;
const tail = signatureBytes + 4 + magic.length;
const nonceBytes = 12;
const tagBytes = 16;

/** What lies beside the database, by name: small files without which a new PC is not this point's. */
export type SmallFiles = Readonly<Record<string, Buffer>>;

export interface Body {
  readonly bytes: number;
  readonly sha256: string;
}

/** Packs and seals, a piece at a time: nonce ‖ ciphertext ‖ tag. `to` is on disk when it answers. */
export async function sealBody(parts: {
  readonly db: string;
  readonly files: SmallFiles;
  readonly key: Uint8Array;
  readonly id: string;
  readonly to: string;
}): Promise<Body> {
  const { db, files, key, id, to } = parts;
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(backupKeyName(id)));
  const hash = createHash('sha256').update(nonce);
  const seen = { bytes: nonceBytes };
  const counted = new Transform({
    transform(piece: Buffer, _, done: TransformCallback) {
      hash.update(piece);
      seen.bytes += piece.length;
      done(null, piece);
    },
  });
  const out = createWriteStream(to, { mode: 0o600 });
  out.write(nonce);
  await pipeline(Readable.from(plainBody(db, files)), createZstdCompress(), cipher, counted, out);
  const tag = cipher.getAuthTag();
  hash.update(tag);
  const file = openSync(to, 'a');
  try {
    writeSync(file, tag);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { bytes: seen.bytes + tagBytes, sha256: hash.digest('hex') };
}

async function* plainBody(db: string, files: SmallFiles): AsyncGenerator<Buffer> {
  const named = Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')]);
  const front = Buffer.from(JSON.stringify(Object.fromEntries(named)), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(front.length);
  yield Buffer.concat([length, front]);
  for await (const piece of createReadStream(db, { highWaterMark: 1024 * 1024 })) yield piece as Buffer;
}

/** Writes the database to `to` and answers what lay beside it; throws when key or bytes are not the right ones. */
export async function openBody(
  path: string,
  { header, key, to }: { readonly header: BackupHeader; readonly key: Uint8Array; readonly to: string },
): Promise<SmallFiles> {
  const { bytes } = header.body;
  const cipher = createDecipheriv('aes-256-gcm', key, readAt(path, 0, nonceBytes))
    .setAAD(Buffer.from(backupKeyName(header.id)))
    .setAuthTag(readAt(path, bytes - tagBytes, tagBytes));
  const front = frontTaken();
  await pipeline(
    createReadStream(path, { start: nonceBytes, end: bytes - tagBytes - 1, highWaterMark: 1024 * 1024 }),
    cipher,
    createZstdDecompress(),
    front.stream,
    createWriteStream(to, { mode: 0o600, flush: true }),
  );
  return front.files();
}

/** Keeps the front for itself and lets the database through. */
function frontTaken() {
  const seen = { held: Buffer.alloc(0), files: null as SmallFiles | null };
  const stream = new Transform({
    transform(piece: Buffer, _, done: TransformCallback) {
      if (seen.files) return done(null, piece);
      seen.held = Buffer.concat([seen.held, piece]);
      const length = seen.held.length < 4 ? null : seen.held.readUInt32BE(0);
      if (length === null || seen.held.length < 4 + length) return done();
      const named = JSON.parse(seen.held.subarray(4, 4 + length).toString('utf8')) as Record<string, string>;
      seen.files = Object.fromEntries(Object.entries(named).map(([name, text]) => [name, Buffer.from(text, 'base64')]));
      done(null, seen.held.subarray(4 + length));
    },
  });
  return { stream, files: (): SmallFiles => seen.files ?? {} };
}

/** After this the file is a backup, on disk. */
export function appendHeader(path: string, header: string, signature: Uint8Array): void {
  const text = Buffer.from(header, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const file = openSync(path, 'a');
  try {
    writeSync(file, Buffer.concat([text, signature, length, Buffer.from(magic)]));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export interface ReadHeader {
  readonly header: BackupHeader;
  readonly text: string;
  /** Base64; of whom it is, the reader knows. */
  readonly signature: string;
  readonly fileBytes: number;
}

/** What a file says of itself, unproven; null: no backup, cut off, or of a later version. */
export function readBackupHeader(path: string): ReadHeader | null {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const bytes = Math.min(size, headerMost + tail);
      return headerIn(piece(file, size - bytes, bytes), size);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** The same without holding the main thread up: of a stick nobody knows how long it takes. */
export async function readBackupHeaderAside(path: string): Promise<ReadHeader | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const bytes = Math.min(size, headerMost + tail);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, size - bytes);
      return headerIn(buffer.subarray(0, bytesRead), size);
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** `end`: the last bytes of the file. */
function headerIn(end: Buffer, size: number): ReadHeader | null {
  if (end.length < tail) return null;
  const at = end.length - tail;
  const length = end.readUInt32BE(at + signatureBytes);
  if (end.toString('latin1', end.length - magic.length) !== magic || length > headerMost || at < length) return null;
  const text = end.toString('utf8', at - length, at);
  const header = backupHeader.safeParse(JSON.parse(text)).data;
  if (!header || header.body.bytes + length + tail !== size) return null;
  const signature = end.subarray(at, at + signatureBytes).toString('base64');
  return { header, text, signature, fileBytes: size };
}

/** SHA-256 of the body as it lies there. */
export async function bodyHash(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { end: bytes - 1, highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}

function readAt(path: string, at: number, bytes: number): Buffer {
  const file = openSync(path, 'r');
  try {
    return piece(file, at, bytes);
  } finally {
    closeSync(file);
  }
}

function piece(file: number, at: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  const read = readSync(file, buffer, 0, bytes, at);
  return buffer.subarray(0, read);
}
