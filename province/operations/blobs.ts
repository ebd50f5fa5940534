import { err, ok, type Result } from '../../domain/result.ts';
import type { Device } from '../store/streams.ts';
import type { Province } from './province.ts';

type Revoked = { readonly type: 'revoked' };
const revoked = err({ type: 'revoked' } as const);

export async function missingBlobs(
  { blobs }: Province,
  device: Device,
  { files }: { files: readonly string[] },
): Promise<Result<{ missing: { file: string; have: number }[] }, Revoked>> {
  if (device.revoked) return revoked;
  const missing: { file: string; have: number }[] = [];
  for (const file of files) {
    const { whole, bytes } = await blobs.held(file);
    if (!whole) missing.push({ file, have: bytes });
  }
  return ok({ missing });
}

type PutError =
  | Revoked
  | { readonly type: 'blob-elsewhere'; readonly have: number }
  | { readonly type: 'blob-damaged' };

/** Any number of times, from anywhere: what is whole stays, and a piece fits only where the last one ended. */
export async function putBlob(
  { blobs, log }: Province,
  device: Device,
  { file, size, offset, bytes }: { file: string; size: number; offset: number; bytes: string },
): Promise<Result<{ have: number; whole: boolean }, PutError>> {
  if (device.revoked) return revoked;
  const held = await blobs.held(file);
  if (held.whole) return ok({ have: held.bytes, whole: true });
  const piece = Buffer.from(bytes, 'base64');
  if (offset + piece.length > size) return err({ type: 'blob-elsewhere', have: held.bytes });
  if (!(await blobs.append(file, offset, piece)))
    return err({ type: 'blob-elsewhere', have: (await blobs.held(file)).bytes });
  const have = offset + piece.length;
  if (have < size) return ok({ have, whole: false });
  if (await blobs.finish(file)) return ok({ have, whole: true });
  log.write({ event: 'blob-damaged', point: device.point });
  return err({ type: 'blob-damaged' });
}

export async function getBlob(
  { blobs }: Province,
  device: Device,
  { file, offset, most }: { file: string; offset: number; most: number },
): Promise<Result<{ bytes: string; size: number }, Revoked | { readonly type: 'blob-missing' }>> {
  if (device.revoked) return revoked;
  const read = await blobs.read(file, offset, most);
  return read ? ok({ bytes: read.bytes.toString('base64'), size: read.size }) : err({ type: 'blob-missing' });
}
