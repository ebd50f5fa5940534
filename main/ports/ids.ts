import type { Origin } from '../../domain/ids.ts';

/** Randomness, handed in. */
export interface Ids {
  /** UUIDv7 for commands the station itself originates. */
  origin(): Origin;
  /** UUIDv4. */
  uuid(): string;
  /** `bytes` random bytes as lower-case base32 without padding (5 bits a character). */
  token(bytes: number): string;
  bytes(count: number): Uint8Array;
}
