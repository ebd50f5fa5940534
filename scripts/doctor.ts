import './need-node-24.ts';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runDoctorCommand } from '../main/doctor-command.ts';
import packageFile from '../package.json' with { type: 'json' };

/**
 * `npm run doctor`: what the doctor of the machines finds in a station's folder, running or not. Ends with 6 when something is
 * bad. The installed program says the same by `--doctor`.
 */
const help = `npm run doctor -- [options]

  --folder DIR   the station's folder (default: that of npm start, .data/station)
  --json         as JSON: the same data as the page and the text
  --export FILE  writes what a technician far away needs, without a word of any person`;

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: join(import.meta.dirname, '..', '.data', 'station') },
    json: { type: 'boolean', default: false },
    export: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});
const folder = resolve(values.folder);
if (values.help) console.log(help);
else if (!existsSync(folder)) {
  console.error(`No such folder: ${folder}\n\n${help}`);
  process.exitCode = 2;
} else {
  const wish =
    values.export === ''
      ? ({ kind: 'doctor', json: values.json } as const)
      : ({ kind: 'diagnostics', file: resolve(values.export) } as const);
  const { lines, isWell } = await runDoctorCommand(folder, wish, packageFile.version);
  process.stdout.write(lines);
  process.exitCode = isWell ? 0 : 6;
}
