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
  return {
    /** Who opened it, in this point's log, from the first on. */
    readingsOf: (dossier: string): readonly Reading[] => readings.all(dossier),
    /** Own dossiers that ended before a date and can still be read, the oldest first. */
    endedBefore: (date: string, most: number): readonly string[] => old.all(date, most) as string[],
  };
}

export type PrivacyLogEvent = Extract<AnyLogEvent, { type: PrivacyEvent }>;

export function writePrivacy(db: WritableDb): { apply(event: PrivacyLogEvent): void } {
  const known = db.prepare('INSERT INTO dossier_privacy (dossier) VALUES (?) ON CONFLICT DO NOTHING');
  const restrict = db.prepare('UPDATE dossier_privacy SET restricted = ? WHERE dossier = ?');
  const correct = db.prepare(
    'UPDATE dossier_privacy SET sealed_origin = ?, sealed_part = ?, sealed = ? WHERE dossier = ?',
  );
  const erase = db.prepare('UPDATE dossier_privacy SET erased_at = ? WHERE dossier = ?');
  const destroy = db.prepare('DELETE FROM dossier_keys WHERE dossier = ?');
  const letGo = db.prepare('DELETE FROM attachments WHERE dossier = ?');
  return {
    apply: (event) => {
      const { dossier } = event.facts;
      known.run(dossier);
      if (event.type === 'dossier-restricted') restrict.run(Number(event.facts.restricted), dossier);
      else if (event.type === 'person-corrected') correct.run(event.origin, event.part, event.sealed, dossier);
      else {
        erase.run(event.facts.at, dossier);
        destroy.run(dossier);
        // Their files are nobody's any more: the sweep at the next start takes them away.
        letGo.run(dossier);
      }
    },
  };
}
