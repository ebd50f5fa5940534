import { createInterface } from 'node:readline';
import { type UtilityProcess, utilityProcess } from 'electron';
import { stationEnvironment, stationSwitches } from '../station-flags.ts';
import { type StationReady, stationReady, stationSetsUp } from '../station-ready.ts';

/** The station this shell forked for itself, because none was running on the PC. */
export interface ForkedStation {
  /** Asks it to end and waits; a station is built to be killed at any moment, so 10 s are enough. */
  stop(): Promise<void>;
}

export interface ForkedStationEvents {
  /** At the start and after every restart. */
  readonly onReady: (ready: StationReady) => void;
  /** It has no configuration yet and serves the pages that make one. */
  readonly onSetUp: () => void;
  readonly say: (line: string) => void;
}

const waitsMs = [200, 500, 1_000, 2_000, 5_000] as const;
/** After so many deaths in a minute it is started only this often: a kiosk has nobody who would start it by hand. */
const slowWaitMs = 30_000;

export function forkStation(module: string, args: readonly string[], events: ForkedStationEvents): ForkedStation {
  const running: { child: UtilityProcess | null; stopping: boolean; deaths: number[]; again: NodeJS.Timeout | null } = {
    child: null,
    stopping: false,
    deaths: [],
    again: null,
  };
  start();

  function start(): void {
    const child = utilityProcess.fork(module, [...args], {
      ...{ serviceName: 'gan-dan-station', stdio: 'pipe' },
      ...{ execArgv: [...stationSwitches], env: stationEnvironment() },
    });
    running.child = child;
    if (child.stdout !== null) createInterface({ input: readable(child.stdout) }).on('line', onLine);
    if (child.stderr !== null) createInterface({ input: readable(child.stderr) }).on('line', events.say);
    child.once('exit', (code) => {
      running.child = null;
      if (!running.stopping) startAgain(code);
    });
  }

  function onLine(line: string): void {
    const said = line.startsWith('{') ? parsed(line) : null;
    const ready = stationReady.safeParse(said);
    if (ready.success) events.onReady(ready.data);
    if (stationSetsUp.safeParse(said).success) events.onSetUp();
  }

  function startAgain(code: number): void {
    const now = performance.now();
    running.deaths = [...running.deaths.filter((death) => now - death < 60_000), now];
    const wait = waitsMs[running.deaths.length - 1] ?? slowWaitMs;
    events.say(`The station ended with ${code}; starting it again in ${wait} ms.`);
    running.again = setTimeout(start, wait);
  }

  return {
    async stop() {
      running.stopping = true;
      if (running.again !== null) clearTimeout(running.again);
      const child = running.child;
      if (child === null) return;
      const gone = new Promise((done) => child.once('exit', done));
      child.kill();
      const tooLong = new Promise((done) => setTimeout(done, 10_000).unref());
      await Promise.race([gone, tooLong]);
    },
  };
}

/** Electron types the pipes as the plain interface; they are streams of Node. */
function readable(stream: NodeJS.ReadableStream): NodeJS.ReadableStream {
  stream.setEncoding('utf8');
  return stream;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
