import './need-node-24.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { memoryOf } from './bench/memory.ts';
import { centreFile, exampleCentre } from './new-centre/centre-file.ts';
import { firstTicket, putUpCentre } from './new-centre/put-up.ts';
import { buildWhenNeeded } from './start/build.ts';

/**
 * `node scripts/new-centre.ts [--file centre.json] [--by-hand]`: a new centre of several PCs from nothing to its first
 * ticket, from one file, each PC a process on this machine. `--by-hand` goes the way of the technicians, through wizard and
 * pairing, and counts what they answer. `--example` prints a file to begin with.
 */
const { values } = parseArgs({
  options: { file: { type: 'string', default: '' }, 'by-hand': { type: 'boolean' }, example: { type: 'boolean' } },
});
const project = join(import.meta.dirname, '..');
const say = (line: string) => console.log(line);

if (values.example) say(JSON.stringify(exampleCentre(), null, 2));
else if (buildWhenNeeded(project, say)) await run();
else process.exitCode = 1;

async function run(): Promise<void> {
  const file =
    values.file === ''
      ? exampleCentre({ allHours: true })
      : centreFile.parse(JSON.parse(readFileSync(values.file, 'utf8')));
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-new-centre-'));
  const entry = join(project, 'out/main/station.js');
  const centre = await putUpCentre({ file, folder, entry, byHand: values['by-hand'] === true });
  try {
    const ticket = await firstTicket(centre, file);
    for (const { name, pc } of centre.pcs) {
      const held = memoryOf([pc.pid]);
      say(
        `${name.padEnd(14)} ${held === null ? '' : `${held.resident.toFixed(0)} MiB resident, ${held.private.toFixed(0)} private`}`,
      );
    }
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    say(
      `${centre.pcs.length} PCs connected after ${seconds(centre.ms)} s; ${ticket.number} given, called to counter ${ticket.counter} and on the board ${seconds(ticket.ms)} s later`,
    );
    const counts = Map.groupBy(centre.decisions, (each) => each);
    const which = [...counts].map(([what, all]) => `${all.length} × ${what}`).join(', ');
    say(`${centre.decisions.length} decisions of a technician${which === '' ? '' : `: ${which}`}`);
  } finally {
    await centre.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
