import type { z } from 'zod';
import { bundleHeader } from '../../contract/bundle.ts';
import type { takenBundle } from '../../contract/by-hand-api.ts';
import { type BundleFault, readHeader } from '../../domain/bundle.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Scope } from '../store/officers.ts';
import { takeBundle } from './bundle-in.ts';
import { type BundleMade, makeBundle } from './bundle-out.ts';
import type { Province } from './province.ts';

type Shown = z.output<typeof takenBundle>;

type PieceError =
  | BundleFault
  | { readonly type: 'revoked' }
  | { readonly type: 'outside-scope' }
  | { readonly type: 'blob-elsewhere'; readonly have: number }
  | { readonly type: 'blob-damaged' };

/**
 * A bundle in pieces from a page. Pieces lie under the hash of the whole in the folder that all processes share, so the next one
 * may be answered by another, and a page that was closed goes on where it stopped. Whole, it is taken in by the operation of the
 * command line and the wire; then the file goes.
 */
export async function takeBundlePiece(
  province: Province,
  scope: Scope,
  { file, size, offset, piece }: { file: string; size: number; offset: number; piece: string },
): Promise<Result<{ have: number; taken: Shown | null }, PieceError>> {
  const { blobs } = province;
  const held = await blobs.held(file);
  if (!held.whole) {
    const bytes = Buffer.from(piece, 'base64');
    if (offset + bytes.length > size || !(await blobs.append(file, offset, bytes)))
      return err({ type: 'blob-elsewhere', have: (await blobs.held(file)).bytes });
    const have = offset + bytes.length;
    if (have < size) return ok({ have, taken: null });
    if (!(await blobs.finish(file))) return err({ type: 'blob-damaged' });
  }
  const whole = await blobs.read(file, 0, size);
  if (!whole || whole.size !== size) return err({ type: 'blob-damaged' });
  const taken = await takeWithin(province, scope, whole.bytes);
  await blobs.remove(file);
  if (!taken.ok) return taken;
  const { enrolled, streams, ...told } = taken.value;
  return ok({ have: size, taken: { ...told, enrolled: [...enrolled], streams: [...streams] } });
}

/** An officer of a commune brings what its own points made. */
async function takeWithin(province: Province, scope: Scope, bytes: Uint8Array) {
  const { tools } = province;
  const parseHeader = (value: unknown) => bundleHeader.safeParse(value).data ?? null;
  const read = readHeader(bytes, { tools, parseHeader });
  if (!read.ok) return read;
  if (!isWithin(scope, read.value.header.madeBy.place)) return err({ type: 'outside-scope' } as const);
  return takeBundle(province, bytes);
}

export async function answerBundle(
  province: Province,
  scope: Scope,
  point: string,
): Promise<Result<{ name: string; base64: string; events: number }, { type: 'outside-scope' | 'point-has-no-key' }>> {
  if (!isWithin(scope, point)) return err({ type: 'outside-scope' });
  const made: Result<BundleMade, { type: 'point-has-no-key' }> = await makeBundle(province, point);
  if (!made.ok) return made;
  const { name, bytes, events } = made.value;
  return ok({ name, base64: Buffer.from(bytes).toString('base64'), events });
}

function isWithin(scope: Scope, place: string): boolean {
  return scope === null || place.slice(0, 5) === scope;
}
