import type { WireEvent, WrappedKey } from '../../contract/wire-words.ts';
import type { Head } from '../../domain/chain.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { linksBetween, readEvents } from '../store/events.ts';
import { keysOfReceived } from '../store/reader-keys.ts';
import { type Device, streamOfPoint } from '../store/streams.ts';
import type { Province } from './province.ts';
import { keysFor } from './reader-keys.ts';

type PastError = { type: 'stream-unknown' } | { type: 'revoked' };

/** Where two histories of one stream part: the province's hashes of it, to be compared with the own. */
export async function chain(
  province: Province,
  device: Device,
  { stream, from, to }: { stream: string; from: number; to: number },
): Promise<Result<{ links: Head[]; have: Head }, PastError>> {
  const known = await ownStream(province, device, stream);
  if (!known.ok) return known;
  return ok({
    links: await linksBetween(province.database, { point: device.point, stream, from, to }),
    have: known.value.have,
  });
}

export interface Past {
  readonly events: WireEvent[];
  readonly headSignature: string | null;
  readonly keys: WrappedKey[];
  readonly have: Head;
}

/** A point whose disk died learns its own past: the very bytes it wrote, and the keys of its people wrapped for it. */
export async function fetchPast(
  province: Province,
  device: Device,
  { stream, from }: { stream: string; from: number },
): Promise<Result<Past, PastError>> {
  const known = await ownStream(province, device, stream);
  if (!known.ok) return known;
  const { point } = device;
  const events = await readEvents(province.database, { point, stream, from });
  const keys = await keysOfReceived(province.database, { point, events });
  return ok({ events, keys: keysFor(province, device, keys), ...known.value });
}

/** Every stream of a point is open to each of its stations, whichever wrote it. */
async function ownStream(
  { database }: Province,
  device: Device,
  stream: string,
): Promise<Result<{ have: Head; headSignature: string | null }, PastError>> {
  if (device.revoked) return err({ type: 'revoked' });
  const isOwn = pointOfStream(StreamId(stream)) === device.point;
  const found = isOwn ? await streamOfPoint(database, device.point, stream) : null;
  return found ? ok(found) : err({ type: 'stream-unknown' });
}
