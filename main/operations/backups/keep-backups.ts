import type { BackupFile, BackupPlaceKind, BackupTrouble, Worked } from '../../ports/backups.ts';
import type { OperatorLog } from '../../ports/log.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { ownBackupKey } from './backup-keys.ts';
import { readBackupMemory, verdictKey, writeBackupMemory } from './backup-memory.ts';
import {
  type BackupParts,
  type BackupStep,
  carryBackup,
  makeBackup,
  newestGood,
  placeOf,
  readBackupsAgain,
} from './make-backup.ts';

export type PlaceState = 'good' | 'empty' | 'absent' | 'same-device' | BackupTrouble;

export interface KnownBackup {
  readonly name: string;
  readonly number: number;
  readonly created: number;
  readonly bytes: number;
  /** When it was last read, and whether it was good; null: never. */
  readonly read: { readonly at: number; readonly good: boolean } | null;
  readonly forProvince: boolean;
}

export interface PlaceStanding {
  readonly kind: BackupPlaceKind;
  readonly folder: string;
  readonly state: PlaceState;
  /** Newest first. */
  readonly backups: readonly KnownBackup[];
}

export interface BackupStanding {
  readonly places: readonly PlaceStanding[];
  /** The newest good one anywhere. */
  readonly last: {
    readonly at: number;
    readonly place: BackupPlaceKind;
    readonly bytes: number;
    readonly readAt: number;
  } | null;
  readonly working: BackupStep | null;
  /** The last try came to nothing. */
  readonly trouble: BackupTrouble | null;
  /** When the living database was last read whole. */
  readonly whole: { readonly at: number; readonly good: boolean } | null;
}

export interface BackupKeeper {
  standing(): BackupStanding;
  /** Whoever presses waits for it; while one is being made it is that one. */
  makeNow(): Promise<Worked<BackupFile>>;
  find(kind: BackupPlaceKind, name: string): Promise<BackupFile | null>;
  /** Opened and read whole, now. */
  isGood(file: BackupFile): Promise<boolean>;
  /** What is due, by the clock. */
  look(): Promise<void>;
  close(): Promise<void>;
}

const lookEveryMs = 60_000;
/** Older than this, what is known of the devices is looked at again while it is told. */
const staleMs = 5_000;
const hourMs = 3_600_000;
/** Nothing was written for so many looks: the moment to read everything whole. */
const quietLooks = 5;
const wholeEveryMs = 20 * hourMs;
/** A day on which it never was quiet. */
const wholeAtLastMs = 26 * hourMs;

export interface KeepParts extends BackupParts {
  readonly store: Pick<PointStore, 'head' | 'stream' | 'memory' | 'changed'>;
  readonly operatorLog: OperatorLog;
  /** The living database does not say what it said. */
  readonly onDamaged: () => void;
}

