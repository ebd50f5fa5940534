import type { Migration } from './migration.ts';

/** What people of the centre recorded for the voice of kiosk and board. */
export const recordedClips: Migration = {
  version: 50,
  name: 'recorded-clips',
  sql: `
CREATE TABLE voice_clips (
  -- Not in the log: sound is no fact of the queue. At most one waiting and one accepted recording of a clip.
  language TEXT NOT NULL,
  clip TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted')),
  -- SHA-256 of the sound; the file stands under this name in the folder's voice/.
  hash TEXT NOT NULL,
  -- What was read; NULL: a number without a written word.
  text TEXT,
  -- Which part is speech, and how much louder it is played to be as loud as the others.
  from_ms INTEGER NOT NULL CHECK (from_ms >= 0),
  length_ms INTEGER NOT NULL CHECK (length_ms > 0),
  gain REAL NOT NULL CHECK (gain > 0),
  speaker TEXT NOT NULL,
  recorded_on TEXT NOT NULL,
  reviewer TEXT,
  reviewed_on TEXT,
  CHECK ((state = 'accepted') = (reviewer IS NOT NULL AND reviewed_on IS NOT NULL)),
  PRIMARY KEY (language, clip, state)
) STRICT, WITHOUT ROWID;
CREATE INDEX voice_clips_by_hash ON voice_clips (hash);
`,
};
