import { type BackupHeader, backupKeyName } from '../../../domain/backup.ts';
import { type BundleTools, sealFingerprint } from '../../../domain/bundle.ts';
import type { BackupFile } from '../../ports/backups.ts';
import type { WrapForProvince } from '../../ports/province.ts';
import type { Vault } from '../../ports/vault.ts';

export interface KeyTools {
  readonly vault: Pick<Vault, 'sign' | 'publicKey' | 'sealTo' | 'openSealed'>;
  readonly tools: BundleTools;
  readonly wrap: WrapForProvince;
}

/** For the station itself, and for the province where it is known. */
export function wrapBackupKey(
  { vault, tools, wrap }: KeyTools,
  {
    point,
    id,
    key,
    province,
  }: { readonly point: string; readonly id: string; readonly key: Uint8Array; readonly province: string | null },
): BackupHeader['keys'] {
  const recipients = [
    { for: 'station' as const, sealTo: vault.sealTo },
    ...(province === null ? [] : [{ for: 'province' as const, sealTo: province }]),
  ];
  return recipients.map(({ for: place, sealTo }) => ({
    for: place,
    fingerprint: sealFingerprint(tools, sealTo),
    wrapped: wrap({ sealTo, point, dossier: backupKeyName(id), key }),
  }));
}

/** The key of a backup this station made; null: made with another vault, or not by us. */
export function ownBackupKey(
  { vault, tools }: Omit<KeyTools, 'wrap'>,
  { header, text, signature }: BackupFile,
): Uint8Array | null {
  const isOurs =
    header.publicKey === vault.publicKey && tools.verify(vault.publicKey, text, Buffer.from(signature, 'base64'));
  const wrapped = header.keys.find((each) => each.for === 'station')?.wrapped;
  if (!isOurs || wrapped === undefined) return null;
  try {
    return vault.openSealed(wrapped, { point: header.point, dossier: backupKeyName(header.id) });
  } catch {
    return null;
  }
}
