import type { AnyLogEvent, LogEvent } from '../../domain/event.ts';
import { type ConflictSubject, subjectsOf } from '../../domain/host-conflict.ts';
import type { ConflictKind } from '../../domain/host-conflict-events.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { createTouchedSince } from './touched-since.ts';

/** One thing that a former host and the PC in its place both worked on. */
export interface HostConflict extends ConflictSubject {
  /** Of the former host, and which of its events came too late. */
  readonly stream: string;
  readonly seq: number;
  readonly last: number;
  readonly seenBy: string | null;
  /** UTC milliseconds; null: nobody looked at it yet. */
  readonly seenAt: number | null;
}

const COLUMNS = 'kind, subject, stream, seq, last, seen_by AS seenBy, seen_at AS seenAt';

export function readHostConflicts(db: ReadableDb) {
  const some = db.prepare<[number, number], HostConflict>(
    `SELECT ${COLUMNS} FROM host_conflicts WHERE seen_at IS NULL OR seen_at > ?
     ORDER BY seen_at IS NOT NULL, seen_at DESC, stream, seq LIMIT ?`,
  );
  const one = db.prepare<[string, string, string], HostConflict>(
    `SELECT ${COLUMNS} FROM host_conflicts WHERE kind = ? AND subject = ? AND stream = ?`,
  );
  const open = db.prepare('SELECT count(*) FROM host_conflicts WHERE seen_at IS NULL').pluck();
  const written = db.prepare<[string, number, number], { position: number; json: string }>(
    'SELECT position, json FROM events WHERE stream = ? AND seq BETWEEN ? AND ? ORDER BY seq',
  );
  const before = db
    .prepare<[string, number], string>('SELECT json FROM events WHERE stream = ? AND position < ? ORDER BY seq')
    .pluck();
  const isOf = (conflict: ConflictSubject) => (event: AnyLogEvent) =>
    subjectsOf(event).some(({ kind, subject }) => kind === conflict.kind && subject === conflict.subject);
  return {
    get: (kind: ConflictKind, subject: string, stream: string) => one.get(kind, subject, stream),
    /** Those nobody looked at first, then those that were looked at since. */
    some: (seenSince: number, limit: number): HostConflict[] => some.all(seenSince, limit),
    open: (): number => open.get() as number,
    /** What each side wrote of it, in its order. */
    sides: (conflict: HostConflict): { readonly theirs: AnyLogEvent[]; readonly ours: AnyLogEvent[] } => {
      const rows = written.all(conflict.stream, conflict.seq, conflict.last);
      const until = rows[0]?.position ?? 0;
      const streams = createTouchedSince(db).beside(conflict.stream, conflict.seq);
      const ours = streams.flatMap((stream) => before.all(stream, until));
      const told = (lines: readonly string[]) =>
        lines.map((json) => JSON.parse(json) as AnyLogEvent).filter(isOf(conflict));
      return { theirs: told(rows.map(({ json }) => json)), ours: told(ours as string[]) };
    },
  };
}

export function writeHostConflicts(db: WritableDb) {
  // More of it came: whoever had looked has not seen this.
  const put = db.prepare(
    `INSERT INTO host_conflicts (kind, subject, stream, seq, last) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, subject, stream) DO UPDATE SET last = excluded.last, seen_by = NULL, seen_at = NULL`,
  );
  const see = db.prepare(
    'UPDATE host_conflicts SET seen_by = ?, seen_at = ? WHERE kind = ? AND subject = ? AND stream = ?',
  );
  return {
    note: ({ kind, subject }: ConflictSubject, { stream, seq }: { stream: string; seq: number }): void =>
      void put.run(kind, subject, stream, seq, seq),
    apply: ({ facts, actor, at }: LogEvent<'host-conflict-looked-at'>): void =>
      void see.run(actor.account, at.wall, facts.kind, facts.subject, facts.stream),
  };
}
