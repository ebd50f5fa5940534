import { type Offer, offerText } from '../../domain/hand-over-slip.ts';
import type { HostedSigner } from './hosted-key.ts';

/** The hand-over as its writer signs it; base64url, as a slip carries it. */
export function offerSignature(signer: HostedSigner, offer: Offer): string {
  return Buffer.from(signer.sign(offerText(offer)), 'base64').toString('base64url');
}
