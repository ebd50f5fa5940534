import type { DaySaid } from '../../domain/days-off.ts';
import type { LogEvent } from '../../domain/event.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export function readDaysOff(db: ReadableDb) {
  const all = db.prepare<[], DaySaid & { setAt: number }>(
    'SELECT date, kind, name, certainty, source, set_at AS setAt FROM days_off ORDER BY date',
  );
  return { all: (): readonly (DaySaid & { setAt: number })[] => all.all() };
}

export function writeDaysOff(db: WritableDb) {
  const set = db.prepare(
    'INSERT OR REPLACE INTO days_off (date, kind, name, certainty, source, set_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    apply: ({ facts, at }: LogEvent<'day-off-set'>): void =>
      void set.run(facts.date, facts.kind, facts.name, facts.certainty, facts.source, at.wall),
  };
}
