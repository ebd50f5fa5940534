import type { Migration } from './migration.ts';

export const referenceData: Migration = {
  version: 60,
  name: 'reference',
  async up(tx) {
    await tx.query(`
CREATE TABLE reference_drafts (
  kind text PRIMARY KEY,
  rows text NOT NULL,
  changed_by text NOT NULL REFERENCES officers (login),
  changed_at bigint NOT NULL
);
COMMENT ON TABLE reference_drafts IS 'Reference data being prepared, one list a row (JSON); no station sees it.';

CREATE TABLE reference_versions (
  version integer PRIMARY KEY CHECK (version >= 1),
  effective_from date NOT NULL,
  tables text NOT NULL,
  signature text NOT NULL,
  note text NOT NULL,
  published_by text NOT NULL REFERENCES officers (login),
  published_at bigint NOT NULL
);
COMMENT ON TABLE reference_versions IS 'What was published: all lists as canonical JSON and the province''s signature over it. Nothing here is ever changed.';

CREATE TABLE reference_held (
  point_id text NOT NULL PRIMARY KEY REFERENCES points (point_id),
  version integer NOT NULL,
  said_at bigint NOT NULL
);
COMMENT ON TABLE reference_held IS 'The highest version each point said it has.';
`);
  },
};
