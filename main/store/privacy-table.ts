import type { AnyLogEvent } from '../../domain/event.ts';
import type { PrivacyEvent } from '../../domain/privacy-events.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface Reading {
  readonly account: string | null;
  /** UTC ms. */
  readonly at: number;
}

export function readPrivacy(db: ReadableDb) {
  const readings = db.prepare<[string], Reading>(
    `SELECT json ->> '$.actor.account' AS account, json ->> '$.at.wall' AS at FROM events
     WHERE type = 'dossier-opened' AND json ->> '$.facts.dossier' = ? ORDER BY position`,
  );
  const old = db
    .prepare(
      `SELECT dossier FROM dossiers LEFT JOIN dossier_privacy USING (dossier)
       WHERE ended_on IS NOT NULL AND ended_on < ? AND guest = 0 AND erased_at IS NULL ORDER BY ended_on LIMIT ?`,
    )
    .pluck();
  const corrected = (of: string, order: string) =>
    db
      .prepare(
        `SELECT json FROM ${of} WHERE type IN ('person-corrected', 'submitter-corrected')
         AND json ->> '$.facts.dossier' = ? ORDER BY ${order}`,
      )
      .pluck();
  const [own, foreign] = [corrected('events', 'position'), corrected('foreign_events', 'arrival')];
  const pastVisits = db
    .prepare(
      `SELECT visit FROM home_visits LEFT JOIN dossier_privacy AS asked ON asked.dossier = visit
       WHERE date < ? AND asked.erased_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM json_each(home_visits.dossiers) AS left_there
         LEFT JOIN dossier_privacy AS theirs ON theirs.dossier = left_there.value WHERE theirs.erased_at IS NULL)
       ORDER BY date, visit LIMIT ?`,
    )
    .pluck();
  const visitsOf = db
    .prepare(
      `SELECT visit FROM home_visits, json_each(home_visits.dossiers) AS left_there WHERE left_there.value = ? ORDER BY visit`,
    )
    .pluck();
  const erasedAt = db.prepare('SELECT erased_at FROM dossier_privacy WHERE dossier = ?').pluck();
  return {
    /** Who opened it, in this point's log, from the first on. */
    readingsOf: (dossier: string): readonly Reading[] => readings.all(dossier),
    /** Own dossiers that ended before a date and can still be read, the oldest first. */
    endedBefore: (date: string, most: number): readonly string[] => old.all(date, most) as string[],
    /** What was corrected of its people, here or where it was received. */
    correctionsOf: (dossier: string): readonly CorrectionEvent[] =>
      [own, foreign].flatMap((of) => (of.all(dossier) as string[]).map((json) => JSON.parse(json) as CorrectionEvent)),
    /** Visits at home before a date that still say who was visited, and left no dossier that can be read. */
    visitsBefore: (date: string, most: number): readonly string[] => pastVisits.all(date, most) as string[],
    /** In which this dossier was received. */
    visitsOf: (dossier: string): readonly string[] => visitsOf.all(dossier) as string[],
    /** Of a dossier or a visit at home; null: it can be read. */
    erasedAt: (subject: string): string | null => (erasedAt.get(subject) as string | null | undefined) ?? null,
  };
}

export type PrivacyLogEvent = Extract<AnyLogEvent, { type: PrivacyEvent | 'home-visit-erased' }>;
export type CorrectionEvent = Extract<AnyLogEvent, { type: 'person-corrected' | 'submitter-corrected' }>;

export function writePrivacy(db: WritableDb): { apply(event: PrivacyLogEvent): void } {
  const known = db.prepare('INSERT INTO dossier_privacy (dossier) VALUES (?) ON CONFLICT DO NOTHING');
  const restrict = db.prepare('UPDATE dossier_privacy SET restricted = ? WHERE dossier = ?');
  const correct = db.prepare(
    'UPDATE dossier_privacy SET sealed_origin = ?, sealed_part = ?, sealed = ? WHERE dossier = ?',
  );
  const correctSubmitter = db.prepare(
    'UPDATE dossier_privacy SET submitter_origin = ?, submitter_part = ?, submitter_sealed = ? WHERE dossier = ?',
  );
  const erase = db.prepare('UPDATE dossier_privacy SET erased_at = ? WHERE dossier = ?');
  const destroy = db.prepare('DELETE FROM dossier_keys WHERE dossier = ?');
  const letGo = db.prepare('DELETE FROM attachments WHERE dossier = ?');
  return {
    apply: (event) => {
      // A visit at home has a key like a dossier, and ends like one.
      const dossier = event.type === 'home-visit-erased' ? event.facts.visit : event.facts.dossier;
      known.run(dossier);
      if (event.type === 'dossier-restricted') restrict.run(Number(event.facts.restricted), dossier);
      else if (event.type === 'person-corrected') correct.run(event.origin, event.part, event.sealed, dossier);
      else if (event.type === 'submitter-corrected')
        correctSubmitter.run(event.origin, event.part, event.sealed, dossier);
      else {
        erase.run(event.facts.at, dossier);
        destroy.run(dossier);
        // Their files are nobody's any more: the sweep at the next start takes them away.
        letGo.run(dossier);
      }
    },
  };
}
