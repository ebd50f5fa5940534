import { describe, expect, test } from 'vitest';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { DossierId, PointId } from '../../domain/ids.ts';
import { nextTry, readPostCode, type TakingAtPost, takeAtPost } from '../../domain/post-item.ts';
import { procedureByCode } from '../../domain/procedures.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';

describe("the post's own number", () => {
  test('is read as it comes from a scanner or a hand', () => {
    for (const text of ['RA123456785VN', ' ra 123 456 785 vn ', 'RA123456785VN\n'])
      expect(readPostCode(text)).toEqual({ ok: true, value: 'RA123456785VN' });
  });

  test('with any one digit mistyped is refused: the check digit tells', () => {
    for (let place = 2; place < 11; place++)
      for (let digit = 0; digit <= 9; digit++) {
        // The check digit 5 stands for two sums (S10 §5), and lets one in ten of its slips through.
        const code = 'RA123456799VN';
        const typed = `${code.slice(0, place)}${digit}${code.slice(place + 1)}`;
        expect(readPostCode(typed).ok, typed).toBe(typed === code);
      }
  });

  test('of another carrier, or written by hand, stands as it is; nothing readable does not', () => {
    expect(readPostCode('CB-2026-0017')).toEqual({ ok: true, value: 'CB-2026-0017' });
    for (const text of ['', 'RA1', 'đơn số 7', '<script>']) expect(readPostCode(text).ok, text).toBe(false);
  });
});

const taking: TakingAtPost = {
  ...{ dossier: DossierId('d'), office: PointId('22006-9'), item: 'RA123456785VN', service: 'both', sets: 1, note: '' },
  ...{ procedure: procedureByCode('1.000894'), applicant: inventedPerson(1), submitter: null, language: 'vi' },
  ...{
    documents: [{ name: 'Tờ khai đăng ký kết hôn', kind: 'original', count: 1 }],
    fee: null,
    at: '2026-11-19T08:30',
  },
};

test('what is missing is noted and nothing is refused for it: the post judges no paper', () => {
  const taken = takeAtPost(taking);
  expect(taken).toMatchObject({ ok: true, value: [{ facts: { missing: 1, documentCount: 1 } }] });
  expect(JSON.stringify(taken.ok && taken.value[0]?.facts)).not.toContain(inventedPerson(1).name);
});

test('nothing comes home without an address, and nothing is taken in without a paper or a name', () => {
  const nowhere = { ...inventedPerson(1), address: '' };
  const nobody = { ...inventedPerson(1), name: '1' };
  expect(takeAtPost({ ...taking, applicant: nowhere })).toMatchObject({ error: { type: 'post-address-missing' } });
  expect(takeAtPost({ ...taking, applicant: nowhere, service: 'send' }).ok).toBe(true);
  expect(takeAtPost({ ...taking, documents: [] })).toMatchObject({ error: { type: 'documents-missing' } });
  expect(takeAtPost({ ...taking, applicant: nobody })).toMatchObject({ error: { type: 'name-invalid' } });
});

test('the second try is two working days after the first, over a weekend and a day off; there is no third', () => {
  expect(nextTry(1, '2026-11-17', officialCalendar)).toBe('2026-11-19');
  expect(nextTry(1, '2026-11-20', officialCalendar)).toBe('2026-11-25');
  expect(nextTry(2, '2026-11-20', officialCalendar)).toBeNull();
});
