import { ORPCError } from '@orpc/client';
import type { PcFindings } from '../../../contract/pc-doctor-api.ts';
import type { LinkTrouble } from '../../../contract/refusals.ts';
import type { HostFile, Successor } from '../../../contract/station-api.ts';
import type { CounterId } from '../../../domain/ids.ts';
import type { StationRole } from '../../../domain/station.ts';
import type { Printer } from '../../ports/printer.ts';
import type { Scanner, ScannerState } from '../../ports/scanner.ts';
import { practiceWorldOf } from '../practice/practice-door.ts';
import {
  clientOf,
  type HostSocket,
  openHostSocket,
  type Place,
  type ScreenPath,
  type StationClient,
} from './host-client.ts';
import type { Identity } from './own-identity.ts';
import { tellDoctor } from './tell-doctor.ts';
import { within } from './within.ts';

export function isScreenPath(path: string): path is ScreenPath {
  return path === '/rpc' || practiceWorldOf(path) !== null;
}

export interface HostLink {
  state(): 'connected' | LinkTrouble;
  /** What the host lets this PC do; null before the first contact of this start. */
  welcome(): Welcome | null;
  onChange(listener: () => void): () => void;
  /** A one-time code for a screen here; null: not now, or not allowed. */
  openTerminal(role: StationRole, counter: CounterId | null): Promise<string | null>;
  /** A road of its own for one screen's frames, to the host or to a practice world on it; null: not now. */
  openScreen(path: ScreenPath): Promise<HostSocket | null>;
  /** Asked now, by a connection of its own: does the host answer, wherever it may be? */
  isThere(): Promise<boolean>;
  /** Whom the host named. */
  standIn(): Successor | null;
  /** Whether the host notes what is tried at this PC; null: this start has not met it. */
  takesTests(): boolean | null;
  /** Something this PC asks for itself; null: the host is not there, or did not answer in time. */
  ask<T>(question: (client: StationClient) => Promise<T>): Promise<T | null>;
  /** Where the host is now. */
  place(): Place | null;
  close(): Promise<void>;
}

export interface Welcome {
  readonly name: string;
  readonly pointName: string;
  readonly roles: readonly StationRole[];
  readonly counters: readonly CounterId[];
}

const PING_MS = 1_500;
/** A host that lost its power answers nothing: after this it is lost. */
const SILENCE_MS = 3_000;
const AGAIN_MS = 700;
/** Somebody else answers, or sends us away: asking as often would only fill their log. */
const AGAIN_REFUSED_MS = 3_000;

/**
 * The pinned connection of this PC to its host, made again for ever. Another key than the pinned one is told nothing: the
 * state says so, and only the right key ends it. This PC's printer and scanner serve the host over it.
 */
