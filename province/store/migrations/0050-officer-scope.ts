import type { Migration } from './migration.ts';

/** Whoever looked before this step looked at the whole province; administrators are made at the machine. */
export const officerScope: Migration = {
  version: 50,
  name: 'officer-scope',
  async up(tx) {
    await tx.query(`
ALTER TABLE officers
  ADD COLUMN role text NOT NULL DEFAULT 'viewer' CHECK (role IN ('viewer', 'administrator')),
  ADD COLUMN commune_code text REFERENCES communes (code),
  ADD COLUMN deactivated_at bigint;
COMMENT ON TABLE officers IS 'People who may read the figures, of the whole province or (commune_code) of one commune; argon2id.';
`);
  },
};
