import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardIn } from '../../renderer/counter/use-desk-scans.ts';
import { createScanBurst } from '../../renderer/ui/scan-burst.ts';
import type { Stroke } from '../../renderer/ui/struck-letters.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { type Keyboard, strokesOf } from '../support/typing-scanner.ts';

/** `npm run check:full` asks for many more. */
const SCANS = Number(process.env.GAN_DAN_SCANS ?? 1_000);

const keyboards: readonly Keyboard[] = ['plain', 'hidden-letters', 'letters-exchanged', 'caps-lock'];

/** What a run of keys was taken for; null: typing. */
function readings(strokes: readonly Stroke[]): readonly string[] | null {
  const burst = createScanBurst();
  return strokes.map((stroke) => burst.press(stroke)).find((read) => read !== null) ?? null;
}

const gaps = fc.array(fc.integer({ min: 5, max: 35 }), { minLength: 1, maxLength: 20 });
const names = fc.constantFrom(
  ...['Nguyễn Thị Mẫu', 'Rơ Châm H’Phik', 'Y Hlŏ Niê', 'Siu Ksơ̆r', 'Đinh Ŭnh', 'Ƀlô̆ K’Năng', 'NGUYEN VAN HOAN'],
  ...['Mai Xuan Sow', 'Ksor Thoos', 'Aas Eef', 'Ra Lan Dduk', 'Võ Thị Giả Định'],
);

/** A card of an invented person, as its QR says it: 6, 7 or more fields. */
const cards = fc
  .record({ n: fc.integer({ min: 0, max: 5_000 }), name: names, fields: fc.constantFrom(6, 7, 9), old: fc.boolean() })
  .map(({ n, name, fields, old }) => {
    const { idNumber, birthDate, sex, address } = inventedPerson(n);
    const born = birthDate.split('-').toReversed().join('');
    const parts = [idNumber, ...(fields === 6 ? [] : [old ? '211000123' : '']), name, born];
    parts.push(sex === 'male' ? 'Nam' : 'Nữ', address, '10052021', ...(fields === 9 ? ['Cha Mẫu', 'Mẹ Mẫu'] : []));
    return { text: parts.join('|'), idNumber, name, address };
  });

describe('C8: a scanner that types', () => {
  test(`loses none of ${SCANS} cards and files none under another, at 5 to 35 ms a letter, through any Vietnamese keyboard`, () => {
    const keyboard = fc.constantFrom(...keyboards);
    const ending = fc.constantFrom('Enter', 'Tab');
    fc.assert(
      fc.property(cards, keyboard, gaps, ending, (card, through, each, end) => {
        const strokes = strokesOf(card.text, through, (index) => each[index % each.length] ?? 5, end);
        const read = readings(strokes);
        const person = read && cardIn({ readings: read, isTyped: true });
        const { idNumber, address } = card;
        expect(person).toMatchObject({ idNumber, address, name: card.name.normalize('NFC') });
      }),
      { numRuns: SCANS },
    );
  });

  test.each(keyboards)('reads ticket and dossier codes through %s as they are', (through) => {
    for (const code of ['22006-1-261119-0022', 'kx7q2m5w4z3t6ykx7q2m5w4aas', 'H21.65-261120-0011'])
      expect(readings(strokesOf(code, through, () => 12))).toContain(code);
  });

  test('is heard when it types letters as Alt and a number', () => {
    const digits = [...'7877'].map((digit) => ({ key: digit, code: `Numpad${digit}`, shift: false, alt: true, at: 0 }));
    const typed = [
      ...strokesOf('Nguy', 'plain', () => 0).slice(0, -1),
      ...digits,
      ...strokesOf('n Mau', 'plain', () => 0),
    ];
    expect(readings(typed.map((stroke, index) => ({ ...stroke, at: index * 8 })))).toContain('Nguyễn Mau');
  });

  test('is heard through Shift, which it presses for every capital', () => {
    const strokes = strokesOf('A012B3', 'plain', () => 10);
    const shift = { key: 'Shift', code: 'ShiftLeft', shift: true, alt: false, at: 1 };
    expect(readings([shift, ...strokes])).toEqual(['A012B3']);
  });

  test('has its letters counted, and no Escape or F9 that a person strikes after fast typing', () => {
    const burst = createScanBurst();
    for (const stroke of strokesOf('1234567', 'plain', () => 10).slice(0, -1)) burst.press(stroke);
    expect([burst.heard, burst.length]).toEqual([7, 7]);
    for (const key of ['Escape', 'F9', 'Shift', 'ArrowDown', 'Backspace'])
      expect(burst.press({ key, code: key, shift: false, alt: false, at: 5_000 })).toBeNull();
    expect(burst.heard).toBe(7);
    burst.press({ key: '1', code: 'Digit1', shift: false, alt: false, at: 9_000 });
    expect([burst.heard, burst.length]).toEqual([8, 1]);
  });

  test('ends one scan before the next begins', () => {
    const burst = createScanBurst();
    const press = (strokes: readonly Stroke[]) => strokes.map((stroke) => burst.press(stroke)).at(-1);
    expect(press(strokesOf('123456', 'plain', () => 10))).toEqual(['123456']);
    expect(burst.press({ key: 'Enter', code: 'Enter', shift: false, alt: false, at: 80 })).toBeNull();
    expect(press(strokesOf('654321', 'plain', () => 10))).toEqual(['654321']);
  });

  test('that loses marks on the way still files the card by its digits, and leaves the name to the clerk', () => {
    const read = cardIn({ readings: ['052185000123||Nguy?n Th? M?u|02031985|N?|Canh Vinh|10052021'], isTyped: true });
    expect(read).toMatchObject({ idNumber: '052185000123', sex: 'female', name: '', birthDate: '1985-03-02' });
  });
});

describe('C8: a person who types', () => {
  test('is never taken for a scanner, at 60 to 300 ms a key, Backspace and Telex included', () => {
    const slow = fc.array(fc.integer({ min: 60, max: 300 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(cards, fc.constantFrom(...keyboards), slow, ({ text }, through, each) => {
        const strokes = strokesOf(text, through, (index) => each[index % 20] ?? 60);
        expect(readings(strokes)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('may hit a few keys at once without it being a card', () => {
    expect(readings(strokesOf('12345', 'plain', () => 5))).toBeNull();
  });
});
