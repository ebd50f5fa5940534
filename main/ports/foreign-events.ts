import type { WireEvent } from '../../contract/province-api.ts';
import type { DossierId } from '../../domain/ids.ts';

/**
 * The one door for what other points wrote of dossiers this point may read: by the inbox, in a bundle, from a peer. Whoever
 * brings it has verified who signed it; here each event's own hash is checked once more. Any order, any number of times.
 */
export interface ForeignEvents {
  /** One transaction: whole or not at all. Throws what a full disk throws. */
  take(items: readonly ForeignItem[]): Taken;
}

export interface ForeignItem {
  /** Of a type this build does not know: kept, and applied after an upgrade. */
  readonly event: WireEvent;
  /** Plain keys of the dossiers it speaks of, as far as they came along; kept wrapped by this station's vault. */
  readonly keys: readonly { readonly dossier: DossierId; readonly key: Uint8Array }[];
}

export interface Taken {
  /** New here. */
  readonly taken: number;
  /** Were here already, by stream, number and hash. */
  readonly known: number;
  readonly refused: readonly RefusedForeign[];
}

export interface RefusedForeign {
  readonly stream: string;
  readonly seq: number;
  /** `own-stream`: of this point and not in its log. */
  readonly why: 'bad-hash' | 'own-stream';
}
