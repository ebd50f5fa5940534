import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc16, longestPurpose, purposeOf, vietQr } from '../../domain/vietqr.ts';

/** Tag, two digits of length, value: read again apart from the writer. */
function fields(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4));
    found[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return found;
}

describe('the code of a transfer', () => {
  test('is the one NAPAS’ own vector says', () =>
    expect(vietQr({ bank: '970415', account: '113366668888' }, 79_000, 'Ung Ho Quy Vac Xin')).toBe(
      '00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF',
    ));

  test('has the checksum of the catalogue of CRCs', () => expect(crc16('123456789')).toBe('29B1'));

  test('is read back field by field, whatever account, amount and purpose', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 19 }).map((all) => all.join(''));
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 100_000_000 }), fc.string(), (account, amount, said) => {
        const purpose = purposeOf(said) || 'LP';
        const text = vietQr({ bank: '970415', account }, amount, purpose);
        const read = fields(text);
        expect(read).toMatchObject({ '00': '01', '01': '12', '53': '704', '54': String(amount), '58': 'VN' });
        expect(fields(fields(read['38'] ?? '')['01'] ?? '')).toEqual({ '00': '970415', '01': account });
        expect(fields(read['62'] ?? '')['08']).toBe(purpose);
        expect(crc16(text.slice(0, -4))).toBe(text.slice(-4));
      }),
    );
  });
});

describe('what the bank statement shows', () => {
  test('has no marks and stays short', () =>
    expect(purposeOf('Lệ phí hồ sơ 22006-1-261127-0001 Đắk Ơ̆')).toBe('Le phi ho so 22006-1-2611'));

  test('is printable ASCII of at most 25 letters, whatever is said', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (said) => {
        expect(purposeOf(said)).toMatch(new RegExp(`^[ -~]{0,${longestPurpose}}$`));
      }),
    ));
});
