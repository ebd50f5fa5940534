import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** The tour as it is told: a page of HTML and its numbered pictures. */
export interface Book {
  chapter(title: string, text: string): void;
  screen(page: Page, name: string, caption: string): Promise<void>;
  paper(png: Uint8Array, name: string, caption: string): void;
  /** What a statement answered, as it was asked. */
  rows(sql: string, rows: readonly Record<string, unknown>[]): void;
  fact(name: string, value: string): void;
  /** Writes `index.html`; answers where. */
  close(): string;
}

export function openBook(folder: string, say: (line: string) => void): Book {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const body: string[] = [];
  const made = { pictures: 0 };

  function keep(png: Uint8Array, name: string, caption: string, kind: 'screen' | 'paper'): void {
    made.pictures += 1;
    const file = `${String(made.pictures).padStart(2, '0')}-${name}.png`;
    writeFileSync(join(folder, file), png);
    const picture = `<img src="${file}" alt="${escaped(caption)}">`;
    body.push(`<figure class="${kind}">${picture}<figcaption>${escaped(caption)}</figcaption></figure>`);
    say(`  ${file}: ${caption}`);
  }

  return {
    chapter(title, text) {
      body.push(`<h2>${escaped(title)}</h2><p>${escaped(text)}</p>`);
      say(title);
    },
    async screen(page, name, caption) {
      // Fonts and a last animation: a picture in the middle of them would be another one each time.
      await page.evaluate('document.fonts.ready');
      keep(await page.screenshot({ animations: 'disabled' }), name, caption, 'screen');
    },
    paper: (png, name, caption) => keep(png, name, caption, 'paper'),
    rows(sql, rows) {
      const names = Object.keys(rows[0] ?? {});
      const head = names.map((name) => `<th>${escaped(name)}</th>`).join('');
      const lines = rows.map(
        (row) => `<tr>${names.map((name) => `<td>${escaped(text(row[name]))}</td>`).join('')}</tr>`,
      );
      body.push(`<pre>${escaped(sql)}</pre><table><tr>${head}</tr>${lines.join('')}</table>`);
    },
    fact: (name, value) => void body.push(`<p class="fact"><b>${escaped(name)}</b> ${escaped(value)}</p>`),
    close() {
      const file = join(folder, 'index.html');
      writeFileSync(file, page(body));
      return file;
    },
  };
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function page(body: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Gần Dân: one day</title>
<style>
  body { font: 17px/1.6 "Noto Sans", sans-serif; max-width: 60rem; margin: 3rem auto; padding: 0 1.5rem; color: #1c1815; }
  h1, h2 { line-height: 1.25; } h2 { margin-top: 3.5rem; border-top: 3px solid #8f1420; padding-top: 1rem; }
  figure { margin: 1.5rem 0; } figcaption { color: #5d544c; font-size: 0.9rem; }
  img { max-width: 100%; max-height: 46rem; border: 1px solid #d8d0c4; } .paper img { max-width: 20rem; background: #fff; }
  pre { background: #f4efe6; padding: 0.8rem 1rem; overflow-x: auto; font-size: 0.85rem; }
  table { border-collapse: collapse; font-size: 0.85rem; display: block; overflow-x: auto; }
  td, th { border-bottom: 1px solid #d8d0c4; padding: 0.3rem 0.8rem 0.3rem 0; text-align: left; vertical-align: top; }
  .fact b { display: inline-block; min-width: 14rem; }
</style>
<h1>Gần Dân: one person’s day</h1>
<p>Made by <code>npm run tour</code> on the compiled product: every picture is a real screen, every paper was drawn from
the bytes the printer received over TCP, every table was read back from PostgreSQL. The people are invented.</p>
${body.join('\n')}
</html>
`;
}