/** A backup each hour in which something was written, and once a day everything is read whole; off the main thread, by the clock of the boot. */
export function keepBackups(parts: KeepParts): BackupKeeper {
  const { store, clock, operatorLog, memory, worker } = parts;
  const now = {
    working: null as BackupStep | null,
    making: null as Promise<Worked<BackupFile>> | null,
    trouble: null as BackupTrouble | null,
    troubles: new Map<BackupPlaceKind, BackupTrouble>(),
    triedAt: null as number | null,
    wholeTriedAt: null as number | null,
    quiet: 0,
    seen: store.head().seq,
    refreshedAt: clock.mono(),
    looking: Promise.resolve(),
    closed: false,
  };
  const started = clock.mono();
  /** What a kill left; before anything is made anew under such a name. */
  const swept = placeOf(parts, 'own')?.sweep();
  /** What lies there is looked at again without anybody waiting for it; what was seen last is told meanwhile. */
  async function refresh(): Promise<void> {
    now.refreshedAt = clock.mono();
    const others = await Promise.all(parts.places.map((place) => place.refresh()));
    if (others.includes(true) && !now.closed) store.changed();
  }
  const step = (working: BackupStep | null) => {
    now.working = working;
    store.changed();
  };

  async function make(): Promise<Worked<BackupFile>> {
    now.triedAt = clock.mono();
    await swept;
    const made = await makeBackup(parts, step);
    now.trouble = made.ok ? null : made.error.type;
    if (made.ok) await carryAll(made.value);
    step(null);
    operatorLog.write({ event: 'backup', made: made.ok ? 'good' : made.error.type });
    if (!made.ok && made.error.type === 'database-damaged') await readWhole();
    return made;
  }

  const makeNow = () => {
    now.making ??= make().finally(() => {
      now.making = null;
    });
    return now.making;
  };

  async function carryAll(file: BackupFile): Promise<void> {
    for (const place of parts.places) {
      if (place.kind === 'own' || (await place.listAside()) === null) continue;
      step('carrying');
      const carried = await carryBackup(parts, place, file);
      if (carried.ok) now.troubles.delete(place.kind);
      else now.troubles.set(place.kind, carried.error.type);
    }
  }

  async function readWhole(): Promise<void> {
    now.wholeTriedAt = clock.mono();
    const judged = await worker.judge({ db: parts.database });
    // a disk that is full or a thread that was ended says nothing about the database
    if (!judged.ok && judged.error.type !== 'database-damaged') return;
    writeBackupMemory(memory, (was) => ({ ...was, whole: { at: clock.now(), good: judged.ok } }));
    store.changed();
    if (!judged.ok) parts.onDamaged();
  }

  const newestIsNow = (file: BackupFile | null) =>
    file !== null && file.header.stream === store.stream && file.header.head.seq === store.head().seq;
  const isDue = () => now.triedAt === null || clock.mono() - now.triedAt >= hourMs;
  const isWholeDue = () => {
    const { whole } = readBackupMemory(memory);
    const since = whole === null ? wholeEveryMs + 2 * (clock.mono() - started) : Math.abs(clock.now() - whole.at);
    const triedLately = now.wholeTriedAt !== null && clock.mono() - now.wholeTriedAt < hourMs;
    return !triedLately && since >= (now.quiet >= quietLooks ? wholeEveryMs : wholeAtLastMs);
  };

  async function lookNow(): Promise<void> {
    const { seq } = store.head();
    now.quiet = seq === now.seen ? now.quiet + 1 : 0;
    now.seen = seq;
    await refresh();
    const own = placeOf(parts, 'own');
    const newest = own ? newestGood(memory, own) : null;
    if (isDue() && !newestIsNow(newest)) await makeNow();
    else if (newest) await carryWhatIsMissing(newest);
    if (!now.closed && isWholeDue()) {
      await readWhole();
      await readBackupsAgain(parts);
    }
  }

  /** A device that came in since. */
  async function carryWhatIsMissing(newest: BackupFile): Promise<void> {
    const lacking = parts.places.some(
      (place) => place.kind !== 'own' && place.known()?.some(({ name }) => name === newest.name) === false,
    );
    if (!lacking) return;
    await carryAll(newest);
    step(null);
  }

  const look = () => {
    now.looking = now.looking.then(() => (now.closed ? undefined : lookNow()));
    return now.looking;
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();

  const standing = (): BackupStanding => {
    if (clock.mono() - now.refreshedAt >= staleMs) void refresh();
    const { verdicts, whole } = readBackupMemory(memory);
    const places = parts.places.map((place): PlaceStanding => {
      const files = place.known();
      const backups = (files ?? []).map(({ name, fileBytes, header }) => ({
        ...{ name, number: header.number, created: header.created, bytes: fileBytes },
        read: verdicts[verdictKey(place.kind, name)] ?? null,
        forProvince: header.keys.some((key) => key.for === 'province'),
      }));
      return { kind: place.kind, folder: place.folder, state: stateOf(place, files !== null, backups), backups };
    });
    const good = places.flatMap(({ kind, backups }) =>
      backups.flatMap(({ created, bytes, number, read }) =>
        read?.good ? [{ at: created, place: kind, bytes, readAt: read.at, number }] : [],
      ),
    );
    const [newest] = good.toSorted((a, b) => b.number - a.number);
    const last = newest ? { at: newest.at, place: newest.place, bytes: newest.bytes, readAt: newest.readAt } : null;
    return { places, last, working: now.working, trouble: now.trouble, whole };
  };

  function stateOf(
    place: BackupParts['places'][number],
    isThere: boolean,
    backups: readonly KnownBackup[],
  ): PlaceState {
    if (!isThere) return place.kind === 'own' ? 'not-writable' : 'absent';
    const trouble = place.kind === 'own' ? now.trouble : now.troubles.get(place.kind);
    if (trouble) return trouble;
    if (place.isSameDevice()) return 'same-device';
    return backups.some(({ read }) => read?.good) ? 'good' : 'empty';
  }

  return {
    standing,
    makeNow,
    look,
    find: async (kind, name) => (await placeOf(parts, kind)?.listAside())?.find((file) => file.name === name) ?? null,
    async isGood(file) {
      const key = ownBackupKey(parts, file);
      const work = placeOf(parts, 'own')?.folder;
      const { path, header } = file;
      return key !== null && work !== undefined && (await worker.check({ path, header, key, work })).ok;
    },
    async close() {
      now.closed = true;
      clearInterval(timer);
      await worker.close();
      await now.looking;
      await now.making;
    },
  };
}
