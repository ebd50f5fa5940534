import { describe, expect, test } from 'vitest';
import { markedLetters, writtenLetters, writtenMarks, writtenSigns } from '../../domain/data/written-letters.ts';
import { languages } from '../../domain/languages.ts';
import { tidyText } from '../../domain/translation-check.ts';
import { shippedPack } from '../../main/adapters/languages/shipped-texts.ts';
import { paperFontFiles } from '../../main/adapters/paper/paper-fonts.ts';
import { lettersOf, lettersWithoutGlyph, openFonts } from '../../scripts/locales/glyphs.ts';
import { pseudoTexts } from '../../scripts/pseudo-locale.ts';
import { fontFolder } from '../support/paper-maker.ts';

/** Noto Sans in three weights: the only font of screens (`renderer/ui/tokens.css`) and papers. */
const fonts = openFonts(paperFontFiles(fontFolder));
const everyText = (code: (typeof languages)[number]['code']) =>
  Object.values(shippedPack(code).texts).flatMap((texts) => Object.values(texts));

describe('X4: every letter with its marks', () => {
  test.each(languages.map(({ code }) => code))('of every text has a glyph in our own font: %s', (code) => {
    expect(lettersWithoutGlyph(fonts, everyText(code))).toEqual([]);
  });

  test('of the pseudo-locale has one too, capitals as well', () => {
    const texts = Object.values(pseudoTexts(shippedPack('vi').texts)).flatMap((file) => Object.values(file));
    expect(lettersWithoutGlyph(fonts, [...texts, ...texts.map((text) => text.toUpperCase())])).toEqual([]);
  });

  test('that a translator may type has one, alone and under a mark', () => {
    const under = [...writtenLetters].flatMap((letter) => [...writtenMarks].map((mark) => letter + mark));
    expect(lettersWithoutGlyph(fonts, [...writtenLetters, ...writtenSigns, ...under, ...markedLetters])).toEqual([]);
  });

  test('would be missed if the font lacked it: an arrow and a tick are not in it', () => {
    expect(lettersWithoutGlyph(fonts, ['a → b ✓ ơ\u0306'])).toEqual(['→', '✓']);
  });

  test('that Unicode has no single code for is stacked by the font itself: the breve sits on its letter and takes no room', () => {
    for (const font of fonts)
      for (const letter of markedLetters) {
        const { glyphs, positions } = font.layout(letter);
        const marks = glyphs.flatMap(({ isMark }, n) => (isMark ? [positions[n]] : []));
        expect(marks, letter).toHaveLength(1);
        for (const mark of marks) {
          expect(mark?.xAdvance, `${letter}: room of the mark`).toBe(0);
          expect(Math.abs(mark?.xOffset ?? 0) + Math.abs(mark?.yOffset ?? 0), `${letter}: placed`).toBeGreaterThan(0);
        }
      }
  });
});

describe('a text in locales/', () => {
  test.each(languages)(
    'is kept as an import would keep it, composed and with one kind of apostrophe: $code',
    (language) => {
      expect(everyText(language.code).filter((text) => text !== tidyText(text, language))).toEqual([]);
    },
  );

  test.each(languages)('is written with letters we know: $code', ({ code }) => {
    const known = (letter: string) =>
      [...letter.normalize('NFD')].every(
        (part) =>
          writtenMarks.has(part) ||
          /\p{M}/u.test(part) ||
          writtenLetters.has(part) ||
          writtenSigns.has(part) ||
          '{}'.includes(part),
      );
    expect([...new Set(everyText(code).flatMap(lettersOf))].filter((letter) => !known(letter))).toEqual([]);
  });
});
