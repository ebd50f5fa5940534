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
 * A flipped bit ends its stream there; what stood behind it the province has, or it lies in the file for a person with time.
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
  for (const event of eventsOf(old, count)) {
    const { stream, seq, hash } = event;
    const head = headOf(stream);
    if (stream === parts.live || seq <= head.seq) continue;
    if (!standsOn(head, event)) {
      count.unread++;
      continue;
    }
    const page = [...(waiting.get(stream) ?? []), event];
    waiting.set(stream, page);
    heads.set(stream, { seq, hash });
    if (page.length >= pageEvents) flush(stream);
  }
  for (const stream of [...waiting.keys()]) flush(stream);
  copyAnswers(old, parts.into);
  return count;
}

/** Without the one before it nothing proves an event. */
function standsOn(head: Head, { hash, ...event }: AnyLogEvent): boolean {
  return event.seq === head.seq + 1 && event.prev === head.hash && chained(event).hash === hash;
}

/** In the order of arrival; a place that cannot be read is passed over. */
function* eventsOf(old: ReadableDb, count: { unread: number }): Generator<AnyLogEvent> {
  const one = attempt(() => old.prepare('SELECT json FROM events WHERE position = ?').pluck());
  if (!one) return;
  const last = attempt(() => old.prepare('SELECT max(position) FROM events').pluck().get() as number) ?? null;
  for (let position = 1, dead = 0; last === null ? dead < deadPlaces : position <= last; position++) {
    const event = attempt(() => {
      const json = one.get(position) as string | undefined;
      return json === undefined ? null : (JSON.parse(json) as AnyLogEvent);
    });
    dead = event ? 0 : dead + 1;
    if (event === undefined) count.unread++;
    if (event) yield event;
  }
}

function keysOf(old: ReadableDb, { vault }: SalvageParts, events: readonly AnyLogEvent[]): Learnt['keys'] {
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
const plainTables = ['accounts', 'voice_clips', 'reference_versions', 'station_notes'] as const;
/** Not what this very database is. */
const ofTheFile = ['machine', 'opened', 'room', 'backups'];

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
