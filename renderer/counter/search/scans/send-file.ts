import { v4 as uuid } from 'uuid';

/** In base64 240,000 letters, which the station's door takes at once. */
const pieceBytes = 180_000;

interface Sending {
  run(input: { upload: string; offset: number; part: string }): Promise<{ readonly ok: boolean }>;
}

/** A chosen file in pieces, in order; the name under which the station keeps it, or null when it did not take it. */
export async function sendFile(file: Blob, sending: Sending): Promise<string | null> {
  const upload = uuid();
  for (let offset = 0; offset === 0 || offset < file.size; offset += pieceBytes) {
    const bytes = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
    if (!(await sending.run({ upload, offset, part: base64Of(bytes) })).ok) return null;
  }
  return upload;
}

function base64Of(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8_192) letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(letters);
}
