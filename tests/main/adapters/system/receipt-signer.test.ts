import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readScanned } from '../../../../domain/scanned.ts';
import { codeOf, parseSignedCode } from '../../../../domain/signed-code.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';
import { openReceiptSigner } from '../../../../main/adapters/system/receipt-signer.ts';
import { tempFolder } from '../../../support/with-store.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function station(others: readonly string[] = []) {
  const folder = tempFolder();
  folders.push(folder);
  mkdirSync(folder, { recursive: true });
  if (others.length > 0) writeFileSync(join(folder, 'centre-keys.json'), JSON.stringify({ keys: others }));
  return openReceiptSigner(folder, openKeyFileVault(folder));
}

const code = '22006-1-261119-0007';

describe('a receipt at a point with no network', () => {
  test('is known as genuine where it was printed, and at every point that knows the key', () => {
    const [here, stranger] = [station(), station()];
    const elsewhere = station([here.publicKey]);
    const text = here.signed(code);
    expect([here.judge(text), elsewhere.judge(text), stranger.judge(text)]).toEqual([
      'genuine',
      'genuine',
      'key-unknown',
    ]);
  });

  test('is known as forged when anything of it was changed', () => {
    const here = station();
    const text = here.signed(code);
    const other = text.replace('0007', '0008');
    const flipped = text.slice(0, -3) + (text.at(-3) === 'A' ? 'B' : 'A') + text.slice(-2);
    expect([other, flipped, `${code}~`, `${code}~x~y`].map((each) => here.judge(each))).toEqual(
      Array(4).fill('forged'),
    );
    expect(here.judge(code)).toBe('unsigned');
  });

  test('says its code to whoever knows nothing of signatures', () => {
    const text = station().signed(code);
    expect(codeOf(text)).toBe(code);
    expect(readScanned(text, '22006-1')).toMatchObject({ kind: 'code', codes: [code] });
    expect(parseSignedCode(text)?.signature).toHaveLength(86);
    expect(text.length).toBeLessThan(130);
  });

  test('is known elsewhere by the line its station keeps for the others', () => {
    const folder = tempFolder();
    folders.push(folder);
    mkdirSync(folder, { recursive: true });
    const there = openReceiptSigner(folder, openKeyFileVault(folder));
    const line = readFileSync(join(folder, 'station.pub'), 'utf8').trim();
    expect(station([line]).judge(there.signed(code))).toBe('genuine');
  });

  test('is judged without a broken list of keys', () => {
    const folder = tempFolder();
    folders.push(folder);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'centre-keys.json'), '{"keys": [1, "khong-phai-khoa"]');
    const here = openReceiptSigner(folder, openKeyFileVault(folder));
    expect(here.judge(here.signed(code))).toBe('genuine');
  });
});
