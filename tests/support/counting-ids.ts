import { v7 } from 'uuid';
import { Origin } from '../../domain/ids.ts';
import { base32 } from '../../main/adapters/system/random-ids.ts';
import type { Ids } from '../../main/ports/ids.ts';

/** Chance that counts: every run of a test draws the same tokens. */
export function countingIds(): Ids {
  const state = { drawn: 0 };
  const bytes = (count: number) => {
    state.drawn++;
    return Uint8Array.from({ length: count }, (_, n) => (state.drawn * 31 + n * 17 + 7) % 256);
  };
  return {
    origin: () => Origin(v7()),
    uuid: () => `00000000-0000-4000-8000-${String(++state.drawn).padStart(12, '0')}`,
    token: (count) => base32(bytes(count)),
    bytes,
  };
}
