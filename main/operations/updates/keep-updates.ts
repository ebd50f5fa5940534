import type { Staged, VersionChange } from '../../../contract/update-file.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import {
  isAsMeant,
  type UpdateFault,
  type UpdateStanding,
  type UpdateState,
  updateStateOf,
  type WantedStanding,
  wantedStanding,
} from '../../../domain/update.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LinkMemory } from '../../ports/province.ts';
import type { FoundUpdate, ImportProgress, SentUpdate, UpdateShelf } from '../../ports/updates.ts';
import { readWantedVersion } from '../wanted-version.ts';

export interface UpdateKeeper {
  readonly state: () => UpdateState;
  readonly wanted: () => { readonly version: string; readonly standing: WantedStanding } | null;
  readonly staged: () => (Staged & { readonly held: boolean }) | null;
  readonly history: () => readonly VersionChange[];
  /** Versions that lie here and are not as they were signed. */
  readonly changed: () => readonly string[];
  readonly before: () => { readonly version: string | null; readonly may: boolean } | null;
  readonly stick: () => 'none' | 'absent' | 'there';
  readonly found: () => readonly FoundUpdate[];
  readonly importing: () => ({ readonly name: string } & ImportProgress) | null;
  readonly trouble: () => { readonly name: string; readonly fault: UpdateFault['type'] } | null;
  readonly hasPublisher: () => boolean;
  /** Something is ready for the evening. */
  readonly isWaiting: () => boolean;
  /** A piece from a page; with the last one it is taken in. */
  receive(
    sent: SentUpdate & { readonly name: string; readonly last: boolean },
  ): Promise<
    Result<
      { received: number; staged: Staged | null },
      { type: Exclude<ImportRefusal, 'update-not-found'> | 'file-gone' }
    >
  >;
  importFrom(name: string): Promise<Result<Staged, { type: ImportRefusal }>>;
  goBack(from: string): Result<null, { type: 'update-no-way-back' | 'update-changed-meanwhile' }>;
  /** Looks at the stick and follows the province's word; does not wait for its turn. */
  look(): Promise<void>;
  /** Reads what lies here again, whole. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

export type ImportRefusal = UpdateFault['type'] | 'update-not-found' | 'update-under-way';

const lookEveryMs = 5_000;
const firstVerifyMs = 120_000;
const verifyEveryMs = 20 * 3_600_000;

export interface UpdateKeeperParts {
  readonly shelf: UpdateShelf;
  readonly clock: Clock;
  readonly memory: LinkMemory;
  readonly version: string;
  /** The folder of the stick; null: none is known. */
  readonly stick: string | null;
  readonly changed: () => void;
  readonly onBug: (where: string, error: unknown) => void;
}

/**
 * What lies on the stick, what waits, what the province wants. A wanted version that lies on the stick is taken in by
 * itself; putting it on is the evening's.
 */
