import type { CounterId, QueueId } from '../../domain/ids.ts';
import { defaultVisitRules, type VisitRules } from '../../domain/ticket.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** What a counter usually serves. */
export interface CounterProfile {
  readonly counter: CounterId;
  readonly queues: readonly QueueId[];
  readonly fields: readonly string[];
  readonly languages: readonly string[];
}

interface Row {
  counter: CounterId;
  queues: string;
  fields: string;
  languages: string;
}

export function readVisitRules(db: ReadableDb) {
  const rules = db.prepare<[], { missedAfterRecalls: number | null; prefersSpeakers: number }>(
    'SELECT missed_after_recalls AS missedAfterRecalls, prefers_speakers AS prefersSpeakers FROM visit_rules',
  );
  const one = db.prepare<[string], Row>('SELECT * FROM counter_profiles WHERE counter = ?');
  const every = db.prepare<[], Row>('SELECT * FROM counter_profiles ORDER BY CAST(counter AS INTEGER)');
  return {
    get: (): VisitRules => {
      const row = rules.get();
      return row ? { ...row, prefersSpeakers: row.prefersSpeakers === 1 } : defaultVisitRules;
    },
    profile: (counter: string): CounterProfile | null => {
      const row = one.get(counter);
      return row ? profileOf(row) : null;
    },
    profiles: (): CounterProfile[] => every.all().map(profileOf),
  };
}

export function writeVisitRules(db: WritableDb) {
  const setRules = db.prepare(
    'INSERT OR REPLACE INTO visit_rules (one, missed_after_recalls, prefers_speakers) VALUES (1, ?, ?)',
  );
  const setProfile = db.prepare(
    'INSERT OR REPLACE INTO counter_profiles (counter, queues, fields, languages) VALUES (?, ?, ?, ?)',
  );
  return {
    set: ({ missedAfterRecalls, prefersSpeakers }: VisitRules) =>
      void setRules.run(missedAfterRecalls, prefersSpeakers ? 1 : 0),
    setProfile: ({ counter, queues, fields, languages }: CounterProfile) =>
      void setProfile.run(counter, JSON.stringify(queues), JSON.stringify(fields), JSON.stringify(languages)),
  };
}

function profileOf({ counter, queues, fields, languages }: Row): CounterProfile {
  return {
    counter,
    queues: JSON.parse(queues) as QueueId[],
    fields: JSON.parse(fields) as string[],
    languages: JSON.parse(languages) as string[],
  };
}
