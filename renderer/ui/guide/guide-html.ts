import { guideOf, type Row, type Says } from './guide-content.ts';

/** One A4, with no script, no font and no picture from anywhere: it opens on any PC and prints as it is seen. */
export function guideHtml(says: Says, language: string): string {
  const guide = guideOf(says);
  const parts = [
    ...guide.keys.map(({ title, rows }) => section(title, rows.map(keyRow))),
    ...[guide.paths, guide.exercises, guide.troubles].map(({ title, rows }) => section(title, rows.map(plainRow))),
  ];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${safe(guide.title)}</title>
<style>
@page { size: A4; margin: 10mm }
body { font: 8.5pt/1.25 "Noto Sans", sans-serif; margin: 0 }
h1 { font-size: 14pt; margin: 0 0 2mm }
main { columns: 2; column-gap: 8mm }
h2 { font-size: 10pt; margin: 2mm 0 1mm; break-after: avoid }
p { margin: 0 0 0.6mm; break-inside: avoid }
kbd { display: inline-block; min-width: 18mm; font: inherit; font-weight: 700 }
</style>
<h1>${safe(guide.title)}</h1>
<main>
${parts.join('\n')}
</main>
</html>
`;
}

function section(title: string, rows: readonly string[]): string {
  return `<h2>${safe(title)}</h2>\n${rows.join('\n')}`;
}

function keyRow([cap, text]: Row): string {
  return `<p><kbd>${safe(cap)}</kbd> ${safe(text)}</p>`;
}

function plainRow([what, how]: Row): string {
  return `<p><b>${safe(what)}</b> ${safe(how)}</p>`;
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
