import type { DeviceRevokedWhy, PersonRevokedWhy } from '../../domain/access-events.ts';
import type { LogEvent } from '../../domain/event.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

interface Said {
  readonly stream: string;
  readonly seq: number;
  readonly subject: string;
  readonly by: string | null;
  readonly at: number;
}
export type Revocation =
  | (Said & { readonly kind: 'person'; readonly why: PersonRevokedWhy })
  | (Said & { readonly kind: 'device'; readonly why: DeviceRevokedWhy; readonly hadCopy: boolean });

export function readRevocations(db: ReadableDb) {
  const latest = db.prepare<[], Said & { kind: 'person' | 'device'; why: string; hadCopy: number }>(
    `SELECT stream, seq, kind, subject, why, by, at, had_copy AS hadCopy FROM revocations
     ORDER BY at DESC, seq DESC LIMIT 50`,
  );
  return {
    latest: (): Revocation[] => latest.all().map((row) => ({ ...row, hadCopy: row.hadCopy === 1 }) as Revocation),
  };
}

export function writeRevocations(db: WritableDb) {
  const insert = db.prepare(
    'INSERT INTO revocations (stream, seq, kind, subject, why, by, at, had_copy) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    apply: ({ stream, seq, facts, actor, at }: LogEvent<'person-revoked'> | LogEvent<'device-revoked'>): void => {
      const of = 'station' in facts ? ['device', facts.station] : ['person', facts.account];
      const copy = 'hadCopy' in facts && facts.hadCopy ? 1 : 0;
      insert.run(stream, seq, ...of, facts.why, actor.account, at.wall, copy);
    },
  };
}
