import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { updateManifest } from '../../../contract/update-file.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { type UpdateFault, type UpdateManifest, updateLimits, updateMagic } from '../../../domain/update.ts';
import { isSignedBy } from '../system/ed25519.ts';

export interface UpdateHead {
  readonly manifest: UpdateManifest;
  /** As it was signed: kept beside the staged files, so that they can be verified again. */
  readonly text: string;
  readonly signature: string;
  /** Where the files begin. */
  readonly bodyAt: number;
}

const signatureBytes = 64;
const front = updateMagic.length + 4;
const pieceBytes = 1024 * 1024;

/** Of a file that nobody else can write any more: a stick is copied first. The length is right to the byte, or nothing is. */
export function readUpdate(file: number, publishers: readonly string[]): Result<UpdateHead, UpdateFault> {
  const truncated = err({ type: 'update-truncated' as const });
  const forged = err({ type: 'update-forged' as const });
  const { size } = fstatSync(file);
  if (size > updateLimits.fileBytes) return forged;
  const start = readAt(file, 0, front);
  if (!start) return truncated;
  if (start.toString('latin1', 0, updateMagic.length) !== updateMagic) return forged;
  const length = start.readUInt32BE(updateMagic.length);
  if (length > updateLimits.manifestBytes) return forged;
  const head = readAt(file, front, length + signatureBytes);
  if (!head) return truncated;
  const text = head.toString('utf8', 0, length);
  const signature = head.subarray(length).toString('base64');
  const manifest = verifiedManifest(text, signature, publishers);
  if (!manifest) return forged;
  const bodyAt = front + length + signatureBytes;
  const whole = manifest.files.reduce((sum, { bytes }) => sum + bytes, bodyAt);
  if (size < whole) return truncated;
  return size > whole ? forged : ok({ manifest, text, signature, bodyAt });
}

/** Null: not signed by one of these, or not in the one form that is signed. */
export function verifiedManifest(
  text: string,
  signature: string,
  publishers: readonly string[],
): UpdateManifest | null {
  if (!publishers.some((key) => isSignedBy(text, signature, key))) return null;
  try {
    const manifest = updateManifest.safeParse(JSON.parse(text)).data ?? null;
    return manifest && canonicalJson(manifest) === text ? manifest : null;
  } catch {
    return null;
  }
}

/** The bytes of a file in pieces, its hash checked at the end: false means that what was handed on is not to be used. */
export function readInPieces(
  file: number,
  at: number,
  wish: { readonly bytes: number; readonly sha512: string },
  take: (piece: Buffer) => void,
): boolean {
  const hash = createHash('sha512');
  for (let done = 0; done < wish.bytes; ) {
    const piece = readAt(file, at + done, Math.min(pieceBytes, wish.bytes - done));
    if (!piece) return false;
    hash.update(piece);
    take(piece);
    done += piece.length;
  }
  return hash.digest('hex') === wish.sha512;
}

/** A regular file and no link to one; null: anything else. */
export function openRegular(path: string): number | null {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
  } catch {
    // gone, a link, not ours to read
  }
  return null;
}

function readAt(file: number, at: number, bytes: number): Buffer | null {
  const buffer = Buffer.alloc(bytes);
  for (let done = 0; done < bytes; ) {
    const read = readSync(file, buffer, done, bytes - done, at + done);
    if (read === 0) return null;
    done += read;
  }
  return buffer;
}
