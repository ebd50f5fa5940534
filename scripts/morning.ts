import './need-node-24.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine, ms, spreadCells, table } from './figures.ts';
import { type PlayedMorning, playMorning } from './morning/play-morning.ts';
import { buildWhenNeeded } from './start/build.ts';
import type { Part } from './start/end-on-signal.ts';

/**
 * `npm run morning`: six hundred people at one point, four counters, two kiosks, a province that is killed and comes
 * back, on the compiled product in processes of its own. Prints how quick everything was; ends with 1 when anything that
 * must hold does not.
 */
const help = `npm run morning -- [options]

  --citizens N            how many people come (default 600)
  --seconds N             how long the morning from 07:00 to 11:30 takes here (default 120)
  --bytes-per-second N    print as slowly as a device (90000: an 80 mm printer at 150 mm/s); default: as fast as bytes come`;

const project = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    citizens: { type: 'string', default: '600' },
    seconds: { type: 'string', default: '120' },
    'bytes-per-second': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(help);
else if (!buildWhenNeeded(project, (line) => console.log(line))) process.exitCode = 1;
else process.exitCode = await morning();

async function morning(): Promise<number> {
  const wish = {
    citizens: Number(values.citizens),
    lastsMs: Number(values.seconds) * 1000,
    bytesPerSecond: values['bytes-per-second'] === undefined ? null : Number(values['bytes-per-second']),
  };
  const data = mkdtempSync(join(tmpdir(), 'gan-dan-morning-'));
  const parts: Part[] = [{ close: () => rmSync(data, { recursive: true, force: true }) }];
  try {
    const played = await playMorning({ ...wish, project, data, parts: { add: (part) => void parts.push(part) }, say });
    console.log(report(played, wish));
    return played.checks.every(({ holds }) => holds) ? 0 : 1;
  } finally {
    for (const part of parts.toReversed()) await part.close();
  }
}

function report(
  played: PlayedMorning,
  wish: { citizens: number; lastsMs: number; bytesPerSecond: number | null },
): string {
  const { waits, outage, checks, busiest } = played;
  const printer = wish.bytesPerSecond === null ? 'as fast as bytes come' : `${wish.bytesPerSecond} bytes/s`;
  return [
    '',
    `npm run morning: ${wish.citizens} people in ${wish.lastsMs / 1000} s (four and a half hours compressed), 4 counters, 2 kiosks, printer ${printer}`,
    machine(),
    `The busiest second had ${busiest} taps. 1-minute load of the machine at the end: ${played.load.toFixed(1)}.`,
    '',
    table(
      ['milliseconds', 'n', 'p50', 'p95', 'p99', 'max'],
      [
        ['tap → committed (answer received)', ...spreadCells(waits.tap)],
        ['tap → last byte printed, paper cut', ...spreadCells(waits.paper)],
        ['“next” → committed', ...spreadCells(waits.call)],
        ['“next” → on the board', ...spreadCells(waits.board)],
      ],
    ),
    '',
    table(
      ['province killed and back', ''],
      [
        ['away', `${ms(outage.awayMs)} ms`],
        ['events that had piled up', String(outage.backlog)],
        ['back → the point’s next try (back-off with jitter)', `${ms(outage.untilNextTryMs)} ms`],
        ['first → last of them there', `${ms(outage.drainMs)} ms`],
      ],
    ),
    '',
    table(
      ['must hold', 'found', ''],
      checks.map(({ what, found, holds }) => [what, found, holds ? 'yes' : 'NO']),
    ),
  ].join('\n');
}

function say(line: string): void {
  console.log(line);
}