export function keepUpdates(parts: UpdateKeeperParts): UpdateKeeper {
  const { shelf, clock, memory, version: runs, stick } = parts;
  const now = {
    seen: '',
    found: null as readonly FoundUpdate[] | null,
    importing: null as ({ name: string } & ImportProgress) | null,
    trouble: null as { name: string; fault: UpdateFault['type'] } | null,
    changed: [] as readonly string[],
    verifyAt: clock.mono() + firstVerifyMs,
    /** Taken in by itself once: what was refused is not tried every few seconds. */
    followed: new Set<string>(),
    hash: { order: 0, is: null as string | null },
    looking: Promise.resolve(),
    closed: false,
  };

  const wantedNow = () => readWantedVersion(memory);
  const stagedNow = () => {
    const staged = shelf.staged();
    if (staged && now.hash.order !== staged.order)
      now.hash = { order: staged.order, is: shelf.manifestHash(staged.version) };
    return staged && { ...staged, manifestHash: now.hash.is };
  };
  const standing = (): UpdateStanding => {
    const { stuck, last } = shelf.slots();
    return {
      ...{ isLaunched: true, runs, isStuck: stuck, last, staged: stagedNow(), wanted: wantedNow() },
      isDamaged: shelf.isDamaged() || now.changed.length > 0,
    };
  };

  async function lookAtStick(): Promise<void> {
    const files = stick === null ? null : await shelf.list(stick);
    const seen = files === null ? '' : JSON.stringify([files, shelf.slots().highestOrder, shelf.staged()?.order]);
    if (seen === now.seen && (files === null) === (now.found === null)) return;
    const found: FoundUpdate[] = [];
    for (const { name, bytes } of files ?? []) {
      const head = await shelf.peek(`${stick}/${name}`, runs);
      const said = head.ok ? { ...head.value, fault: null } : { ...unsaid, fault: head.error.type };
      found.push({ name, bytes, ...said });
    }
    Object.assign(now, { seen, found: files && found });
    parts.changed();
  }

  async function follow(): Promise<void> {
    const wanted = wantedNow();
    if (!wanted || wantedStanding(standing()) !== 'not-here') return;
    const meant = now.found?.find(
      (each) => each.fault === null && each.version === wanted.version && isAsMeant(each, wanted),
    );
    const key = meant && `${meant.name} ${meant.manifestHash} ${wanted.change}`;
    if (!meant || !key || now.followed.has(key) || now.importing) return;
    now.followed.add(key);
    await importFrom(meant.name);
  }

  async function importFrom(name: string): Promise<Result<Staged, { type: ImportRefusal }>> {
    if (now.importing) return err({ type: 'update-under-way' });
    const file = now.found?.find((each) => each.name === name);
    if (!file) return err({ type: 'update-not-found' });
    return takeIn(name, `${stick}/${name}`, file.bytes);
  }

  async function takeIn(name: string, path: string, of: number): Promise<Result<Staged, UpdateFault>> {
    Object.assign(now, { importing: { name, step: 'copying', done: 0, of }, trouble: null });
    parts.changed();
    try {
      const staged = await shelf.stage(path, runs, (progress) => {
        now.importing = { name, ...progress };
        parts.changed();
      });
      if (!staged.ok) now.trouble = { name, fault: staged.error.type };
      return staged;
    } finally {
      now.importing = null;
      parts.changed();
    }
  }

  const receive: UpdateKeeper['receive'] = async ({ name, last, ...sent }) => {
    if (now.importing) return err({ type: 'update-under-way' });
    const received = await shelf.receive(sent);
    if (!received.ok) return received;
    if (!last) return ok({ received: received.value, staged: null });
    const staged = await takeIn(name, shelf.received.path, received.value);
    await shelf.received.forget();
    return staged.ok ? ok({ received: received.value, staged: staged.value }) : staged;
  };

  async function verify(): Promise<void> {
    now.verifyAt = clock.mono() + verifyEveryMs;
    const changed = await shelf.changed();
    if (changed.join() === now.changed.join()) return;
    now.changed = changed;
    parts.changed();
  }

  async function lookNow(): Promise<void> {
    await lookAtStick();
    await follow();
    if (!now.importing && clock.mono() >= now.verifyAt) await verify();
  }
  const look = () => {
    now.looking = now.looking
      .then(() => (now.closed ? undefined : lookNow()))
      .catch((error: unknown) => parts.onBug('updates', error));
    return now.looking;
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();

  const before = () => {
    const { current, previous } = shelf.slots();
    if (!current || current.version !== runs) return null;
    return { version: previous?.version ?? null, may: shelf.opensBefore(current.version) };
  };

  return {
    state: () => updateStateOf(standing()),
    wanted: () => {
      const is = wantedStanding(standing());
      const version = wantedNow()?.version ?? null;
      return is === null || version === null ? null : { version, standing: is };
    },
    staged: () => {
      const staged = stagedNow();
      return staged && { ...staged, held: !isAsMeant(staged, wantedNow()) };
    },
    history: () => {
      const { last, past } = shelf.slots();
      return last ? [last, ...past] : past;
    },
    changed: () => now.changed,
    before,
    stick: () => (stick === null ? 'none' : now.found === null ? 'absent' : 'there'),
    found: () => now.found ?? [],
    importing: () => now.importing,
    trouble: () => now.trouble,
    hasPublisher: shelf.hasPublisher,
    isWaiting: () => {
      const staged = stagedNow();
      return now.importing === null && staged !== null && isAsMeant(staged, wantedNow());
    },
    ...{ importFrom, receive },
    goBack: (from) => {
      if (from !== runs) return err({ type: 'update-changed-meanwhile' });
      if (!before()?.may) return err({ type: 'update-no-way-back' });
      shelf.askGoBack(from);
      return ok(null);
    },
    ...{ look, verify },
    close: async () => {
      now.closed = true;
      clearInterval(timer);
      await shelf.close();
      await now.looking;
    },
  };
}

const unsaid = { version: null, manifestHash: null };
