import Database from 'better-sqlite3';
import type { Head } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { StreamId } from '../../domain/ids.ts';
import type { Vault } from '../ports/vault.ts';
import { chained } from './event-log.ts';
import type { Incarnations, Learnt } from './incarnations.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface Salvaged {
  /** Events that were taken over: each stands on the chain that is here. */
  readonly events: number;
  /** What lies in the old file and could not be proven, or not read. */
  readonly unread: number;
}

export interface SalvageParts {
  readonly into: WritableDb;
  readonly incarnations: Pick<Incarnations, 'learn' | 'get'>;
  readonly headOf: (stream: string) => Head;
  readonly vault: Pick<Vault, 'unwrap'>;
  /** The stream that is written now: nothing of it lies in an old file. */
  readonly live: string;
  /** No backup was there: accounts and the link to the province are taken as they can be read. */
  readonly withTables: boolean;
}

const pageEvents = 200;
/** So many places in a row that cannot be read, beyond the last known one, are the end. */
const deadPlaces = 5_000;

/**
 * The last resort: reads a database that was set aside row by row, as far as SQLite reads it, and takes over what the hash chain proves.
 * One flipped bit of an event is found by its hash; where more than that is gone its stream ends, until the province brought the event
 * (`salvageTail`).
 */
export function salvageLog(path: string, parts: SalvageParts): Salvaged {
  const old = openDamaged(path);
  if (!old) return { events: 0, unread: 0 };
  try {
    if (parts.withTables) copyTables(old, parts.into);
    return takeEvents(old, parts);
  } finally {
    old.close();
  }
}

/**
 * What stands behind an event that could not be proven: it stands on the chain once that event came from elsewhere. `after`: how far the
 * stream is here. Answers how many came.
 */
export function salvageTail(
  path: string,
  { stream, after, ...parts }: Pick<SalvageParts, 'incarnations' | 'vault'> & { stream: string; after: Head },
): number {
  const old = openDamaged(path);
  if (!old) return 0;
  try {
    const rows = attempt(() =>
      old
        .prepare<[string, number], Row>(`SELECT ${row} FROM events WHERE stream = ? AND seq > ? ORDER BY seq LIMIT 500`)
        .all(stream, after.seq),
    );
    let head = after;
    const events: AnyLogEvent[] = [];
    for (const each of rows ?? []) {
      const event = provenOn(head, each, { tries: 1 });
      if (!event) break;
      events.push(event);
      head = { seq: event.seq, hash: event.hash };
    }
    if (events.length === 0) return 0;
    const learnt = parts.incarnations.learn({ stream: StreamId(stream), events, keys: keysOf(old, parts, events) });
    return learnt.ok ? events.length : 0;
  } finally {
    old.close();
  }
}

/** Of the point's own streams before the one that is written now. */
export function eventsBefore(db: ReadableDb, live: string): number {
  return db.prepare('SELECT count(*) FROM events WHERE stream <> ?').pluck().get(live) as number;
}

function takeEvents(old: ReadableDb, parts: SalvageParts): Salvaged {
  const waiting = new Map<string, AnyLogEvent[]>();
  const heads = new Map<string, Head>();
  const count = { events: 0, unread: 0 };
  const headOf = (stream: string) => heads.get(stream) ?? parts.headOf(stream);
  const flush = (stream: string) => {
    const events = waiting.get(stream) ?? [];
    waiting.delete(stream);
    if (events.length === 0) return;
    const taken = parts.incarnations.learn({ stream: StreamId(stream), events, keys: keysOf(old, parts, events) });
    count[taken.ok ? 'events' : 'unread'] += events.length;
  };
  const mending = { tries: mostMended };
  for (const each of rowsOf(old, count)) {
    const head = headOf(each.stream);
    if (each.stream === parts.live || each.seq <= head.seq) continue;
    const event = provenOn(head, each, mending);
    if (!event) {
      count.unread++;
      continue;
    }
    const { stream, seq, hash } = event;
    const page = [...(waiting.get(stream) ?? []), event];
    waiting.set(stream, page);
    heads.set(stream, { seq, hash });
    if (page.length >= pageEvents) flush(stream);
  }
  for (const stream of [...waiting.keys()]) flush(stream);
  copyAnswers(old, parts.into);
  return count;
}

interface Row {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
  readonly bytes: Buffer;
}
const row = 'stream, seq, hash, CAST(json AS BLOB) AS bytes';
/** Each takes a tenth of a second; a disk that rots faster is not mended by the bit. */
const mostMended = 50;

/** Null: without the one before it nothing proves an event, and bytes that changed in more than one bit are not known any more. */
function provenOn(head: Head, { seq, hash, bytes }: Row, mending: { tries: number }): AnyLogEvent | null {
  const event = attempt(() => JSON.parse(bytes.toString('utf8')) as AnyLogEvent);
  if (event && isWhole(event)) return standsOn(head, event) ? event : null;
  if (seq !== head.seq + 1 || mending.tries === 0) return null;
  mending.tries--;
  const mended = withoutTheFlip(bytes, hash);
  return mended && standsOn(head, mended) ? mended : null;
}

