import type { DeviceFile, HostFile } from '../contract/station-api.ts';
import type { StationClient } from './adapters/lan/host-client.ts';
import { createJoining, type Joining } from './adapters/lan/joining.ts';
import { openLedFile } from './adapters/lan/led-file.ts';
import { openIdentity } from './adapters/lan/own-identity.ts';
import { openRelayDoor } from './adapters/lan/relay-door.ts';
import { createRandomIds } from './adapters/system/random-ids.ts';
import { thisPc } from './adapters/system/this-pc.ts';
import { bugEntry } from './operations/bug-entry.ts';
import type { PcParts } from './operations/doctor/check.ts';
import { createPcDoctor } from './operations/doctor/joined-pc.ts';
import { createLedPc, type HostOfTests, type LedPcHere } from './operations/led-pc.ts';
import type { Discovery } from './ports/discovery.ts';
import type { OperatorLog } from './ports/log.ts';
import type { Pc } from './ports/pc.ts';
import type { Printer } from './ports/printer.ts';
import type { Scanner } from './ports/scanner.ts';
import type { StationReady } from './station-ready.ts';

export interface JoinedSettings {
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly pages: string;
  readonly version: string;
  /** Of the host, typed; empty: found, or in one of the files. */
  readonly address: string;
  readonly device: DeviceFile | null;
  readonly host: HostFile | null;
  /** Where this PC would let the others in, were it the host; 0: any. */
  readonly lanPort: number;
}

export interface JoinedStation {
  readonly port: number;
  /** How this PC stands with its host. */
  state(): string;
  /** Somebody is led at its page: what it opens waits until they are through, or want it another time. */
  holdsWindows(): boolean;
  /** Codes for the screens this PC may open; those of a role it may not are empty. */
  codes(): Promise<StationReady['codes']>;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * A station that is not the host: no log, no vault and no key that reads anybody lies in its folder, only what proves this
 * PC to its host and the host to it. Its devices serve the host, its pages work over the host's log.
 */
export async function startJoinedStation(
  settings: JoinedSettings,
  world: {
    readonly operatorLog: OperatorLog;
    readonly printer: Printer;
    readonly scanner: Scanner;
    readonly discovery: Discovery | null;
    /** A person put this PC in its host's place: whoever started the station ends it and starts a host. */
    readonly onTookOver: () => void;
    readonly takeUpdates?: (client: StationClient, signal: AbortSignal) => Promise<void>;
    /** The versions that lie on this PC; null: no launcher started it. */
    readonly updates?: PcParts['updates'];
    readonly pc?: Pc;
  },
): Promise<JoinedStation> {
  const { folder, port, pages, address } = settings;
  const identity = openIdentity(folder);
  const onBug = (where: string, error: unknown) => world.operatorLog.write(bugEntry(where, error));
  const mayBeKiosk = (): boolean => joining.view().roles.includes('kiosk');
  const { look } = createPcDoctor(
    {
      ...{ version: settings.version, pc: world.pc ?? thisPc(folder), clock: { now: Date.now } },
      ...{ updates: world.updates ?? null, kiosk: () => (mayBeKiosk() ? 'here' : 'nowhere') },
    },
    onBug,
  );
  const onPaired = (by: 'page' | 'file') => led.begin(by);
  const joining: Joining = createJoining({ ...settings, ...world, identity, address, look, onPaired });
  const led: LedPcHere = createLedPc({
    ...{ file: openLedFile(folder), host: hostOfTests(joining), printer: world.printer, scanner: world.scanner },
    ...{ roles: () => joining.view().roles, look, now: Date.now, newOrigin: createRandomIds().origin },
    ...{ changed: joining.changed, onBug },
  });
  joining.onChange(() => {
    if (joining.view().state === 'connected') void led.tell();
  });
  for (const device of [world.printer, world.scanner]) device.onChange(joining.changed);
  const door = await openRelayDoor({ joining, led, identity, port, pages, onBug }).catch(async (error: unknown) => {
    led.close();
    await joining.close();
    throw error;
  });
  world.operatorLog.write({ event: 'station-started', port: door.port, point: 'joined', version: settings.version });
  return {
    port: door.port,
    state: () => joining.view().state,
    holdsWindows: led.holdsWindows,
    onChange: joining.onChange,
    codes: async () => {
      const { roles, counters } = joining.view();
      const one = async (role: 'kiosk' | 'board' | 'office') =>
        roles.includes(role) ? ((await joining.link()?.openTerminal(role, null)) ?? '') : '';
      const counter: string[] = [];
      for (const each of counters) counter.push((await joining.link()?.openTerminal('counter', each)) ?? '');
      return { kiosk: await one('kiosk'), counter, board: await one('board'), office: await one('office'), paper: '' };
    },
    close: async () => {
      await door.close();
      led.close();
      await joining.close();
      world.operatorLog.write({ event: 'station-stopped' });
    },
  };
}

/** Over the link of now: the host may be another one by tomorrow. */
function hostOfTests(joining: Pick<Joining, 'link'>): HostOfTests {
  const ask = <T>(question: (client: StationClient) => Promise<T>) => joining.link()?.ask(question) ?? null;
  return {
    takesTests: () => joining.link()?.takesTests() ?? null,
    note: async (test) => {
      const answered = await ask((client) => client.noteOwnTest(test));
      // What it will never take is not told for ever.
      return answered === null || (!answered.ok && answered.error.type !== 'fault-of-other-device') ? 'later' : 'noted';
    },
    print: async (origin) => ask((client) => client.printOwnTestPage({ origin })),
  };
}
