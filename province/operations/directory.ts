import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { readDirectory } from '../store/directory.ts';
import type { Province } from './province.ts';

export interface SignedDirectory {
  readonly text: string;
  readonly signature: string;
}

/** The commune's points and their keys, signed; null where the asker has this very text. */
export async function signedDirectory(
  { database, signing }: Province,
  point: string,
  known: string | null,
): Promise<SignedDirectory | null> {
  const text = canonicalJson(await readDirectory(database, point.slice(0, 5)));
  if (createHash('sha256').update(text).digest('hex') === known) return null;
  return { text, signature: signing.sign(text) };
}
