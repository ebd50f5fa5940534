import './need-node-24.ts';
import { parseArgs } from 'node:util';
import { exportLanguage, importLanguage } from './locales/exchange.ts';
import { printReport } from './locales/report.ts';
import { openRepository } from './locales/repository.ts';

/**
 * `npm run locales`: how far each language is, stage by stage, and the way out and in for translators. Ends with 1 where
 * a language that claims a stage is not whole, and where an import was refused: nothing is changed then.
 */
const help = `npm run locales -- [command] [options]

  (no command)               how far each language is
  export LANGUAGE            writes LANGUAGE.xlsx for a translator; --json: i18next instead; --out FILE
  import LANGUAGE FILE       checks an .xlsx or .json and takes its texts in; with one fault in it nothing is changed

  --folder DIR               the languages of a station (its folder) instead of those of this repository`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string' },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [command = 'report', language = '', file = ''] = positionals;
const repository = openRepository(values.folder ?? null);

if (values.help) console.log(help);
else if (command === 'report' && positionals.length < 2) process.exitCode = printReport(repository) ? 0 : 1;
else if (command === 'export' && language) process.exitCode = await exportLanguage(repository, language, values);
else if (command === 'import' && language && file) process.exitCode = await importLanguage(repository, language, file);
else {
  console.error(help);
  process.exitCode = 2;
}
