import { openSync as openFont } from 'fontkit';

/** A text shaped as a browser or the canvas shapes it. */
export interface ShapingFont {
  layout(text: string): {
    /** id 0 is `.notdef`: the empty box. */
    readonly glyphs: readonly { readonly id: number; readonly isMark: boolean }[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
  };
}

export function openFonts(files: readonly string[]): readonly ShapingFont[] {
  return files.map((file) => openFont(file));
}

/** Letters of these texts, with their marks, that one of the fonts would show as an empty box. */
export function lettersWithoutGlyph(fonts: readonly ShapingFont[], texts: readonly string[]): string[] {
  // Each once: shaping all sentences takes seconds, their few hundred letters do not.
  const letters = new Set(texts.flatMap(lettersOf));
  return [...letters].filter((letter) => fonts.some((font) => font.layout(letter).glyphs.some(({ id }) => id === 0)));
}

/** Letters as people count them: one with its marks is one. */
export function lettersOf(text: string): string[] {
  return [...new Intl.Segmenter('vi').segment(text)].map(({ segment }) => segment);
}
