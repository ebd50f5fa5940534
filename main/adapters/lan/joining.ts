import type { JoinView } from '../../../contract/join-api.ts';
import type { PcFindings } from '../../../contract/pc-doctor-api.ts';
import type { PairingTrouble } from '../../../contract/refusals.ts';
import { type DeviceFile, deviceFile, type HostFile, type Successor } from '../../../contract/station-api.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Discovery, FoundHost } from '../../ports/discovery.ts';
import type { Printer } from '../../ports/printer.ts';
import type { Scanner } from '../../ports/scanner.ts';
import { type Followed, openFollowed, readFollowState } from './follow-host.ts';
import { forgetSecrets, wasHostUntil } from './former-host.ts';
import type { Place, StationClient } from './host-client.ts';
import { forgetDevice, keepHost } from './host-file.ts';
import { type HostLink, openHostLink } from './host-link.ts';
import { ownAddresses } from './own-addresses.ts';
import type { Identity } from './own-identity.ts';
import { type Comparing, compareWithHost, pairByCode } from './pair-with-host.ts';
import { takeOver } from './take-over.ts';

/** How this PC stands with its host; where its set-up is led on is said beside it (`operations/led-pc.ts`). */
export type LinkView = Omit<JoinView, 'setUp'>;

type Pairing = Pick<JoinView, 'failure' | 'digits'> & {
  state: 'not-paired' | 'comparing' | 'waiting-for-office' | 'pairing';
};

/**
 * A PC on its way to its host: not paired, being paired, linked. There is no way to accept another key than the one that
 * was paired: whoever means a new host brings a new `device.json`.
 */
