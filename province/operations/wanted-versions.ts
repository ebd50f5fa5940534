import { err, ok, type Result } from '../../domain/result.ts';
import { isCommune } from '../store/equipment.ts';
import { fleetRows } from '../store/fleet.ts';
import type { Officer } from '../store/officers.ts';
import { sayWanted } from '../store/wanted-versions.ts';
import type { Province } from './province.ts';

interface Word {
  readonly commune: string | null;
  readonly version: string | null;
  readonly manifestHash: string | null;
}

/** Whom the word would reach and change something for. */
export async function previewWantedVersion({ database }: Province, { commune, version }: Word) {
  const rows = await fleetRows(database, commune);
  return {
    points: rows
      .filter(({ wanted }) => wanted !== version)
      .map(({ point, code, name, type, version: runs, wanted }) => ({
        ...{ point, commune: { code, name, type }, runs, wantedBefore: wanted },
        older: version !== null && runs !== null && isNewer(runs, version),
      })),
  };
}

export async function wantVersion(
  { database, clock }: Province,
  officer: Officer,
  { commune, version, manifestHash }: Word,
): Promise<Result<{ change: number }, { type: 'commune-unknown' }>> {
  if (commune !== null && !(await isCommune(database, commune))) return err({ type: 'commune-unknown' });
  const hash = version === null ? null : manifestHash;
  const change = await sayWanted(database, {
    ...{ commune, version, manifestHash: hash, by: officer.name, now: clock.now() },
  });
  return ok({ change });
}

/** By its three numbers; a point never goes back to an older program. */
function isNewer(a: string, b: string): boolean {
  const numbers = (text: string) => (text.split('-')[0] ?? '').split('.').map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  const at = left.findIndex((each, n) => each !== right[n]);
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}
