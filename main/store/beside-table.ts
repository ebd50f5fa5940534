import { type BesideSettings, defaultBeside } from '../../domain/beside.ts';
import type { CentreMode, FormField } from '../../domain/beside-events.ts';
import { localTime } from '../../domain/calendar.ts';
import type { LogEvent } from '../../domain/event.ts';
import type { OwnRow } from '../../domain/register-compare.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** Received here and not yet entered in the provincial system. Of nobody: the code finds the person. */
export interface EnterLater {
  readonly dossier: string;
  readonly code: string;
  readonly procedure: string;
  readonly receivedAt: string;
}

export function readBeside(db: ReadableDb) {
  const settings = db.prepare<[], { mode: CentreMode; formFields: string; since: string }>(
    'SELECT mode, form_fields AS formFields, since FROM centre_mode',
  );
  const waiting = db.prepare<[string, number], EnterLater>(
    `SELECT dossier, code, procedure, received_at AS receivedAt FROM dossiers
     WHERE official_code IS NULL AND received_at >= ? AND state <> 'voided' AND guest = 0 ORDER BY received_at LIMIT ?`,
  );
  const countWaiting = db
    .prepare(
      `SELECT count(*) FROM dossiers WHERE official_code IS NULL AND received_at >= ? AND state <> 'voided' AND guest = 0`,
    )
    .pluck();
  const holder = db.prepare<[string], { dossier: string }>(
    "SELECT dossier FROM dossiers WHERE official_code = ? AND state <> 'voided' LIMIT 1",
  );
  const own = db.prepare<[], OwnRow>(
    `SELECT dossier, code, official_code AS officialCode, substr(received_at, 1, 10) AS receivedOn
     FROM dossiers WHERE state <> 'voided' AND guest = 0 ORDER BY received_at`,
  );
  return {
    settings: (): BesideSettings & { since: string } => {
      const row = settings.get();
      if (!row) return { ...defaultBeside, since: '' };
      return { ...row, formFields: JSON.parse(row.formFields) as FormField[] };
    },
    /** The oldest first. */
    waiting: (since: string, most: number): EnterLater[] => waiting.all(since, most),
    countWaiting: (since: string) => countWaiting.get(since) as number,
    /** The dossier that has this code already. */
    holderOf: (officialCode: string): string | null => holder.get(officialCode)?.dossier ?? null,
    own: (): OwnRow[] => own.all(),
  };
}

export function writeBeside(db: WritableDb) {
  const set = db.prepare('INSERT OR REPLACE INTO centre_mode (one, mode, form_fields, since) VALUES (1, ?, ?, ?)');
  const give = db.prepare('UPDATE dossiers SET official_code = ? WHERE dossier = ?');
  return {
    set: ({ facts, at }: LogEvent<'centre-mode-set'>): void =>
      void set.run(facts.mode, JSON.stringify(facts.formFields), since(readBeside(db).settings(), facts.mode, at.wall)),
    give: ({ facts }: LogEvent<'official-code-given'>): void => void give.run(facts.officialCode, facts.dossier),
  };
}

/** Another order of fields begins nothing anew. */
function since(before: BesideSettings & { since: string }, mode: CentreMode, wall: number): string {
  return before.mode === mode ? before.since : localTime(wall).date;
}
