import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stationEnvironment, stationFlags } from '../../main/station-flags.ts';
import { type StationReady, stationReady } from '../../main/station-ready.ts';
import { prepareEmpty } from '../demonstration.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import type { Part } from '../start/end-on-signal.ts';
import { letStationEnrol } from '../start/prepare-province.ts';
import { type SupervisedProcess, supervise } from '../start/supervised-process.ts';

/** The product as it is installed: PostgreSQL, the province and the compiled station, each a process of its own. */
export interface MorningCentre {
  readonly ready: StationReady;
  readonly station: SupervisedProcess;
  readonly stationFolder: string;
  readonly database: string;
  /** kill -9. */
  killProvince(): void;
  /** Starts it again on its port; resolves when it says that it can be used. */
  bringProvinceBack(): Promise<void>;
}

export async function openMorningCentre(what: {
  readonly project: string;
  readonly data: string;
  readonly printer: string;
  /** Node's, beside those that every station is started with. */
  readonly stationFlags?: readonly string[];
  readonly parts: { add(part: Part): void };
}): Promise<MorningCentre> {
  const { project, data, printer, parts } = what;
  const logs = join(data, 'logs');
  const stationFolder = join(data, 'station');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const postgres = await startEmbeddedPostgres({ folder: join(data, 'postgres') });
  parts.add({ close: postgres.close });

  const surprised = (why: string) => {
    throw new Error(why);
  };
  const common = { cwd: project, say: () => undefined, onReadyAgain: () => undefined, onGivenUp: surprised };
  const startProvince = (port: number) => {
    const place = ['--port', String(port), '--data', join(data, 'province'), '--pages', join(project, 'out/renderer')];
    const env = { ...process.env, DATABASE_URL: postgres.url };
    const args = [join(project, 'province/main.ts'), ...place];
    const logFile = join(logs, 'province.log');
    return supervise({ ...common, name: 'the province', args, readyEvent: 'province-started', env, logFile });
  };
  const province = { now: startProvince(0) };
  parts.add({ close: () => province.now.stop() });
  const { port } = z.object({ port: z.int() }).parse(await province.now.ready);

  prepareEmpty(stationFolder, { allHours: true });
  await letStationEnrol({ database: postgres.url, folder: stationFolder });
  const url = `http://127.0.0.1:${port}`;
  const place = [
    '--folder',
    stationFolder,
    '--anchors',
    stationFolder,
    '--port',
    '0',
    '--province',
    url,
    '--printer',
    printer,
  ];
  const args = [...stationFlags, ...(what.stationFlags ?? []), join(project, 'out/main/station.js'), ...place];
  const logFile = join(logs, 'station.log');
  const station = supervise({
    ...common,
    name: 'the station',
    args,
    env: stationEnvironment(),
    readyEvent: 'ready',
    logFile,
  });
  parts.add({ close: station.stop });
  return {
    ready: stationReady.parse(await station.ready),
    ...{ station, stationFolder, database: postgres.url },
    killProvince: () => province.now.kill(),
    bringProvinceBack: async () => {
      province.now = startProvince(port);
      await province.now.ready;
    },
  };
}