export function createJoining(parts: {
  readonly folder: string;
  readonly identity: Identity;
  readonly version: string;
  readonly printer: Printer;
  readonly scanner: Scanner;
  readonly discovery: Discovery | null;
  readonly address: string;
  readonly device: DeviceFile | null;
  readonly host: HostFile | null;
  /** Where this PC would let the others in, were it the host; 0: any. */
  readonly lanPort: number;
  /** A person said so, and this PC is the host from now on. */
  readonly onTookOver: () => void;
  readonly takeUpdates?: (client: StationClient, signal: AbortSignal) => Promise<void>;
  readonly look?: () => Promise<PcFindings>;
  /** This PC was let in just now, by what a person did at its page or by a file that was brought; nothing says so yet. */
  readonly onPaired?: (by: 'page' | 'file') => void;
}) {
  const { folder, identity, discovery, address } = parts;
  const listeners = new Set<() => void>();
  const now = {
    pairing: { state: 'not-paired', failure: null, digits: null } as Pairing,
    ...{ link: null as HostLink | null, host: null as HostFile | null, comparing: null as Comparing | null },
    followed: null as Followed | null,
  };
  const around: { found: readonly FoundHost[] } = { found: [] };
  const life = { closed: false };
  const formerly = wasHostUntil(folder);
  const changed = () => {
    for (const each of [...listeners]) each();
  };
  const become = (state: Pairing['state'], more: Partial<Pairing> = {}) => {
    now.pairing = { failure: null, digits: null, ...more, state };
    changed();
  };

  const stopLooking = discovery?.look((found) => {
    around.found = found;
    changed();
  });
  const alsoAt = (key: string): Place[] =>
    around.found
      .filter(({ saysKey }) => saysKey !== '' && key.startsWith(saysKey))
      .map(({ address: host, port }) => ({ host, port }));

  /** Opened when the host first says that this PC is its stand-in; without that word no key is made here. */
  const followed = () => {
    now.followed ??= openFollowed(folder, Date.now);
    return now.followed;
  };
  const taking = { now: false };
  /** Whoever asks for more is a station, and a host that waited for that goes on: not while this PC takes its place. */
  const follow = async (client: StationClient, signal: AbortSignal) => {
    if (taking.now) return;
    await followed().follow(client, { addresses: ownAddresses(), port: parts.lanPort }, signal);
  };
  /**
   * The host itself said over the pinned connection that this PC was its stand-in and is no more. A host that only does not know it is
   * not believed: it may come from a backup older than the copy here.
   */
  const onDismissed = () => {
    now.followed = null;
    forgetSecrets(folder);
  };

  const onStandIn = (standIn: Successor | null) => {
    if (!now.host) return;
    now.host = { ...now.host, standIn };
    keepHost(folder, now.host);
    changed();
  };

  const onSuccessor = ({ key, addresses, port }: Successor, place: Place) => {
    const station = now.host?.station;
    if (life.closed || !station) return;
    const others = addresses.filter((each) => each !== place.host);
    const host: HostFile = {
      ...{ v: 1, host: key, station, standIn: null },
      ...{ addresses: [place.host, ...others].slice(0, 8), port: place.port === 0 ? port : place.port },
    };
    keepHost(folder, host);
    linkTo(host);
  };

  const standInView = (): JoinView['standIn'] => {
    const standIn = now.link?.standIn() ?? null;
    if (!standIn) return null;
    const isThis = standIn.station === now.host?.station;
    return {
      name: standIn.name,
      isThis,
      wholeAt: isThis ? (now.followed?.state() ?? readFollowState(folder)).wholeAt : null,
    };
  };

  const tries = { failures: 0, until: 0 };

  /** Nothing is decided here that a living host could contradict: while it answers, it is the host. */
  const becomeHost = async (login: string, password: string) => {
    const { link, host } = now;
    if (!link || !host || link.standIn()?.station !== host.station) return err({ type: 'not-the-stand-in' as const });
    const seconds = Math.ceil((tries.until - performance.now()) / 1000);
    if (seconds > 0) return err({ type: 'too-many-tries' as const, seconds });
    if (link.state() === 'connected' || (await link.isThere())) return err({ type: 'host-answers' as const });
    // Counted before it is judged.
    tries.failures++;
    tries.until = performance.now() + (tries.failures > 2 ? Math.min(900_000, 1000 * 2 ** (tries.failures - 3)) : 0);
    taking.now = true;
    const isGone = () => link.state() !== 'connected';
    const taken = await takeOver({ folder, host, login, password, isGone }).catch((error: unknown) => {
      taking.now = false;
      throw error;
    });
    taking.now = taken.ok;
    if (!taken.ok) return taken;
    parts.onTookOver();
    return ok({});
  };

  const linkTo = (host: HostFile) => {
    now.host = host;
    now.link = openHostLink({ ...parts, host, alsoAt, onStandIn, onDismissed, onSuccessor, follow });
    now.link.onChange(changed);
    become('not-paired');
  };

  const paired = (answer: Result<HostFile, { readonly type: string }>, by: 'page' | 'file') => {
    now.comparing = null;
    if (life.closed) return;
    if (!answer.ok) {
      const { type } = answer.error;
      return become('not-paired', { failure: by === 'page' ? notMet(type) : type });
    }
    parts.onPaired?.(by);
    keepHost(folder, answer.value);
    forgetDevice(folder);
    linkTo(answer.value);
  };

  /** Paired and let in no more: it may be paired again. */
  const isFree = () => now.link === null || now.link.state() === 'station-removed';

  const withCode = async (device: DeviceFile, by: 'page' | 'file') => {
    if (now.link) await now.link.close();
    now.link = null;
    become('pairing');
    const answer = await pairByCode(device, identity);
    // The answer of the try before was lost on its way: the host let this PC in all the same.
    const known = !answer.ok && 'known' in answer.error && (by === 'page' || !parts.host) ? answer.error.known : null;
    paired(known ? ok(known) : answer, by);
  };

  // A technician's file is tried until it is used, refused or the host is another one: the cable may come later.
  const withFile = async (device: DeviceFile) => {
    for (;;) {
      await withCode(device, 'file');
      if (life.closed || now.pairing.failure !== 'host-unreachable') break;
      await new Promise((again) => setTimeout(again, FILE_AGAIN_MS));
    }
    // The host has known this PC all along, or the answer to the pairing was lost: the link will say. Another host that knows it is the
    // one that took the place of its own while this PC was off and could not be told: it has the same log, and the same name for it.
    if (now.pairing.failure === 'station-known' && parts.host) {
      const { host, addresses, port } = device;
      const isOwn = parts.host.host === host;
      const known: HostFile = isOwn ? parts.host : { v: 1, host, addresses, port, station: parts.host.station };
      if (!isOwn) keepHost(folder, known);
      forgetDevice(folder);
      linkTo(known);
    }
  };

  // The office's QR, held before this PC's own scanner; never at a PC that was paired: nobody there can be sent to another host by a code.
  const stopHearing = parts.scanner.onScan((text) => {
    const device = now.link === null && now.pairing.state === 'not-paired' ? parsed(text) : null;
    if (device) void withCode(device, 'page');
  });

  if (parts.device) void withFile(parts.device);
  else if (parts.host) linkTo(parts.host);

  return {
    link: () => now.link,
    /** Something that its page shows is another one. */
    changed,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    view: (): LinkView => {
      const welcome = now.link?.welcome();
      const isPairing = now.link === null || now.pairing.state !== 'not-paired';
      return {
        ...now.pairing,
        state: isPairing ? now.pairing.state : (now.link?.state() ?? 'not-paired'),
        hostName: welcome?.pointName ?? '',
        name: welcome?.name ?? '',
        key: identity.key,
        hostKey: now.host?.host ?? null,
        ...{ standIn: standInView(), wasHostUntil: formerly },
        ...{ roles: [...(welcome?.roles ?? [])], counters: [...(welcome?.counters ?? [])] },
        ...{ address, folder },
        found: around.found.map((each) => ({ ...each })),
      };
    },
    withText: (text: string): Result<Record<string, never>, { type: 'already-paired' | 'code-unreadable' }> => {
      if (!isFree() || now.pairing.state !== 'not-paired') return err({ type: 'already-paired' });
      const device = parsed(text);
      if (!device) return err({ type: 'code-unreadable' });
      void withCode(device, 'page');
      return ok({});
    },
    compare: (place: Place): Result<Record<string, never>, { type: 'already-paired' }> => {
      if (!isFree() || now.pairing.state !== 'not-paired') return err({ type: 'already-paired' });
      become('pairing');
      void (async () => {
        await now.link?.close();
        now.link = null;
        const begun = await compareWithHost(place, identity);
        if (!begun.ok) return become('not-paired', { failure: notMet(begun.error.type) });
        const comparing = begun.value;
        now.comparing = comparing;
        become('comparing', { digits: comparing.digits });
        // Over at the office, or the host is gone: nobody here goes on looking at digits that mean nothing any more.
        const answer = await comparing.answered;
        if (now.comparing !== comparing || now.pairing.state !== 'comparing' || answer.ok) return;
        comparing.end();
        now.comparing = null;
        become('not-paired', { failure: notMet(answer.error.type) });
      })();
      return ok({});
    },
    takeOver: becomeHost,
    same: (): void => {
      const { comparing } = now;
      if (!comparing || now.pairing.state !== 'comparing') return;
      become('waiting-for-office', { digits: comparing.digits });
      void comparing.same().then((answer) => {
        if (now.comparing === comparing) paired(answer, 'page');
      });
    },
    stop: (): void => {
      const { state } = now.pairing;
      now.comparing?.end();
      now.comparing = null;
      if (state !== 'pairing') become('not-paired', { failure: state === 'comparing' ? 'digits-differ-here' : null });
    },
    close: async (): Promise<void> => {
      life.closed = true;
      stopLooking?.();
      stopHearing();
      now.comparing?.end();
      await now.link?.close();
    },
  };
}

const FILE_AGAIN_MS = 3_000;

/** At its page nothing is tried again by itself: whoever stands there looks, and presses again. */
function notMet(failure: string): string {
  if (failure === 'please-wait') return 'pairing-too-often' satisfies PairingTrouble;
  return failure === 'host-unreachable' ? ('host-not-met' satisfies PairingTrouble) : failure;
}

function parsed(text: string): DeviceFile | null {
  try {
    const read = deviceFile.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export type Joining = ReturnType<typeof createJoining>;
