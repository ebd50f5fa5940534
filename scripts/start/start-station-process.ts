import { join } from 'node:path';
import { stationEnvironment, stationFlags } from '../../main/station-flags.ts';
import { type StationReady, stationReady } from '../../main/station-ready.ts';
import type { Parts } from './end-on-signal.ts';
import { type SupervisedProcess, supervise } from './supervised-process.ts';

/** One point's station in a process of its own. */
export interface StationToStart {
  readonly project: string;
  /** As people read it when it ends by itself: `the station`. */
  readonly name: string;
  readonly folder: string;
  readonly port: number;
  readonly provinceUrl: string;
  readonly printer: string;
  /** '' is none; so of the next two. */
  readonly printer2: string;
  readonly scanner: string;
  readonly scans: string;
  readonly stick: string;
  readonly lan: boolean;
  /** Node's arguments up to the station's entry; the built one when left out. */
  readonly command?: readonly string[] | undefined;
  readonly logFile: string;
  readonly parts: Pick<Parts, 'add'>;
  readonly say: (line: string) => void;
  readonly onAgain: (ready: StationReady) => void;
  readonly onGivenUp: (why: string) => void;
}

export async function startStationProcess(
  what: StationToStart,
): Promise<{ ready: StationReady; process: SupervisedProcess }> {
  const { project, name, folder, logFile, say, onGivenUp } = what;
  const works = { forAnother: false };
  const process = supervise({
    name,
    args: [
      ...(what.command ?? [...stationFlags, join(project, 'out/main/station.js')]),
      ...['--folder', folder, '--port', String(what.port), '--province', what.provinceUrl, '--printer', what.printer],
      ...['--printer2', what.printer2, '--scanner', what.scanner, '--scans', what.scans, '--stick', what.stick],
      ...['--anchors', folder, ...(what.lan ? ['--lan'] : [])],
    ],
    readyEvent: 'ready',
    cwd: project,
    env: stationEnvironment(),
    ...{ logFile, say, onGivenUp },
    onReadyAgain: (line) => what.onAgain(stationReady.parse(line)),
    onReadyAnew: (line) => {
      const ready = stationReady.parse(line);
      const was = works.forAnother;
      works.forAnother = ready.link !== undefined;
      if (was && !works.forAnother) return what.onAgain(ready);
      if (was || !works.forAnother) return;
      say(`Another PC took the place of ${name}, which works for that one now:  http://localhost:${what.port}/join`);
    },
  });
  what.parts.add({ close: process.stop, kill: process.kill });
  const ready = stationReady.parse(await process.ready);
  works.forAnother = ready.link !== undefined;
  return { ready, process };
}
