import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BundleContent, bundleContent, bundleHeader, emptyContent } from '../../contract/bundle.ts';
import { type BundlePlace, openBundle, writeBundle } from '../../domain/bundle.ts';
import { bundleTools } from '../../main/adapters/bundle/bundle-tools.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import type { Vault } from '../../main/ports/vault.ts';

const ids = createRandomIds();

/** Somebody with keys of their own: a station's vault in a folder that is removed at the end. */
export function keysInAFolder(): { vault: Vault; folder: string; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-keys-'));
  return { folder, vault: openKeyFileVault(folder), close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A bundle as a station would make it, of whatever a test puts in. */
export function handMadeBundle(
  vault: Vault,
  place: BundlePlace,
  recipients: readonly { for: BundlePlace; sealTo: string }[],
  content: Partial<BundleContent> = {},
  scans: readonly Uint8Array[] = [],
): Uint8Array {
  return writeBundle({
    ...{ tools: bundleTools, id: Buffer.from(ids.bytes(16)).toString('hex'), created: Date.now() },
    ...{ key: ids.bytes(32), recipients, wrap: wrapForProvince, scans },
    madeBy: { place, publicKey: vault.publicKey },
    sign: (text) => Buffer.from(vault.sign(text), 'base64'),
    content: { ...emptyContent, ...content },
  });
}

export function openAs(vault: Vault, me: BundlePlace, bytes: Uint8Array) {
  return openBundle(bytes, {
    ...{ tools: bundleTools, me, sealTo: vault.sealTo },
    unwrap: (wrapped, at) => {
      try {
        return vault.openSealed(wrapped, at);
      } catch {
        return null;
      }
    },
    parseHeader: (value) => bundleHeader.safeParse(value).data ?? null,
    parseContent: (value) => bundleContent.safeParse(value).data ?? null,
  });
}
