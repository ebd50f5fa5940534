import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from '../../ports/vault.ts';
import { wrapForProvince } from '../province/wrap-for-province.ts';

/** What makes a folder this point's, beside its database: the keys, the point, how it was enrolled, whom it believes. */
export const sealedNames = ['station.key', 'point.json', 'enrolment.json', 'centre-keys.json'] as const;
const purpose = 'stand-in';
/** Not of the folder: where the host reaches the province. */
export const PROVINCE = 'province-url';

export interface SealedFiles {
  readonly key: string;
  readonly sealed: string;
}

/** The host's small files, for one other PC alone: a fresh key, wrapped for the X25519 key of that PC's own vault. */
export function sealFiles(
  folder: string,
  { sealTo, province }: { readonly sealTo: string; readonly province: string },
): SealedFiles {
  const there = sealedNames.filter((name) => existsSync(join(folder, name)));
  const read = there.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
  const files = Object.fromEntries([...read, [PROVINCE, Buffer.from(province).toString('base64')]]);
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const sealed = [nonce, cipher.update(JSON.stringify(files)), cipher.final(), cipher.getAuthTag()];
  return {
    key: wrapForProvince({ sealTo, point: purpose, dossier: purpose, key }),
    sealed: Buffer.concat(sealed).toString('base64'),
  };
}

/** Throws where they were sealed for another PC, or changed. */
export function openFiles({ key, sealed }: SealedFiles, vault: Pick<Vault, 'openSealed'>) {
  const bytes = Buffer.from(sealed, 'base64');
  const opened = vault.openSealed(key, { point: purpose, dossier: purpose });
  const cipher = createDecipheriv('aes-256-gcm', opened, bytes.subarray(0, 12))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(-16));
  const text = Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8');
  return JSON.parse(text) as Readonly<Record<string, string>>;
}

/** As they came from the host; null: they did not come yet. */
export function readSealedFiles(folder: string): SealedFiles | null {
  const path = join(folder, 'secrets.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SealedFiles) : null;
}
