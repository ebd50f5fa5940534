import './need-node-24.ts';
import { join } from 'node:path';
import { buildWhenNeeded } from './start/build.ts';
import { whoHolds } from './start/busy-port.ts';
import { endOnSignal } from './start/end-on-signal.ts';
import { openCentre } from './start/open-centre.ts';
import { openJoined } from './start/open-joined.ts';
import { help, portsTaken, readOptions, type StartOptions } from './start/options.ts';

/** `npm start`: a working centre and its province on this machine, until Ctrl+C. */
const project = join(import.meta.dirname, '..');
const say = (line: string) => console.log(line);

// npm runs scripts in the project's folder; INIT_CWD is where the person stands, and `--data DIR` is relative to that.
const read = readOptions(process.argv.slice(2), { project, cwd: process.env.INIT_CWD ?? process.cwd() });
if (read.type === 'help') say(help);
else if (read.type === 'wrong') refuse(2, `${read.why}\n\n${help}`);
else await start(read.options);

async function start(options: StartOptions): Promise<void> {
  const busy = await busyPort(options);
  if (busy !== null) return refuse(1, busy);
  if (!buildWhenNeeded(project, say)) return refuse(1, 'The build failed: nothing was started.');

  const parts = endOnSignal(say);
  try {
    const open = options.join === '' ? openCentre : openJoined;
    await open({ project, options, parts, say });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await parts.end(1);
  }
}

async function busyPort(options: StartOptions): Promise<string | null> {
  for (const [option, wanted] of Object.entries(portsTaken(options))) {
    const holder = await whoHolds(wanted);
    if (holder === null) continue;
    return [
      `Port ${wanted} is busy (${holder}). Choose another one: npm start -- ${option} N`,
      `Cổng ${wanted} đang bận (${holder}). Chọn cổng khác: npm start -- ${option} N`,
    ].join('\n');
  }
  return null;
}

function refuse(exitCode: number, why: string): void {
  console.error(why);
  process.exitCode = exitCode;
}
