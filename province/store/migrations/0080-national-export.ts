import type { Migration } from './migration.ts';

export const nationalExport: Migration = {
  version: 80,
  name: 'national-export',
  async up(tx) {
    await tx.query(`
ALTER TABLE dossier_steps
  ADD COLUMN exported boolean NOT NULL DEFAULT false,
  ADD COLUMN noted_at bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
CREATE INDEX dossier_steps_to_export ON dossier_steps (point_id, dossier_id) WHERE NOT exported;

CREATE TABLE national_exports (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  sent_at bigint,
  tries integer NOT NULL DEFAULT 0,
  next_at bigint NOT NULL DEFAULT 0,
  parked text,
  changed_at bigint NOT NULL,
  PRIMARY KEY (point_id, dossier_id)
);
COMMENT ON TABLE national_exports IS 'How far each dossier is at the national exchange; point_id: where it was received. parked: refused too often, and the code they gave.';
`);
  },
};
