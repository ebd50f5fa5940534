import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stationEnvironment, stationFlags } from '../../main/station-flags.ts';
import { type StationReady, stationReady } from '../../main/station-ready.ts';
import type { Parts } from './end-on-signal.ts';
import type { StartOptions } from './options.ts';
import { addressesOf } from './ready-block.ts';
import { supervise } from './supervised-process.ts';

/** A second PC of a point: its station alone, without a province or a database. Pairing and screens are on its page. */
export async function openJoined(what: {
  readonly project: string;
  readonly options: StartOptions;
  readonly parts: Parts;
  readonly say: (line: string) => void;
}): Promise<void> {
  const { project, options, parts, say } = what;
  const { port, printer, scanner, join: host } = options;
  const tellHost = (ready: StationReady) => {
    if (!isHost(ready)) return;
    say('This PC took the place of its host. Pages that were open go on; new one-time addresses:');
    for (const { role, address } of addressesOf(ready)) say(`  ${role.padEnd(11)}${address}`);
  };
  const folder = join(options.data, 'joined');
  const logs = join(options.data, 'logs');
  for (const each of [folder, logs]) mkdirSync(each, { recursive: true, mode: 0o700 });
  const station = supervise({
    name: 'the station',
    args: [
      ...stationFlags,
      join(project, 'out/main/station.js'),
      ...['--folder', folder, '--port', String(port), '--join', host, '--printer', printer, '--scanner', scanner],
    ],
    readyEvent: 'ready',
    cwd: project,
    env: stationEnvironment(),
    logFile: join(logs, 'joined.log'),
    say,
    onReadyAgain: (line) => tellHost(stationReady.parse(line)),
    onReadyAnew: (line) => tellHost(stationReady.parse(line)),
    onGivenUp: (why) => {
      say(why);
      void parts.end(1);
    },
  });
  parts.add({ close: station.stop, kill: station.kill });
  const ready = stationReady.parse(await station.ready);
  if (isHost(ready)) {
    tellHost(ready);
    return say('READY');
  }
  say(
    [
      'This PC works for another one, the host of its point; it keeps no log of its own.',
      `  pair it, see how it stands with its host, open its screens:  http://localhost:${port}/join`,
      `  or put the device.json of the host's office into ${folder} and start again`,
      'READY',
    ].join('\n'),
  );
}

/** A PC that works for another one says how it stands with that. */
function isHost({ link }: StationReady): boolean {
  return link === undefined;
}
