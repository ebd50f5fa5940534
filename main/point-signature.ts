import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrolmentFile } from '../contract/enrolment-file.ts';
import { pointSignatureFile, signedPointText } from '../contract/point-signature.ts';
import { isSignedBy } from './adapters/system/ed25519.ts';

export type PointSignature = 'signed' | 'unsigned' | 'wrong';

/**
 * Whether the province stands behind the folder's `point.json`, byte by byte. Where an enrolment was brought too it says which
 * key is the province's, and a signature by any other is wrong. Without one the key is the signature's own word: then
 * `signed` says that nobody changed the file on its way, not who made it.
 */
export function pointSignatureOf(folder: string): PointSignature {
  const path = join(folder, 'point.signature.json');
  if (!existsSync(path)) return 'unsigned';
  const { data: said } = pointSignatureFile.safeParse(jsonIn(path));
  if (!said) return 'wrong';
  const province = enrolmentFile.safeParse(jsonIn(join(folder, 'enrolment.json'))).data?.province?.signedBy;
  if (province !== undefined && province !== said.signedBy) return 'wrong';
  const text = signedPointText(readFileSync(join(folder, 'point.json'), 'utf8'));
  return isSignedBy(text, said.signature, said.signedBy) ? 'signed' : 'wrong';
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
