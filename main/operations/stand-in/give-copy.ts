import type { CopyMark, CopyPiece } from '../../../contract/follow-api.ts';
import type { StationId } from '../../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TailMark } from '../../store/log-tail.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Hold } from './hold.ts';

/** Bytes of one answer, before base64. */
const PIECE_BYTES = 512 * 1024;
/** Bytes of the write-ahead file, after which it is folded in when the stand-in has them all, and at the latest. */
const FOLD_AT = 4 * 1024 * 1024;
const FOLD_AT_LAST = 64 * 1024 * 1024;
/** A stand-in that asks nothing for so long is not there. */
const SILENT_MS = 20_000;
const WAIT_MS = 5_000;
/** Small things are written that tell nobody. */
const LOOK_MS = 400;

interface Follower {
  readonly station: StationId;
  have: CopyMark | null;
  whole: number;
  askedAt: number;
  door: { readonly addresses: readonly string[]; readonly port: number };
}

/** Up to where the log reached when the write-ahead file was so long. */
interface Reached {
  readonly file: string;
  readonly bytes: number;
  readonly stream: string;
  readonly seq: number;
}

export type GivenCopy = ReturnType<typeof giveCopy>;

/**
 * The host's database to its stand-in, as it grows. Every question says what is flushed there, so that what the host counts
 * as being on two devices is on two devices.
 */
