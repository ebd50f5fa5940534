import type { Migration } from './migration.ts';

export const nationalSilence: Migration = {
  version: 370,
  name: 'national-silence',
  async up(tx) {
    await tx.query(`
ALTER TABLE server ADD COLUMN national_heard_at bigint, ADD COLUMN national_away text, ADD COLUMN national_away_since bigint;
COMMENT ON COLUMN server.national_away IS 'Why the national exchange takes nothing from anybody (unreachable, busy, not-understood, sign-in); null: it answered the last time.';
ALTER TABLE national_exports ADD COLUMN settled_by text, ADD COLUMN settled_at bigint;
COMMENT ON COLUMN national_exports.settled_by IS 'The officer who said that what was set aside has been told in another way.';
`);
  },
};
