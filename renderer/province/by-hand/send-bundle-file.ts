import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { byHandLimits } from '../../../contract/by-hand-api.ts';
import type { Failure } from '../../station-client.ts';
import { base64Of } from '../../ui/base64.ts';
import type { Inputs, Reply, Value } from '../province-client.ts';

export type Taken = NonNullable<Value<'takeBundlePiece'>['taken']>;

/** Whole bundles have more tries than a line has bad minutes. */
const mostTries = 5;

/** In pieces; from where the province stands, also when it was begun an hour ago or by another page. */
export async function sendBundleFile(
  file: Blob,
  ask: (input: Inputs['takeBundlePiece']) => Promise<Reply<Value<'takeBundlePiece'>>>,
  progress: (part: number) => void,
): Promise<{ ok: true; taken: Taken } | { ok: false; error: Failure }> {
  if (file.size > byHandLimits.fileBytes) return { ok: false, error: { type: 'bundle-too-large' } };
  if (file.size === 0) return { ok: false, error: { type: 'bundle-truncated' } };
  const name = bytesToHex(sha256(new Uint8Array(await file.arrayBuffer())));
  let offset = 0;
  for (let tries = 0; tries < mostTries; ) {
    progress(offset / file.size);
    const bytes = new Uint8Array(await file.slice(offset, offset + byHandLimits.pieceBytes).arrayBuffer());
    const reply = await ask({ file: name, size: file.size, offset, piece: base64Of(bytes) });
    if (reply.ok) {
      if (reply.value.taken) return { ok: true, taken: reply.value.taken };
      offset = reply.value.have;
      tries = 0;
      continue;
    }
    const { error } = reply;
    tries++;
    const { have } = error as { have?: unknown };
    if (error.type === 'blob-elsewhere' && typeof have === 'number') offset = have;
    // What lay there of it were other bytes, and they are gone.
    else if (error.type === 'blob-damaged' && tries < mostTries) offset = 0;
    else if (error.type !== 'province-unreachable' || tries >= mostTries) return { ok: false, error };
  }
  return { ok: false, error: { type: 'province-unreachable' } };
}
