import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type StationReady, stationReady } from '../../main/station-ready.ts';
import { type DemonstrationAccount, prepareDemonstration, prepareEmpty } from '../demonstration.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import { freePort } from './busy-port.ts';
import type { Parts } from './end-on-signal.ts';
import { letStationEnrol, makeOfficer } from './prepare-province.ts';
import type { SignIn } from './ready-block.ts';
import { type SupervisedProcess, supervise } from './supervised-process.ts';

/** A province on an embedded PostgreSQL and the station of one point, each in its own process. */
export interface StartedCentre {
  readonly station: StationReady;
  readonly stationProcess: SupervisedProcess;
  readonly stationFolder: string;
  readonly provinceUrl: string;
  readonly database: string;
  readonly officer: SignIn;
  readonly accounts: readonly DemonstrationAccount[];
}

export interface CentreToStart {
  readonly project: string;
  readonly data: string;
  /** 0 takes a free one, and keeps it when the station is started again. */
  readonly port: number;
  readonly provincePort: number;
  readonly printer: string;
  /** '' is none. */
  readonly printer2?: string;
  readonly scanner: string;
  /** '' is none. */
  readonly scans?: string;
  readonly lan: boolean;
  readonly empty: boolean;
  /** An empty centre that gives numbers at any hour of any day: for what runs whenever it runs. */
  readonly allHours?: boolean;
  /** An empty database of a server that runs already; an embedded one of its own when left out. */
  readonly database?: string;
  /** Gets each part as soon as it would have to be ended. */
  readonly parts: Pick<Parts, 'add'>;
  readonly say: (line: string) => void;
  /** Node's arguments up to the station's entry; the built one when left out. */
  readonly stationCommand?: readonly string[];
  readonly onStationAgain: (ready: StationReady) => void;
  readonly onGivenUp: (why: string) => void;
}

export async function startCentre(what: CentreToStart): Promise<StartedCentre> {
  const { project, data, empty, parts, say, onGivenUp } = what;
  const port = what.port || (await freePort());
  const provincePort = what.provincePort || (await freePort());
  const logs = join(data, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });

  const database = what.database ?? (await startPostgres(join(data, 'postgres'), what));

  say('Starting the province…');
  const provinceFolder = join(data, 'province');
  const province = supervise({
    name: 'the province',
    args: [
      join(project, 'province/main.ts'),
      ...['--port', String(provincePort), '--data', provinceFolder, '--pages', join(project, 'out/renderer')],
      ...(empty ? [] : ['--demonstration']),
    ],
    readyEvent: 'province-started',
    cwd: project,
    // Not on the command line: everybody on the machine reads those.
    env: { ...process.env, DATABASE_URL: database },
    logFile: join(logs, 'province.log'),
    say,
    onReadyAgain: () => say('The province is back.'),
    onGivenUp,
  });
  parts.add({ close: province.stop, kill: province.kill });
  await province.ready;
  const provinceUrl = `http://127.0.0.1:${provincePort}`;

  const stationFolder = join(data, 'station');
  const officer = await makeOfficer({ database, folder: provinceFolder });
  if (empty) prepareEmpty(stationFolder, { allHours: what.allHours ?? false });
  const accounts = empty ? [] : (await prepareDemonstration({ folder: stationFolder, now: Date.now() })).accounts;
  await letStationEnrol({ database, folder: stationFolder });

  say('Starting the station…');
  const stationProcess = supervise({
    name: 'the station',
    args: [
      ...(what.stationCommand ?? [join(project, 'out/main/station.js')]),
      ...['--folder', stationFolder, '--port', String(port), '--province', provinceUrl, '--printer', what.printer],
      ...['--printer2', what.printer2 ?? '', '--scanner', what.scanner, '--scans', what.scans ?? ''],
      ...(what.lan ? ['--lan'] : []),
    ],
    readyEvent: 'ready',
    cwd: project,
    logFile: join(logs, 'station.log'),
    say,
    onReadyAgain: (line) => what.onStationAgain(stationReady.parse(line)),
    onGivenUp,
  });
  parts.add({ close: stationProcess.stop, kill: stationProcess.kill });
  const station = stationReady.parse(await stationProcess.ready);
  return { station, stationProcess, stationFolder, provinceUrl, database, officer, accounts };
}

async function startPostgres(folder: string, { parts, say }: Pick<CentreToStart, 'parts' | 'say'>): Promise<string> {
  say('Starting PostgreSQL…');
  const postgres = await startEmbeddedPostgres({ folder });
  parts.add({ close: () => postgres.close() });
  return postgres.url;
}
