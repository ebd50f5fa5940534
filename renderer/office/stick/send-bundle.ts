import { v4 as uuid } from 'uuid';
import type { Inputs } from '../../station-client.ts';
import { base64Of } from '../../ui/base64.ts';
import type { Answer } from '../../ui/use-command.ts';

/** In base64 240,000 letters, which the station's door takes at once. */
const pieceBytes = 180_000;

/** A chosen bundle in pieces, in order; how many events it brought, or null when it was not taken in. */
export async function sendBundle(
  file: Blob,
  send: (input: Inputs['takeBundle']) => Promise<Answer<'takeBundle'>>,
): Promise<number | null> {
  const upload = uuid();
  let events: number | null = null;
  for (let offset = 0; offset === 0 || offset < file.size; offset += pieceBytes) {
    const bytes = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
    const last = offset + pieceBytes >= file.size;
    const answer = await send({ upload, offset, part: base64Of(bytes), last });
    if (!answer.ok) return null;
    events = answer.value.events;
  }
  return events;
}