const isWhole = ({ hash, ...event }: AnyLogEvent) =>
  attempt(() => chained(event as AnyLogEvent).hash === hash) === true;
const standsOn = (head: Head, { seq, prev }: AnyLogEvent) => seq === head.seq + 1 && prev === head.hash;

/** Tries each bit: SHA-256 says which one it was. */
function withoutTheFlip(bytes: Buffer, hash: string): AnyLogEvent | null {
  for (let at = 0; at < bytes.length; at++)
    for (let bit = 0; bit < 8; bit++) {
      const tried = Buffer.from(bytes);
      tried[at] = (tried[at] ?? 0) ^ (1 << bit);
      const event = attempt(() => JSON.parse(tried.toString('utf8')) as AnyLogEvent);
      if (event?.hash === hash && isWhole(event)) return event;
    }
  return null;
}

/** In the order of arrival; a place that cannot be read is passed over. */
function* rowsOf(old: ReadableDb, count: { unread: number }): Generator<Row> {
  const one = attempt(() => old.prepare<[number], Row>(`SELECT ${row} FROM events WHERE position = ?`));
  if (!one) return;
  const last = attempt(() => old.prepare('SELECT max(position) FROM events').pluck().get() as number) ?? null;
  for (let position = 1, dead = 0; last === null ? dead < deadPlaces : position <= last; position++) {
    const read = attempt(() => one.get(position) ?? null);
    dead = read ? 0 : dead + 1;
    if (read === undefined) count.unread++;
    if (read) yield read;
  }
}

function keysOf(
  old: ReadableDb,
  { vault }: Pick<SalvageParts, 'vault'>,
  events: readonly AnyLogEvent[],
): Learnt['keys'] {
  const wrapped = attempt(() => old.prepare('SELECT wrapped FROM dossier_keys WHERE dossier = ?').pluck());
  return events.flatMap((event) => {
    if (event.type !== 'dossier-received' || !wrapped) return [];
    const { dossier } = event.facts;
    const key = attempt(() => vault.unwrap(wrapped.get(dossier) as Uint8Array, dossier));
    return key ? [{ dossier, key }] : [];
  });
}

/** What a command answered the first time, so that its retry answers the same. */
function copyAnswers(old: ReadableDb, into: WritableDb): void {
  const insert = into.prepare(
    `INSERT INTO commands (origin, method, answer, at) SELECT ?, ?, ?, ?
     WHERE EXISTS (SELECT 1 FROM events WHERE origin = ?) ON CONFLICT DO NOTHING`,
  );
  attempt(() => {
    const rows = old.prepare('SELECT origin, method, answer, at FROM commands').raw().iterate();
    into.transaction(() => {
      for (const row of rows as IterableIterator<unknown[]>) insert.run(...row, row[0]);
    })();
  });
}

/** Tables that no fold of the log makes, and whose rows mean the same in another database. */
const plainTables = ['accounts', 'sessions', 'voice_clips', 'reference_versions', 'station_notes'] as const;
/**
 * Not what this very database is, and not how far others were read: what came of them lies in tables that are not taken over, and
 * comes anew.
 */
const ofTheFile = [
  'machine',
  'opened',
  'room',
  'backups',
  'healed',
  'remembered',
  'healed-itself',
  'begins-later',
  'inbox-cursor',
  'inbox-pages-ahead',
];

function copyTables(old: ReadableDb, into: WritableDb): void {
  for (const table of plainTables) copyRows(old, into, table, []);
  copyRows(old, into, 'memory', ofTheFile);
}

/** Row by row; the first one that cannot be read ends the table. */
function copyRows(old: ReadableDb, into: WritableDb, table: string, without: readonly string[]): void {
  attempt(() => {
    const rows = old.prepare(`SELECT * FROM ${table}`).iterate() as IterableIterator<Record<string, unknown>>;
    for (const row of rows) {
      if (without.includes(String(row.key))) continue;
      const names = Object.keys(row);
      const places = names.map(() => '?').join(', ');
      attempt(() =>
        into
          .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places}) ON CONFLICT DO NOTHING`)
          .run(...Object.values(row)),
      );
    }
  });
}

function openDamaged(path: string): ReadableDb | null {
  return (
    attempt(() => {
      const db = new Database(path, { readonly: true, fileMustExist: true }) as ReadableDb;
      for (const pragma of ['trusted_schema = OFF', 'cell_size_check = ON', 'mmap_size = 0']) db.pragma(pragma);
      return db;
    }) ?? null
  );
}

/** Undefined where bytes make no sense. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
