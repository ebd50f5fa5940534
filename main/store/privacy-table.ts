import type { AnyLogEvent, PersonalParts } from '../../domain/event.ts';
import type { PointId } from '../../domain/ids.ts';
import { type PrivacyState, untouched } from '../../domain/privacy.ts';
import type { PrivacyEvent } from '../../domain/privacy-events.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import type { Sealing } from './sealing.ts';

interface Row {
  readonly restricted: 0 | 1;
  readonly erasedAt: string | null;
  readonly origin: string | null;
  readonly part: number;
  readonly sealed: string;
}

export interface Reading {
  readonly account: string | null;
  /** UTC ms. */
  readonly at: number;
}

const COLUMNS = 'restricted, erased_at AS erasedAt, sealed_origin AS origin, sealed_part AS part, sealed';

export function readPrivacy(db: ReadableDb) {
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM dossier_privacy WHERE dossier = ?`);
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
    of: (dossier: string): PrivacyState => {
      const row = byId.get(dossier);
      return row ? { restricted: row.restricted === 1, erasedAt: row.erasedAt } : untouched;
    },
    /** What counts since it was corrected; null: nothing was. */
    correctionOf: (
      dossier: string,
      { sealing, point }: { sealing: Pick<Sealing, 'open'>; point: PointId },
    ): PersonalParts['person-corrected'] | null => {
      const row = byId.get(dossier);
      if (!row || row.origin === null) return null;
      const { origin, part, sealed } = row;
      return sealing.open(sealed, { point, dossier, type: 'person-corrected', origin, part });
    },
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
