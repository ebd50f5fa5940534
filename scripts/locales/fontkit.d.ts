/** What is used of fontkit, which brings no types: shaping a text with a font as a browser or the canvas does. */
declare module 'fontkit' {
  export interface Glyph {
    /** 0 is `.notdef`: the empty box. */
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly isMark: boolean;
  }
  export interface Position {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }
  export interface Font {
    layout(text: string): { readonly glyphs: readonly Glyph[]; readonly positions: readonly Position[] };
  }
  export function openSync(file: string): Font;
}
