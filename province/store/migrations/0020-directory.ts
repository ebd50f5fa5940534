import type { Transaction } from '../database.ts';

/** What points know of each other: their names, and the keys a dossier's key is wrapped for. */
export const directory = {
  version: 20,
  name: 'directory',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
ALTER TABLE server ADD COLUMN sign_key text;
COMMENT ON TABLE server IS 'Who this province is. epoch rises when it was restored; seal_to is the X25519 key that dossier keys are wrapped for, sign_key the Ed25519 key its directory is signed with.';

ALTER TABLE points ADD COLUMN name text;
ALTER TABLE points ADD COLUMN kind text CHECK (kind IN ('principal', 'secondary', 'mobile', 'post-office'));
ALTER TABLE points ADD COLUMN named_by text CHECK (named_by IN ('point', 'province'));
ALTER TABLE points ADD COLUMN changed_at bigint NOT NULL DEFAULT 0;
COMMENT ON TABLE points IS 'Every point that was ever given an enrolment ticket. The province''s own name for it stands over what the point calls itself. changed_at: the last change of its name or of a key.';

ALTER TABLE dossier_keys ADD COLUMN carried boolean NOT NULL DEFAULT false;
COMMENT ON TABLE dossier_keys IS 'Keys of sealed personal parts, wrapped for this province. Erasing a row erases the person here and leaves every chain whole. carried: brought by another point''s station, until the own one brings it.';

ALTER TABLE devices ADD COLUMN seal_to text;
COMMENT ON TABLE devices IS 'Keys that may sign for a point: Ed25519, SPKI, base64. seal_to: the X25519 key that dossier keys are wrapped for when this device asks.';
`;
