import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTaxCode, organisationFault, readTaxCode } from '../../domain/organisation.ts';

describe('A tax code', () => {
  test.each(['0100109106', '0100109106-001', '064190000007'])('%s may be one', (code) => {
    expect(isTaxCode(code)).toBe(true);
  });

  test('with one digit mistyped is none', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(digit, digit, (place, wrong) => {
        const code = '0100109106';
        fc.pre(code[place] !== String(wrong));
        expect(isTaxCode(`${code.slice(0, place)}${wrong}${code.slice(place + 1)}`)).toBe(false);
      }),
    );
  });

  test('is read as people type it', () => {
    expect(['01 001 09106', '0100109106001', '0100109106-001', ''].map(readTaxCode)).toEqual([
      ...['0100109106', '0100109106-001', '0100109106-001', ''],
    ]);
    expect(organisationFault({ name: 'Hợp tác xã Mẫu', taxCode: '' })).toBeNull();
    expect(organisationFault({ name: ' 1 ', taxCode: '' })).toBe('organisation-name-invalid');
    expect(organisationFault({ name: 'Hợp tác xã Mẫu', taxCode: '0100109107' })).toBe('tax-code-invalid');
  });
});
