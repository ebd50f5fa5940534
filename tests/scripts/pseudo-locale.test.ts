import { describe, expect, test } from 'vitest';
import { shippedPack } from '../../main/adapters/languages/shipped-texts.ts';
import { pseudoText, pseudoTexts } from '../../scripts/pseudo-locale.ts';

const source = shippedPack('vi').texts;
const pseudo = pseudoTexts(source);

/** Letters as people count them: a letter with its marks is one. */
function lettersIn(text: string): number {
  return [...new Intl.Segmenter('vi').segment(text.replace(/\{\{.*?\}\}/g, ''))].length;
}

describe('the pseudo-locale', () => {
  test('keeps placeholders, so that a screen shows its numbers in it', () => {
    expect(pseudoText('Mời số {{number}} đến quầy {{counter}}')).toMatch(/ \{\{number\}\} .* \{\{counter\}\}$/);
  });

  test('X3: is 1.4 times as long as the Vietnamese, text by text', () => {
    const short = Object.entries(source.screen).filter(
      ([key, text]) => /\p{L}/u.test(text) && lettersIn(pseudo.screen[key] ?? '') < lettersIn(text) * 1.25,
    );
    const all = Object.values(source.screen).join(' ');
    expect(lettersIn(Object.values(pseudo.screen).join(' ')) / lettersIn(all)).toBeGreaterThan(1.38);
    // A sentence of many spaces, digits and placeholders is a little shorter.
    expect(short.filter(([, text]) => !/[{\d]/.test(text))).toEqual([]);
  });

  test('uses every letter of Jrai and Bahnar that Unicode has no single code for', () => {
    const whole = Object.values(pseudo).flatMap(Object.values).join(' ');
    for (const letter of ['â̆', 'ê̆', 'ơ̆', 'ư̆', 'ƀ', 'č', 'ñ', 'ĭ', 'Ƀ', 'Ô̆']) expect(whole).toContain(letter);
    expect(whole).toBe(whole.normalize('NFC'));
  });
});
