import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrolmentFile } from '../contract/enrolment-file.ts';
import { pointSignatureFile, signedPointText } from '../contract/point-signature.ts';
import { isSignedBy } from './adapters/system/ed25519.ts';

export type PointSignature = 'signed' | 'unsigned' | 'wrong';

/**
 * Whether the province stands behind a `point.json`, byte by byte. Where an enrolment was brought too it says which key is
 * the province's, and a signature by any other is wrong. Without one the key is the signature's own word: then `signed`
 * says that nobody changed the file on its way, not who made it.
 */
export function signatureOf(files: {
  readonly point: string;
  readonly signature: string | null;
  readonly enrolment: string | null;
}): PointSignature {
  if (files.signature === null) return 'unsigned';
  const { data: said } = pointSignatureFile.safeParse(jsonOf(files.signature));
  if (!said) return 'wrong';
  const province = enrolmentFile.safeParse(jsonOf(files.enrolment ?? '')).data?.province?.signedBy;
  if (province !== undefined && province !== said.signedBy) return 'wrong';
  return isSignedBy(signedPointText(files.point), said.signature, said.signedBy) ? 'signed' : 'wrong';
}

/** Of the files in a station's folder. */
export function pointSignatureOf(folder: string): PointSignature {
  const text = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null);
  return signatureOf({
    point: text('point.json') ?? '',
    signature: text('point.signature.json'),
    enrolment: text('enrolment.json'),
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
