import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

export type PaperWeight = 'regular' | 'semibold' | 'bold';

/** Full TTFs: the web subsets of this family lack U+0306, and canvas would take the mark from another font unasked. */
const files: Readonly<Record<PaperWeight, string>> = {
  regular: '400Regular/NotoSans_400Regular.ttf',
  semibold: '600SemiBold/NotoSans_600SemiBold.ttf',
  bold: '700Bold/NotoSans_700Bold.ttf',
};

/** `fontFolder`: the folder of the package `@expo-google-fonts/noto-sans`. Throws when a font is not there. */
export function registerPaperFonts(fontFolder: URL): void {
  for (const [weight, file] of Object.entries(files)) {
    // Read by Node, not by the canvas: inside an asar archive only Node finds the file.
    const registered = GlobalFonts.register(readFileSync(paperFontPath(fontFolder, file)), familyOf(weight));
    if (!registered) throw new Error(`paper font is unreadable: ${file}`);
  }
}

/** A CSS font of that weight; each weight is a family of its own, so nothing is ever emboldened artificially. */
export function paperFont(weight: PaperWeight, emDots: number): string {
  return `${emDots}px "${familyOf(weight)}"`;
}

export function paperFontFiles(fontFolder: URL): readonly string[] {
  return Object.values(files).map((file) => paperFontPath(fontFolder, file));
}

function familyOf(weight: string): string {
  return `Paper Noto Sans ${weight}`;
}

function paperFontPath(fontFolder: URL, file: string): string {
  const folder = fontFolder.href.endsWith('/') ? fontFolder.href : `${fontFolder.href}/`;
  return fileURLToPath(new URL(file, folder));
}
