import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Directory, emptyDirectory, signersOf } from '../../../domain/directory.ts';
import { judgeReceipt, keyIdOf, lookUpAddress, receiptText, signedCodeText } from '../../../domain/signed-code.ts';
import type { ReceiptSigner } from '../../ports/receipt-signer.ts';
import type { Vault } from '../../ports/vault.ts';
import { readCentreKeys } from './centre-keys.ts';
import { isSignedBy } from './ed25519.ts';

/**
 * The station's own key, and those of the centre's other stations: of the directory, and of `centre-keys.json`, read once at
 * start. Its own public key stands in `<folder>/station.pub`, to be put into the others' list.
 */
export function openReceiptSigner(
  folder: string,
  vault: Vault,
  directory: () => Directory = () => emptyDirectory(''),
  lookUp: string | null = null,
): ReceiptSigner {
  const { publicKey } = vault;
  const keyId = keyIdOf(publicKey);
  keepPublicKey(join(folder, 'station.pub'), publicKey);
  const { keys: writtenDown } = readCentreKeys(folder);
  const keys = () => {
    const known = directory();
    return [publicKey, ...writtenDown, ...known.points.flatMap(({ point }) => signersOf(known, point))];
  };
  return {
    publicKey,
    signed: (code) => {
      const signature = Buffer.from(vault.sign(receiptText(code)), 'base64').toString('base64url');
      const text = signedCodeText({ code, keyId, signature });
      return lookUp === null ? text : lookUpAddress(lookUp, text);
    },
    judge: (text) => judgeReceipt(text, keys(), isSignedBy),
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
