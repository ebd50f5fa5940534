import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch, idNumberAgrees, isPersonName, isPhone, parseCardQr } from '../../domain/person.ts';

// Invented people; the numbers follow the pattern of TT 59/2021/TT-BCA and belong to nobody we know.
const card =
  '052185000123|211000123|Nguyễn Thị Mẫu|02031985|Nữ|Thôn Hiệp Giao, Canh Vinh, Vân Canh, Bình Định|10052021';
const asPerson = {
  name: 'Nguyễn Thị Mẫu',
  birthDate: '1985-03-02',
  sex: 'female',
  idNumber: '052185000123',
  address: 'Thôn Hiệp Giao, Canh Vinh, Vân Canh, Bình Định',
  phone: '',
};

describe('A citizen’s card', () => {
  test('fills the person from its seven fields', () => {
    expect(parseCardQr(card)).toEqual({ ok: true, value: asPerson });
  });

  test('is read when it never had an old number: the field is empty, or missing altogether', () => {
    expect(parseCardQr(card.replace('211000123', ''))).toEqual({ ok: true, value: asPerson });
    expect(parseCardQr(card.replace('211000123|', ''))).toEqual({ ok: true, value: asPerson });
  });

  test('is read when a newer card adds the parents’ names, and when the scanner adds a carriage return', () => {
    expect(parseCardQr(`${card}|Nguyễn Văn Cha|Trần Thị Mẹ`)).toEqual({ ok: true, value: asPerson });
    expect(parseCardQr(`${card}\r\n`)).toEqual({ ok: true, value: asPerson });
  });

  test('gives the same name whether its marks come composed or apart', () => {
    expect(parseCardQr(card.normalize('NFD'))).toEqual({ ok: true, value: asPerson });
  });

  test.each(['Rơ Châm H’Phik', 'Y Hlŏ Niê', 'Siu Ksơ̆r', 'Đinh Ŭnh', 'Ƀlô̆ K’Năng'])(
    'carries the name %s with its breves and apostrophes',
    (name) => {
      const read = parseCardQr(card.replace('Nguyễn Thị Mẫu', name));
      expect(read).toMatchObject({ ok: true, value: { name: name.normalize('NFC') } });
    },
  );

  test('that contradicts itself is not believed', () => {
    const error = { ok: false, error: { type: 'card-contradicts-itself' } };
    expect(parseCardQr(card.replace('|Nữ|', '|Nam|'))).toEqual(error);
    expect(parseCardQr(card.replace('02031985', '02031986'))).toEqual(error);
    expect(parseCardQr(card.replace('052185', '052385'))).toEqual(error);
  });

  test.each([
    ['a day that does not exist', card.replace('02031985', '30021985')],
    ['eleven digits', card.replace('052185000123', '05218500012')],
    ['a Telex-mangled sex', card.replace('|Nữ|', '|Nuwx|')],
    ['a ticket’s QR', 'kx7q2m5w4z3t6y'],
    ['five fields', '052185000123|Nguyễn Thị Mẫu|02031985|Nữ|Canh Vinh'],
    ['nothing', ''],
  ])('is refused when it holds %s', (_what, text) => {
    expect(parseCardQr(text)).toEqual({ ok: false, error: { type: 'card-unreadable' } });
  });

  test('never breaks the desk, whatever was scanned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseCardQr(text).ok).toBe(false);
      }),
    );
  });
});

describe('Twelve digits', () => {
  test('agree with a woman born in 2003 and a man born in 1961', () => {
    expect(idNumberAgrees('064303000001', '2003-07-09', 'female')).toBe(true);
    expect(idNumberAgrees('052061000001', '1961', 'male')).toBe(true);
  });

  test('say nothing against a person whose sex and birth were not told', () => {
    expect(idNumberAgrees('052061000001', '', '')).toBe(true);
  });

  test('disagree with another year, another century, another sex', () => {
    expect(idNumberAgrees('052061000001', '1962', 'male')).toBe(false);
    expect(idNumberAgrees('052061000001', '2061', 'male')).toBe(false);
    expect(idNumberAgrees('052061000001', '1961', 'female')).toBe(false);
  });
});

describe('A phone number', () => {
  test.each(['', '0905123456', '+84905123456', '84 905 123 456', '090.512.3456', '02693824000', '02563824000'])(
    'is accepted as people write it: "%s"',
    (phone) => expect(isPhone(phone)).toBe(true),
  );

  test.each(['0123456789', '090512345', '09051234567', '0243824000', 'không có', '113'])(
    'is questioned when no one could call it: "%s"',
    (phone) => expect(isPhone(phone)).toBe(false),
  );
});

describe('A name', () => {
  test('needs letters, and is not a number or a code', () => {
    expect(isPersonName('Đinh Ŭnh')).toBe(true);
    expect(['', ' ', "''", '--', 'A', 'A012 3', 'Nguyễn|Văn', 'x'.repeat(81)].some(isPersonName)).toBe(false);
  });

  test('is found however it was typed', () => {
    expect(foldForSearch('  Rơ  Châm H’PHIK ')).toBe('ro cham hphik');
    expect(foldForSearch("rơ châm h'phik")).toBe(foldForSearch('RƠ CHÂM HʼPhik'.normalize('NFD')));
    expect(foldForSearch('Đặng Ƀlô̆')).toBe('dang blo');
    expect(foldForSearch('Ɓlô̆')).toBe(foldForSearch('ƀlo'));
  });

  test('folds once: folding the folded changes nothing, and composed equals apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldForSearch(text.normalize('NFD'))).toBe(foldForSearch(text.normalize('NFC')));
      }),
    );
  });
});
