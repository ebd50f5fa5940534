import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { highlandLetters, vietnameseLetters } from '../../domain/test-page-paper.ts';
import { paperFontFiles } from '../../main/adapters/paper/paper-fonts.ts';
import { lettersOfFont } from '../support/font-letters.ts';
import { fontFolder } from '../support/paper-maker.ts';

const locales = new URL('../../locales/', import.meta.url);

function everyText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value && typeof value === 'object' ? Object.values(value).map(everyText).join(' ') : '';
}

const texts = readdirSync(locales, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => everyText(JSON.parse(readFileSync(new URL(`${name}/paper.json`, locales), 'utf8'))));
const printed = [...texts, ...vietnameseLetters, ...highlandLetters].join(' ');
/** Data too: names of people and procedures, dates, codes. */
const letters = new Set(
  [...`${printed}${printed.toUpperCase()}•×–’'./:()-0123456789`].map((c) => c.codePointAt(0) ?? 0),
);

describe('X4: every letter of every paper', () => {
  it.each(paperFontFiles(fontFolder))(
    'has its glyph in our own font, never in one the PC happens to have: %s',
    (file) => {
      const glyphs = lettersOfFont(file);
      const missing = [...letters].filter((letter) => !glyphs.has(letter) && letter !== 0xa0);
      expect(missing.map((letter) => String.fromCodePoint(letter))).toEqual([]);
    },
  );

  it('would be missed if the font lacked it: an arrow and a tick are not in it', () => {
    const glyphs = lettersOfFont(paperFontFiles(fontFolder)[0] ?? '');
    expect([0x2192, 0x2713].map((letter) => glyphs.has(letter))).toEqual([false, false]);
  });

  it('is stored composed, so that a letter and its mark are one', () => {
    expect(printed).toBe(printed.normalize('NFC'));
  });
});
