import { afterEach, expect, test } from 'vitest';
import { openKeyFileVault } from '../../../main/adapters/system/key-file-vault.ts';
import { takeKeysBack } from '../../../main/operations/stand-in/take-keys-back.ts';
import { type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';

const stations: StationOnDisk[] = [];
afterEach(() => {
  for (const each of stations.splice(0)) each.remove();
});

const wrapped = (pc: StationOnDisk) =>
  pc.store().databases.write.prepare('SELECT dossier, wrapped FROM dossier_keys ORDER BY dossier').all() as {
    dossier: string;
    wrapped: Uint8Array;
  }[];

test('T37: a stand-in that is chosen no more opens nothing that is sealed from then on; here everything still opens, cut or not', async () => {
  const pc = stationOnDisk();
  stations.push(pc);
  for (let each = 0; each < 3; each++) await pc.dossier();
  // What the PC that was the stand-in keeps in its head.
  const taken = openKeyFileVault(pc.folder);
  const old = taken.sealTo;
  const vault = pc.vault();
  const before = wrapped(pc);
  expect(before.every(({ dossier, wrapped: key }) => taken.unwrap(key, dossier).length === 32)).toBe(true);
  const keys = before.map(({ dossier, wrapped: key }) => Buffer.from(vault.unwrap(key, dossier)));

  const parts = { store: pc.store(), vault, onBug: (error: unknown) => expect.fail(String(error)) };
  const back = takeKeysBack(parts);
  back.begin();
  // Cut at once: half is done, and everything still opens.
  await back.close();
  const again = takeKeysBack(parts);
  await again.done();
  const after = wrapped(pc);
  expect(after.map(({ dossier, wrapped: key }) => Buffer.from(vault.unwrap(key, dossier)))).toEqual(keys);
  for (const { dossier, wrapped: key } of after) expect(() => taken.unwrap(key, dossier)).toThrow();
  expect(vault.sealTo).not.toBe(old);
  expect(vault.formerSealTo()).toEqual([old]);
  expect([vault.publicKey, vault.pepper('chim')]).toEqual([taken.publicKey, taken.pepper('chim')]);

  // Another start has all of it.
  await again.close();
  pc.off();
  const reopened = openKeyFileVault(pc.folder);
  expect(reopened.sealTo).toBe(vault.sealTo);
  expect(before.every(({ dossier, wrapped: key }) => reopened.unwrap(key, dossier).length === 32)).toBe(true);
});
