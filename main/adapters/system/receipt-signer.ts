import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeReceipt, keyIdOf, receiptText, signedCodeText } from '../../../domain/signed-code.ts';
import type { ReceiptSigner } from '../../ports/receipt-signer.ts';
import type { Vault } from '../../ports/vault.ts';
import { isSignedBy } from './ed25519.ts';

/**
 * The station's own key, and the public keys of the centre's other stations in `<folder>/centre-keys.json`
 * (`{"keys": ["<SPKI DER, base64>", …]}`), read once at start. A file that cannot be read counts as not there.
 * Its own public key stands in `<folder>/station.pub`, to be put into the others' list.
 */
export function openReceiptSigner(folder: string, vault: Vault): ReceiptSigner {
  const { publicKey } = vault;
  const keyId = keyIdOf(publicKey);
  keepPublicKey(join(folder, 'station.pub'), publicKey);
  const keys = [publicKey, ...otherKeys(join(folder, 'centre-keys.json'))];
  return {
    publicKey,
    signed: (code) => {
      const signature = Buffer.from(vault.sign(receiptText(code)), 'base64').toString('base64url');
      return signedCodeText({ code, keyId, signature });
    },
    judge: (text) => judgeReceipt(text, keys, isSignedBy),
  };
}

/** A full disk or a read-only folder must not keep a station from starting: the file is for people. */
function keepPublicKey(path: string, publicKey: string): void {
  try {
    if (!existsSync(path) || readFileSync(path, 'utf8').trim() !== publicKey) writeFileSync(path, `${publicKey}\n`);
  } catch {
    // The key is read another day.
  }
}

function otherKeys(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys?: unknown };
    return Array.isArray(keys) ? keys.filter((key): key is string => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
