import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock, ProvinceLog, Random } from '../ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const systemRandom: Random = {
  uuid: randomUUID,
  bytes: (count) => randomBytes(count),
  token: (bytes) => base32(randomBytes(bytes)),
};

/** One JSON line per event, for whatever collects the process's output. */
export function lineLog(out: NodeJS.WritableStream, clock: Clock): ProvinceLog {
  return { write: (entry) => out.write(`${JSON.stringify({ at: new Date(clock.now()).toISOString(), ...entry })}\n`) };
}

/** RFC 4648 without padding. */
function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}
