import { createHash } from 'node:crypto';

/** Hashed or sealed in about two milliseconds. */
const PIECE_BYTES = 1024 * 1024;

/** Between two pieces of long work: what has come in meanwhile, a tap above all, is answered first. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The bytes of a whole file, with the others' turn after each piece. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES);
    await othersTurn();
  }
}

/** As `Buffer.concat`: the memory of a whole file is got and filled piece by piece too. */
export async function joined(pieces: readonly Uint8Array[]): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
    await othersTurn();
  }
  return whole;
}

/** SHA-256, hex. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of inPieces(bytes)) hash.update(piece);
  return hash.digest('hex');
}
