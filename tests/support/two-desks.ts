import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DirectoryPoint } from '../../domain/directory.ts';
import { type DossierId, Origin } from '../../domain/ids.ts';
import type { Point } from '../../domain/point.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import { hienDong } from '../../scripts/canh-vinh.ts';
import { newsFor } from './hand-made-carrier.ts';
import { staffedForHandOvers } from './hands-of-two-points.ts';
import { origin } from './terminal-client.ts';
import { testPoint } from './test-point.ts';
import { type PointInTest, withStore } from './with-store.ts';

export const there: Point = hienDong({ demonstration: true });
export const command = () => ({ origin: Origin(origin()) });
export type Desk = PointInTest & Awaited<ReturnType<typeof staffedForHandOvers>>;

/** Two points that know each other by their keys, each with a clerk and a head. */
export async function withTwoDesks(run: (a: Desk, b: Desk) => Promise<void>): Promise<void> {
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'gan-dan-')));
  const known = (folder: string, { id, name, kind }: Point): DirectoryPoint => {
    const { publicKey } = openKeyFileVault(folder);
    return { point: id, name, kind, keys: [{ keyId: '', publicKey, sealTo: null, revoked: false }] };
  };
  const [first = '', second = ''] = folders;
  await withStore(
    (here) =>
      withStore(
        async (over) => {
          const [a, b] = [await staffedForHandOvers(here), await staffedForHandOvers(over)];
          await run({ ...here, ...a }, { ...over, ...b });
        },
        second,
        { at: there, writtenDown: [known(first, testPoint)] },
      ),
    first,
    { writtenDown: [known(second, there)] },
  );
}

export function meet(a: PointStore, b: PointStore): void {
  for (let round = 0; round < 2; round++) {
    expect(b.foreign.take(newsFor(a, b)).refused).toEqual([]);
    expect(a.foreign.take(newsFor(b, a)).refused).toEqual([]);
  }
}

export const custodyIn = ({ store }: Desk, dossier: DossierId) => {
  const row = store.dossiers.get(dossier);
  if (!row) throw new Error('not known here');
  return store.custody.of(row);
};
export const oneByOne = (present: string[]) => ({ how: 'one-by-one' as const, present, damaged: [] });
