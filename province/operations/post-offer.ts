import { canonicalJson } from '../../domain/chain.ts';
import type { Facts } from '../../domain/event.ts';
import type { HostedSigner } from './hosted-key.ts';

type Said = Omit<Facts['hand-over-offered'], 'signature' | 'fees'> & { readonly from: string };

/** The hand-over as its writer signs it; base64url, as a slip carries it. */
export function offerSignature(signer: HostedSigner, said: Said): string {
  return Buffer.from(signer.sign(offerText(said)), 'base64').toString('base64url');
}

function offerText({ handOver, from, to, kind, bag, at, items }: Said): string {
  const lines = items.map(({ dossier, code, cv, carries, work }) => [dossier, code, cv, carries, work]);
  return `gan-dan hand-over 1\n${canonicalJson({ handOver, from, to, kind, bag, at, items: lines })}`;
}