export function giveCopy({
  store,
  clock,
  hold,
}: {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly hold: Hold;
}) {
  const { tail } = store;
  const now = {
    follower: null as Follower | null,
    /** The write-ahead file before, whole, which was folded in when the stand-in had it. */
    before: null as { file: string; bytes: number } | null,
    held: { stream: '', seq: 0, at: null as number | null },
    reached: [] as Reached[],
  };
  const wakers = new Set<() => void>();
  const stop = store.onChange(() => {
    for (const wake of [...wakers]) wake();
  });

  const isThere = ({ askedAt }: Follower) => clock.mono() - askedAt < SILENT_MS;
  const isWhole = ({ have, whole }: Follower) => have !== null && have.base === whole;

  const lookNow = () => {
    const mark = tail.look();
    const { seq } = store.head();
    const last = now.reached.at(-1);
    if (last?.file !== mark.file || last.bytes !== mark.bytes || last.seq !== seq)
      now.reached.push({ ...mark, stream: store.stream, seq });
    return mark;
  };

  /** What is flushed there, told by what it asks for next. */
  const noteHave = (follower: Follower) => {
    const { have } = follower;
    if (!have || !isWhole(follower)) return;
    const held = now.reached.filter(({ file, bytes }) => file === have.file && bytes <= have.bytes).at(-1);
    if (!held) return;
    hold.noteCopied(store, follower.station);
    const isNew = held.seq !== now.held.seq || held.stream !== now.held.stream;
    now.reached = now.reached.slice(now.reached.indexOf(held));
    const hasAll = held.stream === store.stream && held.seq === store.head().seq;
    now.held = { stream: held.stream, seq: held.seq, at: hasAll ? clock.now() : now.held.at };
    if (isNew) store.changed();
  };

  const foldIfDue = (bytes: number) => {
    const { follower } = now;
    if (bytes < FOLD_AT) return;
    const isBusy = follower && (!isWhole(follower) || (follower.have?.bytes ?? 0) < bytes);
    if (isBusy && bytes < FOLD_AT_LAST) return;
    const before = lookNow();
    if (!tail.fold()) return;
    now.before = before;
    lookNow();
  };

  /** What comes after `have`; null: nothing yet. */
  const next = (follower: Follower, mark: TailMark): CopyPiece | null => {
    const { have } = follower;
    const base64 = (bytes: Buffer) => bytes.toString('base64');
    if (have && now.before?.file === have.file && isWhole(follower) && have.bytes === now.before.bytes)
      return { type: 'folded', file: mark.file };
    if (!have || have.file !== mark.file || have.bytes > mark.bytes) {
      follower.whole = tail.baseBytes();
      return {
        type: 'base',
        file: mark.file,
        at: 0,
        whole: follower.whole,
        ahead: mark.bytes,
        data: base64(tail.readBase(0, PIECE_BYTES)),
      };
    }
    if (!isWhole(follower)) {
      const { whole } = follower;
      const data = base64(tail.readBase(have.base, PIECE_BYTES));
      return { type: 'base', file: mark.file, at: have.base, whole, data };
    }
    if (have.bytes >= mark.bytes) return null;
    const data = base64(tail.readAhead(have.bytes, Math.min(PIECE_BYTES, mark.bytes - have.bytes)));
    return { type: 'ahead', file: mark.file, at: have.bytes, data };
  };

  const change = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wakers.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, LOOK_MS);
      wakers.add(done);
      signal?.addEventListener('abort', done);
    });

  const follow = async (
    station: StationId,
    wish: { readonly have: CopyMark | null; readonly door: Follower['door'] },
    signal: AbortSignal | undefined,
  ): Promise<CopyPiece> => {
    tail.keep();
    const known = now.follower?.station === station ? now.follower : null;
    const follower = known ?? { ...wish, station, whole: -1, askedAt: 0 };
    const { file } = lookNow();
    // A base that was finished is as long as it was: it stands still until the write-ahead file is folded in.
    if (!known && wish.have?.file === file) follower.whole = tail.baseBytes();
    const isNewDoor = JSON.stringify(follower.door) !== JSON.stringify(wish.door) || !known;
    Object.assign(follower, { ...wish, askedAt: clock.mono() });
    now.follower = follower;
    noteHave(follower);
    if (isNewDoor) {
      store.memory.set(DOOR, JSON.stringify({ station, door: wish.door } satisfies KeptDoor));
      store.changed();
    }
    for (let waited = 0; ; waited += LOOK_MS) {
      const mark = lookNow();
      const piece = next(follower, mark);
      if (piece) {
        if (isLast(piece)) hold.noteGiven(store);
        return piece;
      }
      foldIfDue(mark.bytes);
      if (waited >= WAIT_MS || signal?.aborted) return { type: 'nothing' };
      await change(signal);
    }
  };

  const tidy = setInterval(() => {
    if (!tail.isKept()) return;
    if (store.stations.standIn()) return foldIfDue(tail.look().bytes);
    tail.release();
    Object.assign(now, { follower: null, before: null, reached: [] });
  }, WAIT_MS);
  tidy.unref();

  return {
    follow,
    asked: () => void hold.release(),
    /** Where the stand-in would open its door. */
    door: (station: StationId) => (now.follower?.station === station ? now.follower.door : keptDoor(store, station)),
    /** Up to where the written log lies at the stand-in too, flushed. */
    heldSeq: () => (now.held.stream === store.stream && store.stations.standIn() ? now.held.seq : 0),
    state: (station: StationId) => {
      const { follower, held } = now;
      const one = follower?.station === station && isThere(follower) ? follower : null;
      const behind = held.stream === store.stream ? store.head().seq - held.seq : store.head().seq;
      const oldest = behind === 0 ? undefined : store.outgoing.read(store.head().seq - behind + 1, justOne)[0];
      const isReceiving = one !== null && !isWhole(one);
      return {
        state: one === null ? ('waiting' as const) : isReceiving ? ('receiving' as const) : ('following' as const),
        percent: isReceiving ? Math.floor((100 * (one.have?.base ?? 0)) / Math.max(1, one.whole)) : 100,
        ...{ behind, since: oldest?.at.wall ?? null, lastAt: held.at },
      };
    },
    close: () => {
      clearInterval(tidy);
      stop();
      for (const wake of [...wakers]) wake();
    },
  };
}

const DOOR = 'stand-in-door';

interface KeptDoor {
  readonly station: StationId;
  readonly door: Follower['door'];
}

/** Of a start before this one: the stand-in may be off when the host comes back and on again when it is gone for good. */
function keptDoor({ memory }: Pick<PointStore, 'memory'>, station: StationId): Follower['door'] | null {
  const kept = JSON.parse(memory.get(DOOR) ?? 'null') as KeptDoor | null;
  return kept?.station === station ? kept.door : null;
}

/** With it the copy is whole there, before it says so. */
function isLast(piece: CopyPiece): boolean {
  if (piece.type !== 'base') return true;
  return piece.at + Buffer.byteLength(piece.data, 'base64') >= piece.whole;
}

const justOne = { maxEvents: 1, maxBytes: 1 };
