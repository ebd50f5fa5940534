import { describe, expect, test } from 'vitest';
import { fieldText, readOfficialCode } from '../../domain/beside.ts';

describe('the code on the province’s receipt', () => {
  test.each([
    ['H21.65-220914-0011', 'H21.65-220914-0011'],
    ['  h21.65-220914-0011\n', 'H21.65-220914-0011'],
    ['G09.20-20260609-0092637', 'G09.20-20260609-0092637'],
    ['https://dichvucong.invalid/tra-cuu?mahoso=H21.65.3-220914-0011&x=1', 'H21.65.3-220914-0011'],
    ['Mã hồ sơ: H21.65-220914-0011', 'H21.65-220914-0011'],
    ['000.00.65.H21-220914-0011', '000.00.65.H21-220914-0011'],
  ])('%j is %s', (said, code) => expect(readOfficialCode(said)).toBe(code));

  test.each(['', 'abc', 'không có số', 'https://dichvucong.invalid/', '12345', '064190000007||Rơ Châm Mẫu|15081990'])(
    '%j is none',
    (said) => expect(readOfficialCode(said)).toBeNull(),
  );
});

test('a field is put into the foreign form as people write it', () => {
  const person = {
    name: 'Rơ Châm Mẫu',
    birthDate: '1990-08-15',
    sex: 'female',
    idNumber: '',
    address: '',
    phone: '',
  } as const;
  expect(fieldText(person, 'birthDate')).toBe('15/08/1990');
  expect(fieldText({ ...person, birthDate: '1950' }, 'birthDate')).toBe('1950');
  expect(fieldText(person, 'sex')).toBe('Nữ');
  expect(fieldText(person, 'name')).toBe('Rơ Châm Mẫu');
});
