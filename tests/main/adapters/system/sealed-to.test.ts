import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wrapForProvince } from '../../../../main/adapters/province/wrap-for-province.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';
import { openSealingKey } from '../../../../province/adapters/sealing-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-vault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = { point: '22006-1', dossier: 'd-1' };

test('a key file made before stations had such a key has one, the same at every start', () => {
  const { publicKey } = openKeyFileVault(folder);
  const file = join(folder, 'station.key');
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['signing', 'root']);
  const again = openKeyFileVault(folder);
  expect(again.publicKey).toBe(publicKey);
  expect(again.sealTo).toBe(openKeyFileVault(folder).sealTo);
  expect(again.sealTo).not.toBe(openKeyFileVault(mkdtempSync(join(folder, 'other-'))).sealTo);
});

test('what another station wraps for this one opens here, for its own dossier of its own point, and nowhere else', () => {
  const here = openKeyFileVault(folder);
  const there = openKeyFileVault(mkdtempSync(join(folder, 'other-')));
  const key = randomBytes(32);
  const wrapped = wrapForProvince({ sealTo: here.sealTo, ...place, key });
  expect(Buffer.from(here.openSealed(wrapped, place))).toEqual(key);
  expect(() => here.openSealed(wrapped, { ...place, dossier: 'd-2' })).toThrow();
  expect(() => here.openSealed(wrapped, { ...place, point: '22006-2' })).toThrow();
  expect(() => there.openSealed(wrapped, place)).toThrow();
  for (let at = 0; at < 92; at += 7) {
    const bytes = Buffer.from(wrapped, 'base64');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(() => here.openSealed(bytes.toString('base64'), place)).toThrow();
  }
  expect(() => here.openSealed('', place)).toThrow();
});

test('the province wraps a key it was given again for a reader, and the reader opens it', async () => {
  const sealing = await openSealingKey(join(folder, 'province'));
  const reader = openKeyFileVault(folder);
  const key = randomBytes(32);
  const forProvince = wrapForProvince({ sealTo: sealing.publicKey, ...place, key });
  const forReader = sealing.wrapAgain(forProvince, { ...place, sealTo: reader.sealTo });
  expect(Buffer.from(reader.openSealed(forReader, place))).toEqual(key);
});