export function openHostLink(parts: {
  readonly host: HostFile;
  readonly identity: Identity;
  readonly version: string;
  readonly printer: Printer;
  readonly scanner: Scanner;
  /** Other places where whoever has that key may be by now; they have to prove it too. */
  readonly alsoAt: (key: string) => readonly Place[];
  /** The host said whom to believe when it is gone. */
  readonly onStandIn?: (standIn: Successor | null) => void;
  /** This PC was the stand-in and is no more: what it was given goes. */
  readonly onDismissed?: () => void;
  /** The host is gone, and the PC it named answers as the point's host. */
  readonly onSuccessor?: (standIn: Successor, place: Place) => void;
  /** This PC is the stand-in: what it does while it is connected. */
  readonly follow?: (client: StationClient, signal: AbortSignal) => Promise<void>;
  /** Takes the updates that the host has; left out: this PC has no launcher. */
  readonly takeUpdates?: (client: StationClient, signal: AbortSignal) => Promise<void>;
  /** What is wrong with this PC; left out: nobody looks. */
  readonly look?: () => Promise<PcFindings>;
}): HostLink {
  const { host, identity, version, printer, scanner, alsoAt } = parts;
  const known: readonly Place[] = host.addresses.map((address) => ({ host: address, port: host.port }));
  const life = { closed: false, wake: () => {} };
  const now: {
    state: 'connected' | LinkTrouble;
    welcome: Welcome | null;
    place: Place | null;
    standIn: Successor | null;
    takesTests: boolean | null;
  } = { state: 'host-unreachable', welcome: null, takesTests: null, place: null, standIn: host.standIn ?? null };
  const live: { client: StationClient | null; end: (() => void) | null } = { client: null, end: null };
  const listeners = new Set<() => void>();
  const become = (state: typeof now.state) => {
    if (now.state === state) return;
    now.state = state;
    for (const each of [...listeners]) each();
  };

  const connect = async () => {
    const wish = { identity, pin: host.host, path: '/station' } as const;
    const opened = await openHostSocket({ ...wish, places: known });
    if (opened.ok || opened.error.type !== 'host-unreachable') return opened;
    // What mDNS says counts only where the key is right.
    const elsewhere = await openHostSocket({ ...wish, places: alsoAt(host.host) });
    return elsewhere.ok ? elsewhere : opened;
  };

  /** The one other key that is believed: the host itself named it, over the pinned connection. */
  const findSuccessor = async (): Promise<boolean> => {
    const { standIn } = now;
    if (!standIn || standIn.station === host.station) return false;
    const named = standIn.port === 0 ? [] : standIn.addresses.map((address) => ({ host: address, port: standIn.port }));
    const places = [...named, ...alsoAt(standIn.key)];
    const found = await openHostSocket({ places, identity, pin: standIn.key, path: '/station' });
    if (!found.ok) return false;
    found.value.ws.terminate();
    if (!life.closed) parts.onSuccessor?.(standIn, found.value.place);
    return true;
  };

  const run = async () => {
    while (!life.closed) {
      const opened = await connect();
      // Closed while it was being made: nobody would end it any more.
      if (life.closed && opened.ok) opened.value.ws.terminate();
      if (life.closed) return;
      if (opened.ok) {
        now.place = opened.value.place;
        const isSentAway = await serve(opened.value).then(() => false, isRemoval);
        opened.value.ws.terminate();
        Object.assign(live, { client: null, end: null });
        become(isSentAway ? 'station-removed' : 'host-unreachable');
      } else {
        if (opened.error.type === 'station-removed' && opened.error.dismissed) parts.onDismissed?.();
        become(opened.error.type);
      }
      if (life.closed || (now.state === 'host-unreachable' && (await findSuccessor()))) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, now.state === 'host-unreachable' ? AGAIN_MS : AGAIN_REFUSED_MS);
        life.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };

  const devices = () => ({
    version,
    printer:
      printer.state() === 'none' ? null : { name: printer.name, model: printer.model.name, state: printer.state() },
    scanner: scanner.state() as ScannerState,
  });

  /** Until the connection ends, whoever ends it. */
  const serve = async (socket: HostSocket): Promise<void> => {
    const { ws } = socket;
    const client = clientOf<StationClient>(socket);
    const ended = new AbortController();
    ws.on('close', () => ended.abort());
    const end = () => ws.terminate();
    const greeted = { as: '' };
    const hello = async () => {
      const here = devices();
      greeted.as = JSON.stringify(here);
      const said = await client.sayHello(here);
      const { name, pointName, roles, counters, standIn, dismissed, looks } = said;
      now.takesTests = said.takesTests ?? false;
      now.welcome = { name, pointName, roles, counters };
      heardOf(standIn, dismissed);
      return looks;
    };
    const following = { yet: false };
    const heardOf = (said: Successor | null | undefined, dismissed = false) => {
      if (dismissed) parts.onDismissed?.();
      // A host of before says nothing of it: what is known stays.
      const standIn = said === undefined ? now.standIn : withKnownDoor(said, now.standIn);
      if (JSON.stringify(standIn) !== JSON.stringify(now.standIn)) {
        now.standIn = standIn;
        parts.onStandIn?.(standIn);
      }
      if (!parts.follow || standIn?.station !== host.station || following.yet) return;
      following.yet = true;
      const over = () => {
        following.yet = false;
      };
      void parts.follow(client, ended.signal).then(over, over);
    };
    const quiet = (work: Promise<unknown>) => void work.catch(end);
    Object.assign(live, { client, end });
    const looksBefore = await within(hello(), SILENCE_MS);
    become('connected');
    for (const each of [...listeners]) each();
    const stops = [
      printer.onChange(() => quiet(hello())),
      scanner.onChange(() => quiet(hello())),
      scanner.onScan((text) => quiet(client.tellScan({ text }))),
    ];
    // What changed while the host was greeted was told by nobody: its papers would wait until the next change.
    if (JSON.stringify(devices()) !== greeted.as) quiet(hello());
    const doctor = parts.look && tellDoctor(parts.look, client, { signal: ended.signal, looks: looksBefore });
    const ask = async () => {
      const { standIn, dismissed, looks } = await within(client.ping({}), SILENCE_MS);
      heardOf(standIn, dismissed);
      doctor?.heard(looks);
    };
    const pulse = setInterval(() => quiet(ask()), PING_MS);
    quiet(printAll(client, ended.signal));
    // At once: whoever hears a heartbeat later that the host has a stand-in may never hear it, and finds nobody when it dies.
    const watchStandIn = async () => {
      for await (const { standIn, dismissed } of await client.watchStandIn({}, { signal: ended.signal }))
        heardOf(standIn, dismissed);
    };
    // A host of before is only asked by the heartbeat.
    void watchStandIn().catch(() => {});
    // A host of before knows no updates: its refusal ends nothing.
    void parts.takeUpdates?.(client, ended.signal).catch(() => {});
    await new Promise<void>((resolve) => {
      if (ended.signal.aborted) resolve();
      ended.signal.addEventListener('abort', () => resolve());
    });
    clearInterval(pulse);
    for (const stop of stops) stop();
  };

  const printAll = async (client: StationClient, signal: AbortSignal) => {
    for await (const { print, bytes } of await client.watchPapers({}, { signal })) {
      const outcome = await printer
        .print(Buffer.from(bytes, 'base64'))
        .catch(() => ({ type: 'unknown', why: 'fault' }) as const);
      await client.tellPrinted({ print, outcome });
    }
  };

  const running = run();
  return {
    state: () => now.state,
    welcome: () => now.welcome,
    place: () => now.place,
    standIn: () => now.standIn,
    takesTests: () => now.takesTests,
    ask: async (question) => (live.client ? within(question(live.client), SILENCE_MS).catch(() => null) : null),
    isThere: async () => {
      const opened = await connect();
      if (opened.ok) opened.value.ws.terminate();
      return opened.ok || opened.error.type === 'station-removed';
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    openTerminal: async (role, counter) => {
      const answer = await live.client?.openTerminal({ role, counter }).catch(() => null);
      return answer?.ok ? answer.value.code : null;
    },
    openScreen: async (path) => {
      if (now.state !== 'connected' || !now.place) return null;
      const opened = await openHostSocket({ places: [now.place], identity, pin: host.host, path });
      return opened.ok ? opened.value : null;
    },
    close: async () => {
      life.closed = true;
      live.end?.();
      life.wake();
      await running;
    },
  };
}

/** Said by a host that lets this PC in only to hear whether it took over: its database does not know it as a station. */
function isRemoval(error: unknown): boolean {
  return error instanceof ORPCError && (error.data as { type?: unknown } | undefined)?.type === 'station-removed';
}

/** A host that was started anew may not know the door yet; it was told once. */
function withKnownDoor(said: Successor | null, known: Successor | null): Successor | null {
  if (said?.port !== 0 || said.addresses.length > 0 || known?.key !== said.key) return said;
  return { ...said, addresses: known.addresses, port: known.port };
}
