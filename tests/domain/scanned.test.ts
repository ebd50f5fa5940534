import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowanceAt, scanRule, secondsToWait, spend } from '../../domain/scan-allowance.ts';
import { readScanned } from '../../domain/scanned.ts';
import { base32 } from '../../main/adapters/system/random-ids.ts';

const point = '22006-1';

describe('A text held to a scanner', () => {
  test('is a token whenever it is 128 bits as our papers carry them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const token = base32(bytes);
        expect(readScanned(`${token}\r`, point)).toEqual({ kind: 'token', token });
      }),
    );
  });

  test('is a personal card when it has fields, and then nothing of it is kept', () => {
    const card = readScanned('064185000003||NGUYỄN THỊ MẪU|02091985|Nữ|Làng Mẫu|22112021', point);
    expect(card).toEqual({ kind: 'card' });
  });

  test.each([
    ['22006-1-261124-0001', ['22006-1-261124-0001']],
    ['2200612611240001', ['2200612611240001', '22006-1-261124-0001']],
    ['22006122611240001', ['22006122611240001', '22006-12-261124-0001']],
    ['2611240001', ['2611240001', '22006-1-261124-0001']],
    ['22006-1-261124-b0001', ['22006-1-261124-B0001']],
    ['H21.65-220914-0011', ['H21.65-220914-0011']],
  ])('%s may mean %j', (text, codes) => {
    expect(readScanned(text, point)).toEqual({ kind: 'code', codes });
  });

  test('is something, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(['card', 'token', 'code']).toContain(readScanned(text, point).kind);
      }),
    );
  });
});

describe('Questions of one terminal', () => {
  test('are never more than a handful at once and one in six seconds after, whatever the pace', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 1, maxLength: 200 }), (gaps) => {
        let now = 0;
        let answered = 0;
        let left: ReturnType<typeof allowanceAt> | undefined;
        for (const gap of gaps) {
          now += gap;
          const here = allowanceAt(left, now, scanRule);
          if (secondsToWait(here, scanRule) > 0) continue;
          answered++;
          left = spend(here, 1);
        }
        expect(answered).toBeLessThanOrEqual(scanRule.most + Math.floor(now / scanRule.oneMoreEveryMs) + 1);
      }),
    );
  });

  test('told to wait so many seconds, may be asked after so many', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 8, noNaN: true }), (left) => {
        const seconds = secondsToWait({ left, at: 0 }, scanRule);
        expect(secondsToWait(allowanceAt({ left, at: 0 }, seconds * 1000, scanRule), scanRule)).toBe(0);
      }),
    );
  });

  test('gain nothing by a clock that goes back', () => {
    const before = { left: 2, at: 10_000 };
    expect(allowanceAt(before, 5_000, scanRule).left).toBe(2);
  });
});
