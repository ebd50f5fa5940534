import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PointId } from '../../domain/ids.ts';
import { handMadeBundle, keysInAFolder, openAs } from '../support/bundle-bench.ts';

const canhVinh = PointId('22006-1');
const hienDong = PointId('22006-2');
let maker: ReturnType<typeof keysInAFolder>;
let reader: ReturnType<typeof keysInAFolder>;
let other: ReturnType<typeof keysInAFolder>;
let file: Uint8Array;
const scan = randomBytes(5_000);

beforeAll(() => {
  [maker, reader, other] = [keysInAFolder(), keysInAFolder(), keysInAFolder()];
  file = handMadeBundle(
    maker.vault,
    canhVinh,
    [{ for: hienDong, sealTo: reader.vault.sealTo }],
    { scans: [{ file: 'a'.repeat(64), bytes: scan.length }] },
    [scan],
  );
});
afterAll(() => {
  for (const each of [maker, reader, other]) each.close();
});

describe('the file of a bundle', () => {
  test('its recipient opens it, and the scans lie behind it as they were', () => {
    const opened = openAs(reader.vault, hienDong, file);
    if (!opened.ok) throw new Error(opened.error.type);
    expect(opened.value.header).toMatchObject({ madeBy: { place: canhVinh }, for: [hienDong] });
    expect(Buffer.from(opened.value.scans)).toEqual(scan);
  });

  test('cut at any place it is refused as cut, whatever was cut', () => {
    for (let length = 0; length < file.length; length += 1 + (length % 97))
      expect(openAs(reader.vault, hienDong, file.subarray(0, length))).toEqual({
        ok: false,
        error: { type: 'bundle-truncated' },
      });
    expect(openAs(reader.vault, hienDong, Buffer.concat([file, Buffer.from([0])])).ok).toBe(false);
  });

  test('one flipped bit anywhere, and it is not opened', () => {
    for (let at = 0; at < file.length; at += 13) {
      const flipped = Buffer.from(file);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(openAs(reader.vault, hienDong, flipped)).toMatchObject({ ok: false });
    }
  });

  test('whoever it is not for is told so; an old key of the right place is another thing', () => {
    const wrongPlace = openAs(reader.vault, PointId('22006-3'), file);
    expect(wrongPlace).toEqual({ ok: false, error: { type: 'bundle-not-for-me' } });
    const newKey = openAs(other.vault, hienDong, file);
    expect(newKey).toEqual({ ok: false, error: { type: 'bundle-old-key' } });
  });

  test('a header that another signed over is no header', () => {
    const forged = handMadeBundle(other.vault, canhVinh, [{ for: hienDong, sealTo: reader.vault.sealTo }]);
    const spliced = Buffer.from(file);
    // the whole of the forger's front before the honest body
    const front = Buffer.from(forged).readUInt32BE(4) + 8 + 64;
    const body = spliced.subarray(spliced.readUInt32BE(4) + 8 + 64);
    expect(openAs(reader.vault, hienDong, Buffer.concat([forged.subarray(0, front), body])).ok).toBe(false);
  });
});
