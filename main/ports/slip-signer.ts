import type { SignedOffer, SlipVerdict } from '../../domain/hand-over-slip.ts';

/** Signs this station's hand-overs, and knows by the centre's directory whose key signed another's: with no network. */
export interface SlipSigner {
  readonly publicKey: string;
  /** Ed25519, base64url. */
  sign(text: string): string;
  judge(signed: SignedOffer): SlipVerdict;
}
