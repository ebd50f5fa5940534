import { describe, expect, test } from 'vitest';
import { acknowledgements, returnProofs } from '../../domain/data/return-proofs.ts';
import { type Proving, proofFault } from '../../domain/return-proof.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';

const applicant = { ...inventedPerson(3), address: 'Làng Hiển Mẫu, xã Canh Vinh', birthDate: '1950-02-03' };
const asked: Proving = {
  ...{ proof: { kind: 'slip' }, acknowledged: 'signature', witness: '', to: 'applicant', applicant, village: '' },
};
const fault = (change: Partial<Proving>) => proofFault({ ...asked, ...change })?.type ?? 'none';
const known = { kind: 'known', village: 'hien mau', birthYear: '1950' } as const;

describe('a result without its slip', () => {
  test.each([
    ['the slip', {}, 'none'],
    ['the card of the applicant', { proof: { kind: 'card', idNumber: applicant.idNumber } }, 'none'],
    ['another card', { proof: { kind: 'card', idNumber: '064190000001' } }, 'return-person-mismatch'],
    ['village, year and witness', { proof: known, witness: 'Siu Mẫu' }, 'none'],
    ['no witness', { proof: known }, 'witness-missing'],
    ['another village', { proof: { ...known, village: 'Plei Khác' }, witness: 'Siu Mẫu' }, 'return-person-mismatch'],
    ['another year', { proof: { ...known, birthYear: '1951' }, witness: 'Siu Mẫu' }, 'return-person-mismatch'],
    ['no village at all', { proof: { ...known, village: ' ' }, witness: 'Siu Mẫu' }, 'return-person-mismatch'],
    [
      'the card of somebody authorised',
      { to: 'authorised', proof: { kind: 'card', idNumber: '064190000001' } },
      'none',
    ],
    ['a thumbprint', { acknowledged: 'thumbprint' }, 'none'],
    ['a witness who signs, but no name', { acknowledged: 'witness' }, 'witness-missing'],
  ] as const)('is given by %s, or it is said why not', (_what, change, expected) => {
    expect(fault(change)).toBe(expected);
  });

  test('is given to an elder who was never told a birthday, on the witness’s word', () => {
    expect(fault({ applicant: { ...applicant, birthDate: '' }, proof: known, witness: 'Siu Mẫu' })).toBe('none');
  });

  test('names the village of the dossier, however it is typed', () => {
    const elsewhere = { ...applicant, address: 'Xã Canh Vinh' };
    const village = 'Hiển Mẫu';
    expect(fault({ applicant: elsewhere, village, proof: known, witness: 'Siu Mẫu' })).toBe('none');
  });

  test('rests on sources that nobody has compared yet, and says so', () => {
    for (const each of [...returnProofs, ...acknowledgements]) {
      expect(each.verified).toBe(false);
      expect(each.source).not.toBe('');
    }
  });
});
