import { type LocalTime, localTime } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { KioskLock, LockReason } from '../../domain/kiosk-lock.ts';
import type { OwnHours } from '../../domain/point.ts';
import type { Pause, PauseReason, WeekHours } from '../../domain/reception.ts';
import type { Stop } from '../../domain/timetable.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** What was set and not taken back; whether it still lasts is asked with the clock. */
export function readReception(db: ReadableDb) {
  const hours = db.prepare<[string], { week: string | null; places: number | null }>(
    'SELECT week, places FROM queue_hours WHERE queue = ?',
  );
  const pause = db.prepare<[string], { why: PauseReason; backAt: string | null; since: number }>(
    'SELECT why, back_at AS backAt, since FROM queue_pauses WHERE queue = ?',
  );
  const lock = db.prepare<[], { why: LockReason; text: string; backAt: string | null; since: number }>(
    'SELECT why, text, back_at AS backAt, since FROM kiosk_lock',
  );
  const timetable = db.prepare('SELECT stops FROM timetable').pluck();
  const given = db.prepare<[number, number], { queue: string; tickets: number }>(
    `SELECT substr(number, 1, 1) AS queue, count(*) AS tickets FROM tickets
     WHERE day = +? AND issued_at >= ? AND state <> 'voided' GROUP BY 1`,
  );
  return {
    hours: (queue: string): OwnHours | null => {
      const row = hours.get(queue);
      return row ? { week: row.week === null ? null : (JSON.parse(row.week) as WeekHours), places: row.places } : null;
    },
    pause: (queue: string): (Pause & { since: number }) | null => {
      const row = pause.get(queue);
      return row ? { ...row, date: localTime(row.since).date, backAt: localOf(row.backAt) } : null;
    },
    lock: (): (KioskLock & { since: number }) | null => {
      const row = lock.get();
      return row ? { ...row, backAt: localOf(row.backAt) } : null;
    },
    timetable: (): readonly Stop[] => JSON.parse((timetable.get() as string | undefined) ?? '[]') as Stop[],
    /** Numbers given by each queue since `from`, UTC ms: a transferred one counts where it was given, a voided one not. */
    givenByQueue: (day: number, from: number): ReadonlyMap<string, number> =>
      new Map(given.all(day, from).map(({ queue, tickets }) => [queue, tickets])),
  };
}

export type ReceptionEvent = Extract<
  AnyLogEvent,
  { type: 'queue-hours-set' | 'queue-paused' | 'queue-resumed' | 'kiosk-locked' | 'kiosk-unlocked' | 'timetable-set' }
>;

export function writeReception(db: WritableDb): { apply(event: ReceptionEvent): void } {
  const setHours = db.prepare('INSERT OR REPLACE INTO queue_hours (queue, week, places) VALUES (?, ?, ?)');
  const pause = db.prepare('INSERT OR REPLACE INTO queue_pauses (queue, why, back_at, since) VALUES (?, ?, ?, ?)');
  const resume = db.prepare('DELETE FROM queue_pauses WHERE queue = ?');
  const lock = db.prepare('INSERT OR REPLACE INTO kiosk_lock (one, why, text, back_at, since) VALUES (1, ?, ?, ?, ?)');
  const unlock = db.prepare('DELETE FROM kiosk_lock');
  const setTimetable = db.prepare('INSERT OR REPLACE INTO timetable (one, stops) VALUES (1, ?)');
  const apply = ({ type, facts, at }: ReceptionEvent): unknown => {
    switch (type) {
      case 'queue-hours-set':
        return setHours.run(facts.queue, facts.week && canonicalJson(facts.week), facts.places);
      case 'queue-paused':
        return pause.run(facts.queue, facts.why, facts.backAt, at.wall);
      case 'queue-resumed':
        return resume.run(facts.queue);
      case 'kiosk-locked':
        return lock.run(facts.why, facts.text, facts.backAt, at.wall);
      case 'kiosk-unlocked':
        return unlock.run();
      case 'timetable-set':
        return setTimetable.run(canonicalJson(facts.stops));
    }
  };
  return { apply: (event) => void apply(event) };
}

function localOf(text: string | null): LocalTime | null {
  return text === null ? null : { date: text.slice(0, 10), time: text.slice(11) };
}
