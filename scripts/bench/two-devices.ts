import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stationEnvironment, stationFlags } from '../../main/station-flags.ts';
import { stationReady } from '../../main/station-ready.ts';
import { prepareEmpty } from '../demonstration.ts';
import { freePort } from '../start/busy-port.ts';
import type { Part } from '../start/end-on-signal.ts';
import { supervise } from '../start/supervised-process.ts';
import { type Connection, connect, origin, reconnect, value } from '../terminal-client.ts';

/** Milliseconds from the answer at the kiosk until the host counts the event as flushed on its stand-in too. */
export interface TwoDevicesFigures {
  readonly calmMs: readonly number[];
  readonly rushMs: readonly number[];
  readonly rushPerSecond: number;
}

interface What {
  readonly project: string;
  readonly data: string;
  readonly parts: { add(part: Part): void };
  readonly taps: number;
}

/**
 * T39b: a host and its stand-in as two processes of the compiled station, over the pinned connection. What the office is shown is
 * measured, so its own delay is in the figure.
 */
export async function measureTwoDevices(what: What): Promise<TwoDevicesFigures> {
  const { office, kiosk } = await openTwoPcs(what);
  const shown = await watchCovered(office, what.parts);
  const times = async (covered: number, answered: number) => {
    await shown.until(covered);
    return performance.now() - answered;
  };
  const tap = async () => {
    value(await kiosk.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }));
    return performance.now();
  };
  // The first of a day opens it.
  await tap();
  await shown.settled();

  const calmMs: number[] = [];
  for (let n = 0; n < what.taps; n++) {
    const covered = shown.written() + 1;
    calmMs.push(await times(covered, await tap()));
    await pause(Math.min(600, -120 * Math.log(1 - Math.random())));
  }
  await shown.settled();
  const before = shown.written();
  const began = performance.now();
  const waits: Promise<number>[] = [];
  for (let n = 1; n <= what.taps; n++) waits.push(times(before + n, await tap()));
  const rushSeconds = (performance.now() - began) / 1000;
  return { calmMs, rushMs: await Promise.all(waits), rushPerSecond: what.taps / rushSeconds };
}

async function openTwoPcs({ project, data, parts }: What): Promise<{ office: Connection; kiosk: Connection }> {
  const folders = { host: join(data, 'host'), standIn: join(data, 'stand-in') };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  prepareEmpty(folders.host, { allHours: true });
  const surprised = (why: string) => {
    throw new Error(why);
  };
  const start = (name: string, folder: string, more: readonly string[]) => {
    const place = ['--folder', folder, '--anchors', folder, '--port', '0', ...more];
    const station = supervise({
      ...{ cwd: project, say: () => undefined, onReadyAgain: () => undefined, onGivenUp: surprised },
      ...{ name, args: [...stationFlags, join(project, 'out/main/station.js'), ...place], readyEvent: 'ready' },
      env: stationEnvironment(),
      logFile: join(data, `${name}.log`),
    });
    parts.add({ close: station.stop });
    return station;
  };
  const lanPort = await freePort();
  const host = start('host', folders.host, ['--lan', '--lan-port', String(lanPort)]);
  const ready = stationReady.parse(await host.ready);
  const first = await connect(ready.port, ready.setUpCode ?? '');
  const account = { login: 'truong.mau', name: 'Trưởng Trung Tâm Mẫu', password: 'mot-mat-khau-dai' };
  const { token } = value(await first.client.createFirstAccount({ origin: origin(), ...account }));
  first.close();
  const office = await reconnect(ready.port, token);
  const kiosk = await connect(ready.port, ready.codes.kiosk);
  parts.add({
    close: () => {
      office.close();
      kiosk.close();
    },
  });
  const { device } = value(await office.client.inviteStation({ name: 'Máy mẫu', roles: ['office'], counters: [] }));
  writeFileSync(join(folders.standIn, 'device.json'), JSON.stringify({ ...device, addresses: ['127.0.0.1'] }));
  await start('stand-in', folders.standIn, []).ready;
  const chosen = { yet: false };
  for await (const { stations } of await office.client.watchStations({})) {
    const [station] = stations;
    if (station?.connected && !chosen.yet) {
      chosen.yet = true;
      value(await office.client.chooseStandIn({ origin: origin(), station: station.station }));
    }
    if (station?.copy?.state === 'following' && station.copy.behind === 0) break;
  }
  return { office, kiosk };
}

/** How many events the office is shown as being in two places. */
async function watchCovered({ client }: Connection, parts: What['parts']) {
  const stop = new AbortController();
  const now = { covered: 0, written: 0 };
  const waiting = new Set<() => void>();
  const watched = await client.watchOffice({}, { signal: stop.signal });
  const run = async () => {
    for await (const { log, alone } of watched) {
      Object.assign(now, { written: log.events, covered: log.events - alone.events });
      for (const look of [...waiting]) look();
    }
  };
  void run().catch(() => {});
  parts.add({ close: () => stop.abort() });
  const when = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return {
    written: () => now.written,
    until: (events: number) => when(() => now.covered >= events),
    /** Nothing has been written for a moment, and all of it is in two places. */
    settled: async () => {
      await pause(1_000);
      await when(() => now.written > 0 && now.covered === now.written);
    },
  };
}
