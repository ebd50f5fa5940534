import { promisify } from 'node:util';
import { gunzip, gzip, zstdDecompress } from 'node:zlib';

/** What a body may grow to; a bomb is refused as far as it went. */
export const bombBytes = 8 * 1024 * 1024;

/** Said in every answer (RFC 9110 §12.5.3), so that a station knows what the next request may be. */
export const acceptedEncodings = 'zstd, gzip';

export class CannotUnpack extends Error {
  readonly statusCode: number;
  readonly code: string;
  constructor(statusCode: 400 | 413 | 415, code: string) {
    super(code);
    this.statusCode = statusCode;
    this.code = code;
  }
}

export async function unpacked(body: Buffer, encoding: string | undefined, most: number): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return body;
  const unpack = unpackers.get(encoding);
  if (!unpack) throw new CannotUnpack(415, 'encoding-unknown');
  try {
    return await unpack(body, { maxOutputLength: most, chunkSize });
  } catch (failure) {
    const isBomb = (failure as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    throw isBomb ? new CannotUnpack(413, 'bomb') : new CannotUnpack(400, 'bad-request');
  }
}

/** A full push is unpacked in one step of a thread, not in sixteen. */
const chunkSize = 512 * 1024;

type Unpack = (body: Buffer, limit: { maxOutputLength: number; chunkSize: number }) => Promise<Buffer>;
const unpackers: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['zstd', (body, limit) => promisify(zstdDecompress)(body, limit)],
  ['gzip', (body, limit) => promisify(gunzip)(body, limit)],
]);

const worthIt = 2_048;

/** A long answer to somebody who reads gzip; a short one costs more than it saves. */
export async function packed(payload: unknown, accepts: string | undefined): Promise<Buffer | null> {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return null;
  if (payload.length < worthIt || !/\bgzip\b/.test(accepts ?? '')) return null;
  return promisify(gzip)(payload);
}
