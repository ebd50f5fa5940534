import type { BundleSegment } from '../../contract/bundle.ts';
import { pushLimits, type WireEvent } from '../../contract/wire-words.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Head } from '../../domain/chain.ts';
import { pruneCarried } from './carried-pruning.ts';
import type { WritableDb } from './open-database.ts';

export interface CarriedStream {
  readonly stream: string;
  readonly events: number;
  readonly upTo: number;
}

export interface BundleMark {
  readonly bundle: string;
  readonly way: 'in' | 'out';
  readonly place: string;
  readonly events: number;
  readonly at: number;
}

/** Segments of others on their way to the province, as a set: any order of bundles leaves the same rows. */
export function carriedTable(db: WritableDb) {
  const keepEvent = db.prepare(
    'INSERT INTO carried_events (stream, seq, hash, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  // Of two true signatures of one end by one writer the smaller one stays, whichever came first.
  const keepHead = db.prepare(`INSERT INTO carried_heads (stream, seq, hash, writer, signature) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET signature = excluded.signature
    WHERE excluded.signature < carried_heads.signature`);
  const keepKey = db.prepare(`INSERT INTO carried_keys (stream, dossier, wrapped) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped WHERE excluded.wrapped < carried_keys.wrapped`);
  const streams = db
    .prepare<[], string>('SELECT DISTINCT stream FROM carried_events WHERE safe = 0 ORDER BY stream')
    .pluck();
  const eventsOf = db.prepare<[string, number], Row>(
    'SELECT seq, hash, json FROM carried_events WHERE stream = ? AND seq > ? AND safe = 0 ORDER BY seq, hash',
  );
  const everyEvent = db.prepare<[string], Row & { readonly safe: number }>(
    'SELECT seq, hash, json, safe FROM carried_events WHERE stream = ? ORDER BY seq DESC, hash',
  );
  const speakingOf = db
    .prepare<[string], string>(
      `SELECT DISTINCT stream FROM carried_events WHERE EXISTS (
         SELECT 1 FROM json_each(?) AS wanted WHERE instr(carried_events.json, '"' || wanted.value || '"') > 0)
       ORDER BY stream`,
    )
    .pluck();
  const highest = db.prepare<[string], Head>(
    `SELECT seq, hash FROM carried_heads JOIN carried_events USING (stream, seq, hash)
     WHERE stream = ? AND safe = 0 ORDER BY seq DESC, hash LIMIT 1`,
  );
  // The highest confirmed end that is held here, unless two histories are held below it: then all goes on. What the province
  // lacked when it was asked later is not confirmed any more.
  const doneUpTo = db
    .prepare<[string], number>(
      `SELECT coalesce(max(done.seq), 0) FROM carried_done AS done
       JOIN carried_events AS held USING (stream, seq, hash)
       WHERE done.stream = ? AND NOT EXISTS (
         SELECT 1 FROM carried_wanted AS wanted
         WHERE wanted.stream = done.stream AND wanted.seq < done.seq AND wanted.at > done.at
       ) AND NOT EXISTS (
         SELECT 1 FROM carried_events AS other
         WHERE other.stream = done.stream AND other.seq <= done.seq GROUP BY other.seq HAVING count(*) > 1)`,
    )
    .pluck();
  const headsOf = db.prepare<[string], Head & { writer: string; signature: string }>(
    'SELECT seq, hash, writer, signature FROM carried_heads WHERE stream = ? ORDER BY writer, seq, hash',
  );
  const keysOf = db.prepare<[string], { dossier: string; wrapped: string }>(
    'SELECT dossier, wrapped FROM carried_keys WHERE stream = ? ORDER BY dossier',
  );
  const confirm = db.prepare(
    `INSERT INTO carried_done (stream, seq, hash, at) VALUES (@stream, @seq, @hash,
       coalesce(@at, (SELECT at FROM carried_wanted WHERE stream = @stream), 0))
     ON CONFLICT DO UPDATE SET at = max(at, excluded.at)`,
  );
  const want = db.prepare(`INSERT INTO carried_wanted (stream, seq, at) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at
    WHERE excluded.at > carried_wanted.at OR (excluded.at = carried_wanted.at AND excluded.seq < carried_wanted.seq)`);
  const mark = db.prepare(
    'INSERT INTO bundles (bundle, way, place, events, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const known = db.prepare("SELECT 1 FROM bundles WHERE bundle = ? AND way = 'in'").pluck();
  const latest = db.prepare<[], BundleMark>(
    'SELECT bundle, way, place, events, at FROM bundles ORDER BY at DESC, bundle LIMIT 10',
  );
  return {
    keep: ({ stream, events, headSignature, writer, keys }: BundleSegment): void => {
      for (const event of events) keepEvent.run(stream, event.seq, event.hash, canonicalJson(event));
      const last = events.at(-1);
      if (last) keepHead.run(stream, last.seq, last.hash, writer, headSignature);
      for (const { dossier, wrapped } of keys) keepKey.run(stream, dossier, wrapped);
    },
    streams: (): CarriedStream[] =>
      streams.all().flatMap((stream) => {
        const rows = eventsOf.all(stream, doneUpTo.get(stream) ?? 0);
        return rows.length === 0 ? [] : [{ stream, events: rows.length, upTo: rows.at(-1)?.seq ?? 0 }];
      }),
    /** Of each stream the highest signed end that no two backups hold: also of what the province had, for it may go back. */
    ends: (): { stream: string; head: Head }[] =>
      streams.all().flatMap((stream) => {
        const head = highest.get(stream);
        return head ? [{ stream, head }] : [];
      }),
    /** Every event of a stream that is kept, in its order. */
    all: (stream: string): WireEvent[] => eventsBelow(everyEvent.all(stream), () => true),
    /** Those that one of these keys signed for, at one of these ends or at one that is kept; or that the province holds. */
    signedBy: (
      stream: string,
      { ends, writers }: { ends: readonly string[]; writers: readonly string[] },
    ): WireEvent[] => {
      const signed = headsOf.all(stream).flatMap(({ hash, writer }) => (writers.includes(writer) ? [hash] : []));
      const believed = new Set([...ends, ...signed]);
      return eventsBelow(everyEvent.all(stream), ({ hash, safe }) => safe === 1 || believed.has(hash));
    },
    /** Streams in which one of these dossiers is named. */
    speakingOf: (dossiers: readonly string[]): string[] =>
      dossiers.length === 0 ? [] : speakingOf.all(JSON.stringify(dossiers)),
    /**
     * Contiguous signed pieces, each within the limits of a push; of two histories, or two that signed, each its own pieces.
     * `after`: what the province says it has; left out, what it said last.
     */
    segments: (stream: string, after = doneUpTo.get(stream) ?? 0): BundleSegment[] => {
      const runs = runsOf(eventsOf.all(stream, after));
      const keys = new Map(keysOf.all(stream).map((key) => [key.dossier, key]));
      return [...Map.groupBy(headsOf.all(stream), ({ writer }) => writer).values()].flatMap((heads) => {
        const signed = new Map(heads.map((head) => [head.hash, head]));
        return runs.flatMap((run) => piecesOf(run, signed).map((piece) => segmentOf(stream, piece, keys)));
      });
    },
    /** The province has this very history up to there: it is carried no further. `at`: when it said so, by its clock; left out: now. */
    confirm: (stream: string, { seq, hash }: Head, at: number | null = null): void =>
      void confirm.run({ stream, seq, hash, at }),
    /** The province said at that time that it has nothing above `from`: it went back, or never had it. */
    want: (stream: string, from: Head, at: number): void => void want.run(stream, from.seq, at),
    ...pruneCarried(db),
    mark: ({ bundle, way, place, events, at }: BundleMark): void => void mark.run(bundle, way, place, events, at),
    isTaken: (bundle: string): boolean => known.get(bundle) !== undefined,
    latest: (): BundleMark[] => latest.all(),
  };
}

export type Carried = ReturnType<typeof carriedTable>;

interface Row {
  readonly seq: number;
  readonly hash: string;
  readonly json: string;
}

type Link = Row & { readonly event: WireEvent };

/** What stands below an end that is believed, each by the hash that the one after it names; rows come the last one first. */
function eventsBelow<R extends Row>(rows: readonly R[], isBelieved: (row: R) => boolean): WireEvent[] {
  const named = new Set<string>();
  const events: WireEvent[] = [];
  for (const row of rows) {
    if (!isBelieved(row) && !named.has(row.hash)) continue;
    const event = JSON.parse(row.json) as WireEvent;
    named.add(event.prev);
    events.push(event);
  }
  return events.reverse();
}

/** Every stretch in which each event stands on the one before; a fork begins a stretch of its own. */
function runsOf(rows: readonly Row[]): Link[][] {
  const runs: Link[][] = [];
  for (const row of rows) {
    const link = { ...row, event: JSON.parse(row.json) as WireEvent };
    const before = runs.find((run) => run.at(-1)?.hash === link.event.prev && run.at(-1)?.seq === link.seq - 1);
    if (before) before.push(link);
    else runs.push([link]);
  }
  return runs;
}

interface Piece {
  readonly links: readonly Link[];
  readonly writer: string;
  readonly signature: string;
}

/** Cut at ends that were signed; what no signature covers waits for the bundle that brings one. */
function piecesOf(run: readonly Link[], signed: ReadonlyMap<string, { writer: string; signature: string }>): Piece[] {
  const pieces: Piece[] = [];
  const open = { from: 0, bytes: 0, end: null as null | { at: number; writer: string; signature: string } };
  const close = () => {
    if (!open.end) return;
    const { at, writer, signature } = open.end;
    pieces.push({ links: run.slice(open.from, at + 1), writer, signature });
    Object.assign(open, { from: at + 1, end: null });
  };
  for (const [at, { json, hash }] of run.entries()) {
    const more = Buffer.byteLength(json);
    if (at - open.from >= pushLimits.maxEvents || open.bytes + more > pushLimits.maxBytes) {
      close();
      open.bytes = run.slice(open.from, at).reduce((sum, each) => sum + Buffer.byteLength(each.json), 0);
    }
    open.bytes += more;
    const end = signed.get(hash);
    if (end) open.end = { at, ...end };
  }
  close();
  return pieces;
}

function segmentOf(
  stream: string,
  { links, writer, signature }: Piece,
  keys: ReadonlyMap<string, { dossier: string; wrapped: string }>,
): BundleSegment {
  const events = links.map(({ event }) => event);
  const [first] = events;
  return {
    ...{ stream, events, writer, headSignature: signature },
    from: { seq: (first?.seq ?? 1) - 1, hash: first?.prev ?? '' },
    keys: events.flatMap(({ type, facts }) => {
      const key = type === 'dossier-received' ? keys.get(String(facts.dossier)) : undefined;
      return key ? [key] : [];
    }),
  };
}
