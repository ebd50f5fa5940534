import { bundleHeader } from '../../contract/bundle.ts';
import { readHeader } from '../../domain/bundle.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import type { Stick } from '../ports/stick.ts';
import { makeStationBundle } from './bundle-out.ts';
import type { BundleParts } from './bundle-parts.ts';

export type StickState = 'none' | 'absent' | 'keeping' | 'no-reader' | 'failing';

/** A stick that stays in the PC: a second place for what the province does not have yet. */
export interface StickKeeper {
  state(): StickState;
  /** Up to where the stick that is in holds everything the province does not. */
  held(): Head;
  /** Looks and writes now; does not wait for its turn. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** Pieces of a few seconds each become one after so many, so that a month is not a hundred thousand files. */
const piecesAtMost = 40;
const everyMs = 3_000;

/**
 * Every few seconds the newest own events go onto the stick as a bundle of their own, flushed and read back. What lies there
 * says itself up to where it reaches: a stick that was pulled and comes back, or another one, is read by its names, and its
 * newest file is opened and checked. What the province has acknowledged is removed.
 */
export function keepStick(
  parts: BundleParts & { stick: Stick | null; onChange: () => void },
  ms = everyMs,
): StickKeeper {
  const { stick, log, onChange } = parts;
  const now = {
    state: (stick ? 'absent' : 'none') as StickState,
    held: genesis,
    closed: false,
    running: Promise.resolve(),
  };

  const set = (state: StickState, held: Head) => {
    const isSame = now.state === state && now.held.seq === held.seq;
    Object.assign(now, { state, held });
    if (!isSame) onChange();
  };

  async function write(): Promise<void> {
    const names = stick?.list() ?? null;
    if (!stick || names === null) return set(stick ? 'absent' : 'none', genesis);
    const pieces = names.flatMap((name) => pieceOf(name) ?? []).filter((piece) => piece.stream === tagOf(log.stream));
    const acked = log.acked();
    for (const piece of pieces.filter(({ to }) => to <= acked.seq)) stick.remove(piece.name);
    const held = heldBy(pieces, acked);
    const head = log.head();
    if (head.seq <= held.seq) return set('keeping', { seq: held.seq, hash: log.hashAt(held.seq) ?? '' });
    const isCrowded = pieces.length >= piecesAtMost;
    const from = isCrowded ? acked : { seq: held.seq, hash: log.hashAt(held.seq) ?? '' };
    const made = await makeStationBundle(parts, { from, carriesOthers: false });
    if (!made.ok) return set('no-reader', genesis);
    const name = nameOf(log.stream, from.seq, made.value.head.seq);
    if (!stick.write(name, made.value.bytes)) return set(stick.list() === null ? 'absent' : 'failing', genesis);
    if (isCrowded) for (const piece of pieces) if (piece.name !== name) stick.remove(piece.name);
    set('keeping', made.value.head);
  }

  /** Without a hole from what the province has, by files that are whole; a rotten one ends it. */
  function heldBy(pieces: readonly Piece[], acked: Head): Head {
    let seq = acked.seq;
    for (const { from, to, name } of pieces.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
      if (from > seq || to <= seq || to > log.head().seq) continue;
      if (!isWhole(name)) {
        stick?.remove(name);
        continue;
      }
      seq = to;
    }
    return { seq, hash: log.hashAt(seq) ?? '' };
  }

  const seenWhole = new Map<string, boolean>();
  function isWhole(name: string): boolean {
    const known = now.state === 'keeping' ? seenWhole.get(name) : undefined;
    if (known !== undefined) return known;
    const bytes = stick?.read(name) ?? null;
    const parse = (value: unknown) => bundleHeader.safeParse(value).data ?? null;
    const whole = bytes !== null && readHeader(bytes, { tools: parts.tools, parseHeader: parse }).ok;
    seenWhole.set(name, whole);
    return whole;
  }

  const look = () => {
    now.running = now.running.then(() => (now.closed ? undefined : write().catch(() => set('failing', genesis))));
    return now.running;
  };
  const timer = stick ? setInterval(look, ms) : undefined;
  timer?.unref();
  void look();
  return {
    state: () => now.state,
    held: () => now.held,
    look,
    async close() {
      clearInterval(timer);
      // a last look, so that the evening's last event is on it
      await look();
      now.closed = true;
    },
  };
}

interface Piece {
  readonly name: string;
  readonly stream: string;
  readonly from: number;
  readonly to: number;
}

/** The incarnation, short: no name of a person or place is in a file's name. */
function tagOf(stream: string): string {
  return stream.replace(':', '.').slice(0, 20);
}

function nameOf(stream: string, from: number, to: number): string {
  return `gd-${tagOf(stream)}-${from}-${to}.slb`;
}

function pieceOf(name: string): Piece | null {
  const found = /^gd-(\d{5}-\d{1,2}\.[0-9a-z-]{1,14})-(\d{1,12})-(\d{1,12})\.slb$/.exec(name);
  if (!found) return null;
  const [, stream = '', from = '', to = ''] = found;
  return { name, stream, from: Number(from), to: Number(to) };
}
