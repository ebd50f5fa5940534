import { backupHeader, type OpeningAnswer, openingRequest } from '../../contract/backup-file.ts';
import { backupKeyName } from '../../domain/backup.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { deviceByKey } from '../store/streams.ts';
import { isX25519Key, signatureHolds } from './device-keys.ts';
import type { Province } from './province.ts';

export type OpeningRefusal = { readonly type: 'request-unreadable' | 'backup-of-nobody' | 'backup-not-for-us' };

/**
 * The backup of a PC that is no more: its key, wrapped anew for the PC that asks. The header is what a device of ours signed, revoked or
 * not; who asks, the officer sees, who was called and has the point's stick in hand.
 */
export async function openBackup(
  { database, sealing }: Province,
  asked: unknown,
): Promise<Result<OpeningAnswer, OpeningRefusal>> {
  const request = openingRequest.safeParse(asked).data;
  const header = request && backupHeader.safeParse(parsed(request.header)).data;
  if (!request || !header || !isX25519Key(request.sealTo)) return err({ type: 'request-unreadable' });
  const { point, id, publicKey, keys } = header;
  const isOurs = signatureHolds(publicKey, request.header, request.signature);
  if (!isOurs || !(await deviceByKey(database, point, publicKey))) return err({ type: 'backup-of-nobody' });
  const wrapped = keys.find((key) => key.for === 'province')?.wrapped;
  if (wrapped === undefined) return err({ type: 'backup-not-for-us' });
  try {
    const again = sealing.wrapAgain(wrapped, { point, dossier: backupKeyName(id), sealTo: request.sealTo });
    return ok({ kind: 'backup-opened', id, wrapped: again });
  } catch {
    return err({ type: 'backup-not-for-us' });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
