import type { Head } from '../../domain/chain.ts';
import { type PointId, StreamId } from '../../domain/ids.ts';
import type { RebirthReason } from '../../domain/incarnation-events.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** One incarnation this database wrote or learnt. */
export interface StreamRow {
  readonly stream: StreamId;
  readonly openedAt: number;
  readonly reason: 'created' | RebirthReason | 'learnt';
  readonly parent: { readonly stream: string; readonly seq: number; readonly hash: string } | null;
  readonly letter: string;
  /** Local date; null: its letter stands on no day. */
  readonly letterUntil: string | null;
  readonly dayFloor: number;
  readonly endedAt: number | null;
  readonly supersededBy: string | null;
  readonly registered: boolean;
  /** The points of the centre were heard since it began. */
  readonly heardAll: boolean;
  readonly signed: { readonly seq: number; readonly signature: string } | null;
}

export type NewStream = Pick<StreamRow, 'stream' | 'openedAt' | 'reason' | 'parent' | 'letter' | 'letterUntil'> & {
  readonly dayFloor: number;
  readonly endedAt: number | null;
};

interface Columns {
  stream: string;
  opened_at: number;
  reason: StreamRow['reason'];
  parent_stream: string | null;
  parent_seq: number | null;
  parent_hash: string | null;
  letter: string;
  letter_until: string | null;
  day_floor: number;
  ended_at: number | null;
  superseded_by: string | null;
  registered: number;
  heard_all: number;
  signed_seq: number | null;
  signature: string | null;
}

export function readStreams(db: ReadableDb) {
  const every = db.prepare<[], Columns>('SELECT * FROM streams ORDER BY rowid');
  const one = db.prepare<[string], Columns>('SELECT * FROM streams WHERE stream = ?');
  const live = db.prepare('SELECT stream FROM streams WHERE ended_at IS NULL ORDER BY rowid DESC LIMIT 1').pluck();
  return {
    all: (): StreamRow[] => every.all().map(rowOf),
    get: (stream: string): StreamRow | undefined => {
      const found = one.get(stream);
      return found && rowOf(found);
    },
    /** The stream that is written; undefined in a database that is quite new. */
    live: () => live.get() as StreamId | undefined,
  };
}

export function writeStreams(db: WritableDb) {
  const insert = db.prepare(
    `INSERT INTO streams (stream, point, opened_at, reason, parent_stream, parent_seq, parent_hash, letter, letter_until,
       day_floor, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const end = db.prepare('UPDATE streams SET ended_at = ? WHERE stream = ? AND ended_at IS NULL');
  const register = db.prepare('UPDATE streams SET registered = 1 WHERE stream = ?');
  const forget = db.prepare("UPDATE streams SET registered = 0 WHERE reason <> 'learnt'");
  const hear = db.prepare('UPDATE streams SET heard_all = 1 WHERE stream = ?');
  const supersede = db.prepare('UPDATE streams SET superseded_by = ? WHERE stream = ?');
  const endLetters = db.prepare('UPDATE streams SET letter_until = @date WHERE letter_until > @date');
  const endOthers = db.prepare(
    'UPDATE streams SET letter_until = @date WHERE letter_until > @date AND stream <> @stream',
  );
  const takeLetter = db.prepare('UPDATE streams SET letter = ?, letter_until = ? WHERE stream = ?');
  const sign = db.prepare('UPDATE streams SET signed_seq = ?, signature = ? WHERE stream = ?');
  return {
    insert: (point: PointId, row: NewStream) => {
      const { stream, openedAt, reason, parent, letter, letterUntil: until, dayFloor, endedAt } = row;
      const from = [parent?.stream ?? null, parent?.seq ?? null, parent?.hash ?? null];
      insert.run(stream, point, openedAt, reason, ...from, letter, until, dayFloor, endedAt);
    },
    end: (stream: string, at: number) => void end.run(at, stream),
    register: (stream: string) => void register.run(stream),
    registeredNowhere: () => void forget.run(),
    hearAll: (stream: string) => void hear.run(stream),
    /** Null: it writes again. */
    supersede: (stream: string, by: string | null) => void supersede.run(by, stream),
    /** None stands longer than up to that date. */
    endLetters: (date: string) => void endLetters.run({ date }),
    endLettersBut: (stream: string, date: string) => void endOthers.run({ stream, date }),
    takeLetter: (stream: string, letter: string, until: string) => void takeLetter.run(letter, until, stream),
    sign: (stream: string, head: Pick<Head, 'seq'>, signature: string) => void sign.run(head.seq, signature, stream),
  };
}

function rowOf(row: Columns): StreamRow {
  const { parent_stream: stream, parent_seq: seq, parent_hash: hash } = row;
  return {
    stream: StreamId(row.stream),
    openedAt: row.opened_at,
    reason: row.reason,
    parent: stream === null ? null : { stream, seq: seq ?? 0, hash: hash ?? '' },
    letter: row.letter,
    letterUntil: row.letter_until,
    dayFloor: row.day_floor,
    endedAt: row.ended_at,
    supersededBy: row.superseded_by,
    registered: row.registered === 1,
    heardAll: row.heard_all === 1,
    signed: row.signed_seq === null ? null : { seq: row.signed_seq, signature: row.signature ?? '' },
  };
}
