import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StationReady } from '../../main/station-ready.ts';
import {
  type DemonstrationAccount,
  demonstrationPoints,
  prepareDemonstration,
  prepareEmpty,
} from '../demonstration.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import { freePort } from './busy-port.ts';
import type { Parts } from './end-on-signal.ts';
import { letStationEnrol, makeOfficer } from './prepare-province.ts';
import type { SignIn } from './ready-block.ts';
import { startStationProcess } from './start-station-process.ts';
import { type SupervisedProcess, supervise } from './supervised-process.ts';

/** A province on an embedded PostgreSQL and the stations of a centre's points, each in its own process. */
export interface StartedCentre extends Omit<StartedPoint, 'name'> {
  readonly provinceUrl: string;
  readonly database: string;
  readonly officer: SignIn;
  /** The second reception point, where it was asked for. */
  readonly second: StartedPoint | null;
}

export interface StartedPoint {
  readonly name: string;
  readonly station: StationReady;
  readonly stationProcess: SupervisedProcess;
  readonly stationFolder: string;
  readonly accounts: readonly DemonstrationAccount[];
}

/** Of a demonstration only. */
export interface SecondToStart {
  /** 0 takes a free one. */
  readonly port: number;
  readonly printer: string;
  readonly onAgain: (ready: StationReady) => void;
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
  readonly stick?: string;
  readonly lan: boolean;
  readonly empty: boolean;
  /** An empty centre that gives numbers at any hour of any day: for what runs whenever it runs. */
  readonly allHours?: boolean;
  /** Left out: the principal point alone. */
  readonly second?: SecondToStart;
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
  const common = { project, provinceUrl, scanner: what.scanner, command: what.stationCommand, parts, say, onGivenUp };
  const first = await startStationProcess({
    ...common,
    ...{ name: 'the station', folder: stationFolder, port, logFile: join(logs, 'station.log') },
    ...{ printer: what.printer, printer2: what.printer2 ?? '', scans: what.scans ?? '', lan: what.lan },
    stick: what.stick ?? '',
    onAgain: what.onStationAgain,
  });
  const second = what.second ? await startSecond(what.second) : null;
  const { ready: station, process: stationProcess } = first;
  return { station, stationProcess, stationFolder, provinceUrl, database, officer, accounts, second };

  async function startSecond(wish: SecondToStart): Promise<StartedPoint> {
    const of = demonstrationPoints.second;
    say(`Starting the station of ${of.point.name}…`);
    const folder = join(data, 'station-2');
    const made = await prepareDemonstration({ folder, now: Date.now(), of });
    await letStationEnrol({ database, folder });
    const { ready, process } = await startStationProcess({
      ...common,
      ...{ name: `the station of ${of.point.name}`, folder, port: wish.port || (await freePort()) },
      ...{
        logFile: join(logs, 'station-2.log'),
        printer: wish.printer,
        printer2: '',
        scans: '',
        stick: '',
        lan: false,
      },
      onAgain: wish.onAgain,
    });
    return { name: of.point.name, station: ready, stationProcess: process, stationFolder: folder, ...made };
  }
}

async function startPostgres(folder: string, { parts, say }: Pick<CentreToStart, 'parts' | 'say'>): Promise<string> {
  say('Starting PostgreSQL…');
  const postgres = await startEmbeddedPostgres({ folder });
  parts.add({ close: () => postgres.close() });
  return postgres.url;
}
