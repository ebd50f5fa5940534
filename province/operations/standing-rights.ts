import { canonicalJson } from '../../domain/canonical-json.ts';
import { usualRights } from '../../domain/standing-rights.ts';
import { readRights } from '../store/bundles.ts';
import type { Province } from './province.ts';

/** The province's word for the next weeks, anew at each contact. */
export async function signedRights(
  province: Pick<Province, 'database' | 'signing' | 'clock'>,
  point: string,
): Promise<{ text: string; signature: string }> {
  return rightsText(province, point, await readRights(province.database, point));
}

/** The same where the rights were read already. */
export function rightsText(
  { signing, clock }: Pick<Province, 'signing' | 'clock'>,
  point: string,
  { validDays, revoked }: Awaited<ReturnType<typeof readRights>>,
): { text: string; signature: string } {
  const days = validDays ?? usualRights.validDays;
  const warnDays = Math.max(1, Math.min(usualRights.warnDays, Math.floor((days * 2) / 3)));
  const text = canonicalJson({ kind: 'rights', point, issuedAt: clock.now(), validDays: days, warnDays, revoked });
  return { text, signature: signing.sign(text) };
}
