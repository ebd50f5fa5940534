import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** `npm run guide [-- --out DIR] [--language vi|en]`: the one page for the wall as an A4 to print, out of the code's own tables. */
const project = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(project, 'guide') },
    language: { type: 'string', default: 'vi' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help || !/^(vi|en)$/.test(values.language)) {
  process.stderr.write('npm run guide [-- --out DIR] [--language vi|en]\n');
  process.exit(values.help ? 0 : 2);
}
const texts = JSON.parse(readFileSync(join(project, 'locales', values.language, 'screen.json'), 'utf8')) as Record<
  string,
  string
>;
// The pages' own module: scripts are compiled without a browser's types, and look at no page.
const { guideHtml } = (await import(new URL('../renderer/ui/guide/guide-html.ts', import.meta.url).href)) as {
  guideHtml: (says: (key: string) => string, language: string) => string;
};
mkdirSync(values.out, { recursive: true });
const file = join(values.out, `guide-${values.language}.html`);
writeFileSync(
  file,
  guideHtml((key) => texts[key] ?? key, values.language),
);
process.stdout.write(`${file}\nOpen it in any browser and print: one A4.\n`);
