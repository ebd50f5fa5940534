import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One picture of the gallery: a screen in a look, or a paper. */
export interface Plate {
  readonly file: string;
  readonly title: string;
  /** `kiosk`, …, `paper-roll`: what the choice at the top offers. */
  readonly group: string;
  readonly language: string;
  readonly theme: string;
  readonly shape: string;
}

/** Writes `index.html`: every plate, and four choices that say which are seen. No network, no library. */
export function writeAlbum(folder: string, plates: readonly Plate[], about: string): string {
  const file = join(folder, 'index.html');
  writeFileSync(file, page(plates, about));
  return file;
}

const choices = ['group', 'language', 'theme', 'shape'] as const;

function page(plates: readonly Plate[], about: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Gần Dân: the gallery</title>
<style>
  body { font: 16px/1.5 "Noto Sans", sans-serif; margin: 0; color: #1d1714; background: #f1eadd; }
  header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .8rem 1.5rem; align-items: baseline;
    padding: .8rem 1.5rem; background: #fffdf9; border-bottom: 3px solid #76101a; }
  h1 { font-size: 1.2rem; margin: 0; } header p { flex-basis: 100%; margin: 0; color: #3a322c; font-size: .9rem; }
  select { font: inherit; padding: .2rem .5rem; }
  main { display: flex; flex-wrap: wrap; gap: 1.5rem; padding: 1.5rem; align-items: flex-start; }
  figure { margin: 0; max-width: min(46rem, 100%); } figure[hidden] { display: none; }
  figcaption { font-size: .9rem; padding-bottom: .3rem; } figcaption small { color: #3a322c; }
  img { max-width: 100%; max-height: 40rem; display: block; border: 1px solid #8b7d6b; background: #fff; }
</style>
<header>
  <h1>Gần Dân: every screen and paper</h1>
  ${choices.map((choice) => select(choice, plates)).join('\n  ')}
  <span id="count"></span>
  <p>${escaped(about)}</p>
</header>
<main>
${plates.map(figure).join('\n')}
</main>
<script>
  const choices = [...document.querySelectorAll('select')];
  const figures = [...document.querySelectorAll('figure')];
  const kept = new URLSearchParams(location.hash.slice(1));
  for (const choice of choices) if (kept.has(choice.name)) choice.value = kept.get(choice.name);
  function show() {
    let shown = 0;
    for (const figure of figures) {
      const wanted = choices.every(({ name, value }) => value === '' || figure.dataset[name] === value);
      figure.hidden = !wanted;
      if (wanted) shown += 1;
    }
    document.getElementById('count').textContent = shown + ' of ' + figures.length;
    history.replaceState(null, '', '#' + new URLSearchParams(choices.map(({ name, value }) => [name, value])));
  }
  for (const choice of choices) choice.addEventListener('change', show);
  show();
</script>
</html>
`;
}

/** The first value is chosen at the beginning; the empty one shows everything. */
function select(choice: (typeof choices)[number], plates: readonly Plate[]): string {
  const values = [...new Set(plates.map((plate) => plate[choice]))];
  const options = values.map((value, n) => `<option${n === 0 ? ' selected' : ''}>${escaped(value)}</option>`);
  return `<label>${choice} <select name="${choice}"><option value="">all</option>${options.join('')}</select></label>`;
}

function figure({ file, title, group, language, theme, shape }: Plate): string {
  const data = `data-group="${group}" data-language="${language}" data-theme="${theme}" data-shape="${shape}"`;
  const look = [language, theme, shape].filter((word) => word !== '').join(' · ');
  return `<figure ${data}><figcaption>${escaped(title)} <small>${escaped(look)}</small></figcaption><a href="${file}"><img src="${file}" loading="lazy" alt="${escaped(title)}"></a></figure>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
