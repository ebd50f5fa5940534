import { type Directory, signersOf } from '../../../domain/directory.ts';
import { judgeSlip } from '../../../domain/hand-over-slip.ts';
import type { SlipSigner } from '../../ports/slip-signer.ts';
import type { Vault } from '../../ports/vault.ts';
import { readCentreKeys } from './centre-keys.ts';
import { isSignedBy } from './ed25519.ts';

/** Keys of the sender's point by the directory; beside them those a technician wrote down without saying whose they are. */
export function openSlipSigner(parts: {
  readonly folder: string;
  readonly vault: Pick<Vault, 'sign' | 'publicKey'>;
  readonly point: string;
  readonly directory: () => Directory;
}): SlipSigner {
  const { folder, vault, point, directory } = parts;
  const { publicKey } = vault;
  const { keys: writtenDown } = readCentreKeys(folder);
  const keysOf = (from: string) => [...(from === point ? [publicKey] : writtenDown), ...signersOf(directory(), from)];
  return {
    publicKey,
    sign: (text) => Buffer.from(vault.sign(text), 'base64').toString('base64url'),
    judge: (signed) => judgeSlip(signed, keysOf(signed.offer.from), isSignedBy),
  };
}
