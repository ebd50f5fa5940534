import './need-node-24.ts';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { endOnSignal } from './start/end-on-signal.ts';
import { addressesOf } from './start/ready-block.ts';
import { startCentre } from './start/start-centre.ts';

/**
 * `npm run dev`: the demonstration centre with hot reload. Pages come from Vite and change under your hands; the station
 * runs from its sources and starts again when one changes; the province is started once.
 */
const PAGES_PORT = 4730;
const project = join(import.meta.dirname, '..');
const say = (line: string) => console.log(line);
const parts = endOnSignal(say);

try {
  const centre = await startCentre({
    ...{ project, parts, say, data: join(project, '.data/dev'), port: 4710, provincePort: 4720 },
    ...{ printer: 'simulated', scanner: 'simulated', lan: false, empty: false },
    stationCommand: ['--watch', '--watch-preserve-output', join(project, 'main/station.ts')],
    onStationAgain: () => say('The station is back.'),
    onGivenUp: (why) => {
      say(why);
      void parts.end(1);
    },
  });
  const door = `http://localhost:${centre.station.port}`;
  // The station accepts pages of its own door only; the proxy speaks in that door's name.
  const proxy = { target: door, ws: true, changeOrigin: true, headers: { origin: door } };
  const vite = await createServer({
    configFile: false,
    root: join(project, 'renderer'),
    plugins: [react()],
    server: { port: PAGES_PORT, strictPort: true, proxy: { '/rpc': proxy, '/api': proxy } },
  });
  await vite.listen();
  parts.add({ close: () => vite.close() });
  for (const { role, page, address } of addressesOf(centre.station))
    say(`  ${role.padEnd(11)}${address.replace(`${door}/${page}`, `http://localhost:${PAGES_PORT}/${page}.html`)}`);
  say('READY');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await parts.end(1);
}
