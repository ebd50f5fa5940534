import { join } from 'node:path';
import type { StationReady } from '../../main/station-ready.ts';
import type { Parts } from './end-on-signal.ts';
import type { StartOptions } from './options.ts';
import { addressesOf, readyBlock } from './ready-block.ts';
import { openScreens } from './screens.ts';
import { startCentre } from './start-centre.ts';

/** Starts the centre a person asked for, opens its screens, and says where everything is. */
export async function openCentre(what: {
  readonly project: string;
  readonly options: StartOptions;
  readonly parts: Parts;
  readonly say: (line: string) => void;
}): Promise<void> {
  const { project, options, parts, say } = what;
  const { data, printer, lan } = options;
  const isBack = (station: StationReady) => {
    say('The station is back; pages that were open go on. New one-time addresses:');
    for (const { role, address } of addressesOf(station)) say(`  ${role.padEnd(11)}${address}`);
  };

  const centre = await startCentre({
    ...options,
    project,
    parts,
    say,
    onStationAgain: isBack,
    ...(options.empty ? {} : { second: { port: options.secondPort, printer: 'simulated', onAgain: isBack } }),
    onGivenUp: (why) => {
      say(`${why}\nIts log is in ${join(data, 'logs')}.`);
      void parts.end(1);
    },
  });
  const { station, officer, accounts, second } = centre;
  if (options.open) parts.add(openScreens({ project, data, ready: station, say }));
  const province = { url: `${centre.provinceUrl}/` };
  say(readyBlock({ station, province, accounts: [...accounts, officer], second, data, printer, lan }));
}
