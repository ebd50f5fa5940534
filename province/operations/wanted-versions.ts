import { err, ok, type Result } from '../../domain/result.ts';
import { compareVersions } from '../../domain/update.ts';
import { communeExists } from '../store/enrolment-tickets.ts';
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
        // A point never goes back to an older program.
        older: version !== null && runs !== null && (compareVersions(runs, version) ?? 0) > 0,
      })),
  };
}

export async function wantVersion(
  { database, clock }: Province,
  officer: Officer,
  { commune, version, manifestHash }: Word,
): Promise<Result<{ change: number }, { type: 'commune-unknown' }>> {
  if (commune !== null && !(await communeExists(database, commune))) return err({ type: 'commune-unknown' });
  const hash = version === null ? null : manifestHash;
  const change = await sayWanted(database, {
    ...{ commune, version, manifestHash: hash, by: officer.name, now: clock.now() },
  });
  return ok({ change });
}
