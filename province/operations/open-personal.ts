import { createDecipheriv } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { PersonalParts } from '../../domain/event.ts';
import type { SealingKey } from '../ports.ts';
import type { ReceiptRow } from '../store/national.ts';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * The personal part of a receipt, as it counts since it was corrected, opened with the province's key: in memory, for what is sent
 * at once, and nowhere else. Null: erased, its key never came, or it does not open.
 */
export function openReceipt(sealing: SealingKey, row: ReceiptRow): PersonalParts['dossier-received'] | null {
  const received = open(sealing, row, 'dossier-received', row);
  const corrected = received && row.correction && open(sealing, row, 'person-corrected', row.correction);
  // One that does not open is no word of the person's: nothing is sent rather than what is known to be wrong.
  if (received && row.correction && !corrected) return null;
  return received && corrected ? { ...received, applicant: corrected.applicant } : received;
}

function open<T extends 'dossier-received' | 'person-corrected'>(
  sealing: SealingKey,
  { point, dossier, wrapped }: ReceiptRow,
  type: T,
  { origin, part, sealed }: NonNullable<ReceiptRow['correction']>,
): PersonalParts[T] | null {
  if (sealed === null || wrapped === null) return null;
  try {
    const key = sealing.unwrap(wrapped, point, dossier);
    const bytes = Buffer.from(sealed, 'base64');
    const place = canonicalJson({ point, dossier, type, origin, part });
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-tagBytes));
    const text = Buffer.concat([cipher.update(bytes.subarray(nonceBytes, -tagBytes)), cipher.final()]);
    return JSON.parse(text.toString('utf8')) as PersonalParts[T];
  } catch {
    return null;
  }
}
