import { type LookUpState, lookUpState } from '../../domain/look-up.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { keyIdOf, parseSignedCode, receiptText } from '../../domain/signed-code.ts';
import { stepsOfDossier } from '../store/dossier-steps.ts';
import { dossiersCalled, keysOfCommune, lastSeenOf } from '../store/look-up.ts';
import { signatureHolds } from './device-keys.ts';
import type { Province } from './province.ts';

/**
 * The signature on a receipt is the token: 512 bits that only the station could make, over the code, so nothing more is
 * printed, nothing is stored, and a code alone opens nothing. Whoever holds the paper is told where it stands, no more.
 */
export async function lookUp(
  { database }: Province,
  token: string,
): Promise<Result<{ state: LookUpState; asOf: number | null }, { type: 'look-up-unknown' }>> {
  const unknown = err({ type: 'look-up-unknown' as const });
  const signed = parseSignedCode(token);
  if (!signed) return unknown;
  for (const { point, dossier } of await dossiersCalled(database, signed.code)) {
    const commune = point.slice(0, 5);
    const keys = (await keysOfCommune(database, commune)).filter((key) => keyIdOf(key) === signed.keyId);
    const signature = Buffer.from(signed.signature, 'base64url').toString('base64');
    if (!keys.some((key) => signatureHolds(key, receiptText(signed.code), signature))) continue;
    const state = lookUpState(await stepsOfDossier(database, commune, dossier));
    if (state !== null) return ok({ state, asOf: await lastSeenOf(database, { point, dossier }) });
  }
  return unknown;
}
