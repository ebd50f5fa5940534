import { describe, expect, test } from 'vitest';
import type { ProcedureView } from '../../contract/dossier-schemas.ts';
import type { Person } from '../../domain/person.ts';
import {
  type Draft,
  draftAtHome,
  emptyDraft,
  emptyPerson,
  faultsOf,
  placeOfCard,
  toPerson,
  withBasis,
  withCard,
  withEarlier,
  withProcedure,
  withSubmitter,
} from '../../renderer/counter/receive/draft.ts';
import { draftText, readDraftText } from '../../renderer/counter/receive/draft-text.ts';
import { feeFault, feeOf, totalOf, withFee } from '../../renderer/counter/receive/fee-of-draft.ts';
import { readDate, typedDate } from '../../renderer/ui/typed-date.ts';

// Invented people.
const card: Person = {
  ...{ name: 'Nguyễn Thị Mẫu', birthDate: '1985-03-02', sex: 'female', idNumber: '052185000123' },
  ...{ address: 'Canh Vinh', phone: '' },
};
const procedure: ProcedureView = {
  ...{ code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', limit: { kind: 'same-day' as const }, fee: 0 },
  ...{ documents: ['Tờ khai', 'Giấy chứng sinh'], verified: false },
};
const byHand = { name: 'Ảnh', kind: 'copy', count: 2, taken: true, byHand: true } as const;

describe('A date as people write it', () => {
  test.each([
    ['2/3/1985', '1985-03-02'],
    ['02.03.1985', '1985-03-02'],
    ['02031985', '1985-03-02'],
    [' 02-03-1985 ', '1985-03-02'],
    ['1985', '1985'],
    ['', ''],
  ])('"%s" is understood', (typed, date) => {
    expect(readDate(typed)).toBe(date);
  });

  test.each(['30/02/1985', '3/1985', '85', 'hôm qua', '1/1/1800', '32/1/1985'])('"%s" is questioned', (typed) => {
    expect(readDate(typed)).toBeNull();
  });

  test('is shown as it was written on the card', () => {
    expect([typedDate('1985-03-02'), typedDate('1985'), typedDate('')]).toEqual(['02/03/1985', '1985', '']);
  });
});

describe('A card held to the scanner', () => {
  const other = { ...card, name: 'Rơ Châm Mẫu', idNumber: '064191000015' };
  const mine = withCard(
    { ...emptyDraft, applicant: { ...emptyPerson, phone: '0905123456' } },
    card,
    'applicant',
    'read',
  );

  test('fills the applicant and keeps the phone already typed', () => {
    expect(placeOfCard(emptyDraft, card)).toBe('applicant');
    expect(mine.applicant).toMatchObject({
      name: card.name,
      birthDate: '02/03/1985',
      phone: '0905123456',
      card: 'read',
    });
    expect(toPerson(mine.applicant)).toEqual({ ...card, phone: '0905123456' });
  });

  test('of a second person is whoever brings the dossier, when the clerk said that somebody else does', () => {
    expect(placeOfCard({ ...mine, submitter: emptyPerson }, other)).toBe('submitter');
    const second = withCard({ ...mine, submitter: emptyPerson }, other, 'submitter', 'read');
    expect([second.applicant.name, second.submitter?.name]).toEqual([card.name, 'Rơ Châm Mẫu']);
  });

  test('of a second person nobody announced is nobody’s until the clerk says whose', () => {
    expect(placeOfCard(mine, other)).toBeNull();
    expect(placeOfCard({ ...emptyDraft, applicant: { ...emptyPerson, name: 'Trần Văn Ví Dụ' } }, other)).toBeNull();
  });

  test('again is the same person’s; another person’s does not inherit the telephone', () => {
    expect(placeOfCard(mine, card)).toBe('applicant');
    expect(withCard(mine, card, 'applicant', 'read').applicant.phone).toBe('0905123456');
    expect(withCard(mine, other, 'applicant', 'read').applicant.phone).toBe('');
  });
});

describe('A draft', () => {
  const filled: Draft = {
    ...withProcedure(withCard(emptyDraft, card, 'applicant', 'read'), procedure),
    documents: [byHand],
  };

  test('lists the procedure’s papers unticked and keeps what was written by hand', () => {
    const changed = withProcedure(filled, procedure);
    expect(changed.documents.map((each) => [each.name, each.taken])).toEqual([
      ['Tờ khai', false],
      ['Giấy chứng sinh', false],
      ['Ảnh', true],
    ]);
  });

  test('that is complete has nothing to mend', () => {
    expect(faultsOf(filled)).toEqual([]);
  });

  test('names everything to mend at once, in the order of the form', () => {
    const applicant = { ...emptyPerson, idNumber: '0521', birthDate: '30/02/1985', phone: '12' };
    expect(faultsOf({ ...emptyDraft, applicant }).map((fault) => fault.field)).toEqual([
      ...['procedure', 'applicant.idNumber', 'applicant.name', 'applicant.birthDate', 'applicant.phone', 'documents'],
    ]);
  });

  test('asks to compare digits that contradict birth or sex', () => {
    const applicant = { ...filled.applicant, sex: 'male' as const };
    expect(faultsOf({ ...filled, applicant })).toEqual([
      { field: 'applicant.idNumber', type: 'id-number-contradicts' },
    ]);
  });
});

describe('A draft that was kept', () => {
  const filled: Draft = {
    ...withProcedure(withCard(emptyDraft, card, 'applicant', 'typed'), procedure),
    ...{ submitter: { ...emptyPerson, name: 'Đinh Ŭnh' }, officialCode: 'H21', note: 'ghi', sets: 3, channel: 'post' },
  };

  test('comes back as it was', () => {
    expect(readDraftText(draftText(filled))).toEqual(filled);
    expect(draftText(emptyDraft)).toBe('');
  });

  test('by an older page, or damaged, comes back as far as it can be read', () => {
    expect(readDraftText('{"applicant":{"name":"Mẫu","sex":7},"documents":[{"name":"Ảnh"},3],"sets":900}')).toEqual({
      ...emptyDraft,
      applicant: { ...emptyPerson, name: 'Mẫu' },
      documents: [{ name: 'Ảnh', kind: 'original', count: 1, taken: false, byHand: false }],
    });
    for (const text of ['', '7', '[]', '{"appl', 'null']) expect(readDraftText(text)).toBeNull();
  });
});

describe('Somebody else who brings a dossier', () => {
  const paper = 'Văn bản uỷ quyền';
  const names = (draft: Draft) => draft.documents.map(({ name }) => name);

  test('hands in what authorises them, unless they need none', () => {
    const brought = withSubmitter(emptyDraft, true, paper);
    expect([brought.submitter, names(brought)]).toEqual([emptyPerson, [paper]]);
    expect(names(withBasis(brought, 'guardian', paper))).toEqual([]);
    expect(names(withBasis(withBasis(brought, 'guardian', paper), 'authorised', paper))).toEqual([paper]);
    expect(withSubmitter(brought, false, paper)).toEqual(emptyDraft);
  });
});

test('What a person said before fills what is empty and changes nothing that was said today', () => {
  const today = { ...emptyDraft, applicant: { ...emptyPerson, phone: '0905123456' } };
  expect(withEarlier(today, { phone: '0900000001', address: 'Làng Mẫu' }).applicant).toMatchObject({
    ...{ phone: '0905123456', address: 'Làng Mẫu' },
  });
});

describe('The fee of a draft', () => {
  const date = '2026-11-20';
  const copies: ProcedureView = {
    ...procedure,
    ...{ code: '2.000815', field: 'Chứng thực', name: 'Chứng thực bản sao', fee: null },
    documents: ['Bản chính', 'Bản sao'],
  };
  const chosen = withProcedure(emptyDraft, copies);

  test('counts the papers of certified copies by what was typed once', () => {
    const typed = withFee(chosen, { ...chosen.fee, quantity: '3x4x2+1x2' }, copies, date);
    expect(typed.documents.map(({ taken, count }) => [taken, count])).toEqual([
      [true, 4],
      [true, 8],
    ]);
    expect(totalOf(typed, copies, date)).toBe(40_000);
    expect(feeOf(typed, copies, date)).toMatchObject({ pay: { way: 'cash' }, lines: [{ papers: 3 }, { pages: 1 }] });
  });

  test('half typed changes no paper, and says that it is none when it is saved', () => {
    const typed = withFee(chosen, { ...chosen.fee, quantity: '3x' }, copies, date);
    expect(typed.documents).toEqual(chosen.documents);
    expect(feeFault(typed, copies, date)).toEqual({ field: 'fee-quantity', type: 'fee-quantity' });
  });

  test('that nobody knows and nobody typed keeps no dossier from being received', () => {
    const unknown = { ...procedure, fee: null };
    expect(feeFault(emptyDraft, unknown, date)).toBeNull();
    expect(feeOf(emptyDraft, unknown, date)).toBeNull();
    const typed = { ...emptyDraft, fee: { ...emptyDraft.fee, asked: 'mười' } };
    expect(feeFault(typed, unknown, date)?.field).toBe('fee-asked');
  });

  test('is kept with the draft, and gone with another procedure', () => {
    const typed = withFee(
      chosen,
      { ...chosen.fee, quantity: '2', exempt: 'poor-household', pay: 'later' },
      copies,
      date,
    );
    expect(readDraftText(draftText(typed))).toEqual(typed);
    expect(withProcedure(typed, procedure).fee).toEqual(emptyDraft.fee);
  });
});

test('at a house the form has the procedure that was asked for, and an address that names the village', () => {
  const home = { village: 'Làng Ba', visit: 'v' };
  const person = { name: 'Đinh Mẫu', phone: '', address: 'cuối làng' };
  const draft = draftAtHome(home, person, procedure);
  expect(draft).toMatchObject({
    procedure: procedure.code,
    atHome: home,
    applicant: { address: 'cuối làng, Làng Ba' },
  });
  expect(draft.documents.map(({ name }) => name)).toEqual(procedure.documents);
  expect(draftAtHome(home, { ...person, address: 'số 3, làng ba' }, null)).toMatchObject({
    ...{ procedure: null, applicant: { address: 'số 3, làng ba' } },
  });
  expect(draftAtHome(home, null, null).applicant.address).toBe('Làng Ba');
});
