import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HostFile } from '../../../contract/station-api.ts';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { flushFolder } from '../../flushed-files.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { keepHost } from './host-file.ts';

const EVENTS_AT_ONCE = 200;
const BYTES_AT_ONCE = 1024 * 1024;

/** The former host towards the PC that took its place: it stops, shows what it wrote, and becomes one of its stations. */
export function createFormerHost(parts: {
  readonly store: PointStore;
  readonly wrap: (key: Uint8Array, dossier: string) => Uint8Array;
  /** It writes nothing more, whatever anybody else says. */
  readonly hold: () => void;
  readonly onStepDown: (host: HostFile) => void;
}) {
  const { store, wrap, hold, onStepDown } = parts;
  const own = () => store.incarnations.all().map(({ stream }) => ({ stream, seq: store.incarnations.headOf(stream) }));
  const streamOf = (name: string) =>
    name === store.stream ? store.outgoing : store.outgoing.ancestors().find(({ stream }) => stream === name);

  return {
    stop: (successor: string) => {
      hold();
      store.incarnations.supersededBy(successor);
      return own();
    },
    read: (name: string, from: number) => {
      const limits = { maxEvents: EVENTS_AT_ONCE, maxBytes: BYTES_AT_ONCE };
      const events: readonly AnyLogEvent[] = streamOf(name)?.read(from, limits) ?? [];
      const dossiers = new Set(
        events.flatMap(({ facts }) => ('dossier' in facts && facts.dossier ? [facts.dossier] : [])),
      );
      const keys = [...dossiers].flatMap((dossier) => {
        const key = store.sealing.keyOf(dossier);
        return key ? [{ dossier, wrapped: Buffer.from(wrap(key, dossier)).toString('base64') }] : [];
      });
      return { events: events.map((event) => ({ ...event })), keys };
    },
    stepDown: (host: HostFile) => onStepDown(host),
  };
}

export type FormerHostSide = ReturnType<typeof createFormerHost>;

/** What made the folder a host's; it stays, aside, and nothing of it is deleted. The keys go last: with them all is readable. */
const ofHost = [
  ...['log.db', 'log.db-wal', 'log.db-shm', 'attachments', 'voice'],
  ...['point.json', 'enrolment.json', 'anchor.json', 'centre-keys.json', 'took-over.json', 'stand-in.json'],
  ...['station.key', 'station.pub'],
];

/** `host.json` first: cut after it, the next start is a station, and what lies about is moved then. */
export function becomeStation(folder: string, host: HostFile, now: number): void {
  keepHost(folder, host);
  moveAside(folder, now);
}

/** Not the stand-in any more: the copy goes, and the keys of the log that this PC wrote once. */
export function forgetSecrets(folder: string): void {
  rmSync(join(folder, 'stand-in'), { recursive: true, force: true });
  for (const name of readdirSync(folder))
    if (wasHost.test(name)) rmSync(join(folder, name, 'station.key'), { force: true });
  flushFolder(folder);
}

const wasHost = /^was-host-(\d+)$/;

/** Null: this PC never was the host. */
export function wasHostUntil(folder: string): number | null {
  const times = readdirSync(folder).flatMap((name) => wasHost.exec(name)?.[1] ?? []);
  return times.length === 0 ? null : Math.max(...times.map(Number));
}

/**
 * All of it into one folder, whose name counts when everything is there: cut anywhere, the next start goes on with the same one.
 * `move`: so that a test may cut between two moves.
 */
export function moveAside(folder: string, now: number, move: typeof renameSync = renameSync): void {
  const there = ofHost.filter((name) => existsSync(join(folder, name)));
  const begun = readdirSync(folder).find((name) => unfinished.test(name));
  if (there.length === 0 && begun === undefined) return;
  const moving = join(folder, begun ?? `was-host-${now}${MOVING}`);
  mkdirSync(moving, { recursive: true, mode: 0o700 });
  for (const name of there) move(join(folder, name), join(moving, name));
  rmSync(join(folder, 'stand-in'), { recursive: true, force: true });
  // What is in it is there before the name that says so.
  flushFolder(moving);
  move(moving, moving.slice(0, -MOVING.length));
  flushFolder(folder);
}

const MOVING = '.moving';
const unfinished = /^was-host-\d+\.moving$/;
