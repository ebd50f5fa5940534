import { canonicalJson } from '../../domain/chain.ts';
import { usualRights } from '../../domain/standing-rights.ts';
import { readRights } from '../store/bundles.ts';
import type { Province } from './province.ts';

/** The province's word for the next weeks, anew at each contact. */
export async function signedRights(
  { database, signing, clock }: Pick<Province, 'database' | 'signing' | 'clock'>,
  point: string,
): Promise<{ text: string; signature: string }> {
  const { validDays, revoked } = await readRights(database, point);
  const days = validDays ?? usualRights.validDays;
  const warnDays = Math.max(1, Math.min(usualRights.warnDays, Math.floor((days * 2) / 3)));
  const text = canonicalJson({ kind: 'rights', point, issuedAt: clock.now(), validDays: days, warnDays, revoked });
  return { text, signature: signing.sign(text) };
}
