import { join } from 'node:path';
import { type StationReady, stationReady } from '../../main/station-ready.ts';
import { prepareDemonstration, prepareEmpty } from '../demonstration.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import type { Parts } from './end-on-signal.ts';
import type { StartOptions } from './options.ts';
import { letStationEnrol, makeOfficer } from './prepare-province.ts';
import { addressesOf, readyBlock } from './ready-block.ts';
import { openScreens } from './screens.ts';
import { supervise } from './supervised-process.ts';

/** Starts everything in its order, and hands each part to `parts` as soon as it would have to be ended. */
export async function openCentre(what: {
  readonly project: string;
  readonly options: StartOptions;
  readonly parts: Parts;
  readonly say: (line: string) => void;
}): Promise<void> {
  const { project, options, parts, say } = what;
  const { data, port, provincePort, printer, lan, empty } = options;
  const logs = join(data, 'logs');
  const onGivenUp = (why: string) => {
    say(why);
    say(`Its log: ${logs}`);
    void parts.end(1);
  };

  say('Starting PostgreSQL…');
  const postgres = await startEmbeddedPostgres({ folder: join(data, 'postgres') });
  parts.add({ close: () => postgres.close() });

  say('Starting the province…');
  const provinceData = join(data, 'province');
  const province = supervise({
    name: 'the province',
    args: [
      join(project, 'province/main.ts'),
      ...['--port', String(provincePort), '--data', provinceData, '--pages', join(project, 'out/renderer')],
      ...(empty ? [] : ['--demonstration']),
    ],
    readyEvent: 'province-started',
    cwd: project,
    // Not on the command line: everybody on the machine reads those.
    env: { ...process.env, DATABASE_URL: postgres.url },
    logFile: join(logs, 'province.log'),
    say,
    onReadyAgain: () => say('The province is back.'),
    onGivenUp,
  });
  parts.add({ close: province.stop, kill: province.kill });
  await province.ready;

  const stationFolder = join(data, 'station');
  const officer = await makeOfficer({ database: postgres.url, folder: provinceData });
  if (empty) prepareEmpty(stationFolder);
  const accounts = empty ? [] : (await prepareDemonstration({ folder: stationFolder, now: Date.now() })).accounts;
  await letStationEnrol({ database: postgres.url, folder: stationFolder });

  say('Starting the station…');
  const provinceUrl = `http://127.0.0.1:${provincePort}`;
  const station = supervise({
    name: 'the station',
    args: [
      join(project, 'out/main/station.js'),
      ...['--folder', stationFolder, '--port', String(port), '--province', provinceUrl, '--printer', printer],
      ...(lan ? ['--lan'] : []),
    ],
    readyEvent: 'ready',
    cwd: project,
    logFile: join(logs, 'station.log'),
    say,
    onReadyAgain: (line) => {
      say('The station is back; pages that were open go on. New one-time addresses:');
      for (const { role, address } of addressesOf(stationReady.parse(line))) say(`  ${role.padEnd(11)}${address}`);
    },
    onGivenUp,
  });
  parts.add({ close: station.stop, kill: station.kill });
  const ready: StationReady = stationReady.parse(await station.ready);

  if (options.open) parts.add(openScreens({ project, data, ready, say }));
  say(
    readyBlock({
      station: ready,
      province: { url: `${provinceUrl}/` },
      accounts: [...accounts, officer],
      data,
      printer,
      lan,
    }),
  );
}
