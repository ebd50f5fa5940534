import type { ReadableDb, WritableDb } from './open-database.ts';

/** A recording of this centre: its sound is a file named by `hash`. */
export interface RecordedClip {
  readonly language: string;
  readonly clip: string;
  readonly hash: string;
  readonly text: string | null;
  readonly fromMs: number;
  readonly lengthMs: number;
  readonly gain: number;
  readonly speaker: string;
  /** YYYY-MM-DD. */
  readonly recordedOn: string;
}

export interface Accepted {
  readonly reviewer: string;
  readonly reviewedOn: string;
}

export type AcceptedClip = RecordedClip & Accepted;

const columns = `language, clip, hash, text, from_ms AS fromMs, length_ms AS lengthMs, gain, speaker,
  recorded_on AS recordedOn, reviewer, reviewed_on AS reviewedOn`;

export function readVoiceClips(db: ReadableDb) {
  const waiting = db.prepare<[string], RecordedClip>(
    `SELECT ${columns} FROM voice_clips WHERE state = 'waiting' AND language = ?`,
  );
  const waitingOf = db.prepare<[string, string], RecordedClip>(
    `SELECT ${columns} FROM voice_clips WHERE state = 'waiting' AND language = ? AND clip = ?`,
  );
  const accepted = db.prepare<[], AcceptedClip>(
    `SELECT ${columns} FROM voice_clips WHERE state = 'accepted' ORDER BY language, clip`,
  );
  const isAccepted = db.prepare("SELECT 1 FROM voice_clips WHERE hash = ? AND state = 'accepted'").pluck();
  const hashes = db.prepare<[], string>('SELECT DISTINCT hash FROM voice_clips').pluck();
  return {
    waiting: (language: string) => waiting.all(language),
    waitingOf: (language: string, clip: string): RecordedClip | undefined => waitingOf.get(language, clip),
    accepted: () => accepted.all(),
    isAccepted: (hash: string): boolean => isAccepted.get(hash) !== undefined,
    hashes: () => hashes.all() as string[],
  };
}

export function writeVoiceClips(db: WritableDb) {
  const put = db.prepare(
    `INSERT OR REPLACE INTO voice_clips
       (language, clip, state, hash, text, from_ms, length_ms, gain, speaker, recorded_on, reviewer, reviewed_on)
     VALUES (@language, @clip, @state, @hash, @text, @fromMs, @lengthMs, @gain, @speaker, @recordedOn, @reviewer,
       @reviewedOn)`,
  );
  const drop = db.prepare("DELETE FROM voice_clips WHERE state = 'waiting' AND language = ? AND clip = ?");
  return {
    /** In the place of one that waited before. */
    keepWaiting: (clip: RecordedClip) => void put.run({ ...clip, state: 'waiting', reviewer: null, reviewedOn: null }),
    /** Heard from now on, in the place of the one before. */
    keepAccepted: (clip: RecordedClip, accepted: Accepted) => void put.run({ ...clip, ...accepted, state: 'accepted' }),
    dropWaiting: (language: string, clip: string) => void drop.run(language, clip),
  };
}
