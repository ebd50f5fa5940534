import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScanBurst } from '../../renderer/ui/scan-burst.ts';

/** Types `text` with these gaps, then Enter; answers what was taken as a scan. */
function type(text: string, gap: (index: number) => number): string | null {
  const burst = createScanBurst();
  let at = 0;
  for (const [index, key] of [...text].entries()) {
    at += gap(index);
    if (burst.press(key, at) !== null) throw new Error('a scan before Enter');
  }
  return burst.press('Enter', at + gap(text.length));
}

const letters = fc.string({ unit: fc.constantFrom(...'0123456789|ễớệơ̆AB-'), minLength: 6, maxLength: 120 });

describe('A scanner that types', () => {
  test('is heard at every speed scanners have, from 5 to 35 ms a character', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 5, max: 35 }), (text, ms) => {
        expect(type([...text].join(''), () => ms)).toBe(text);
      }),
    );
  });

  test('is heard through Shift, which it presses for every capital', () => {
    const burst = createScanBurst();
    for (const [index, key] of ['Shift', 'A', '0', '1', '2', 'Shift', 'B', '3'].entries()) burst.press(key, index * 10);
    expect(burst.press('Enter', 80)).toBe('A012B3');
  });

  test('ends one scan before the next begins', () => {
    const burst = createScanBurst();
    for (const [index, key] of [...'123456'].entries()) burst.press(key, index * 10);
    expect(burst.press('Enter', 70)).toBe('123456');
    expect(burst.press('Enter', 80)).toBeNull();
  });
});

describe('A person who types', () => {
  test('is never taken for a scanner, at 60 to 300 ms a key', () => {
    const gaps = fc.array(fc.integer({ min: 60, max: 300 }), { minLength: 130, maxLength: 130 });
    fc.assert(
      fc.property(letters, gaps, (text, each) => {
        expect(type(text, (index) => each[index] ?? 60)).toBeNull();
      }),
    );
  });

  test('may hit a few keys at once without it being a card', () => {
    expect(type('12345', () => 5)).toBeNull();
  });
});
