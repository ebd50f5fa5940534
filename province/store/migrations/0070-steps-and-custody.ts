import type { Migration } from './migration.ts';

export const stepsAndCustody: Migration = {
  version: 70,
  name: 'steps-and-custody',
  async up(tx) {
    await tx.query(`
CREATE TABLE dossier_steps (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  at text NOT NULL,
  seq bigint NOT NULL,
  type text NOT NULL,
  undone text,
  PRIMARY KEY (point_id, dossier_id, at, seq, type)
);
COMMENT ON TABLE dossier_steps IS 'Projection: what happened to a dossier, one line an event of the point that did it, without the person. at: local YYYY-MM-DDTHH:mm.';

CREATE INDEX dossiers_by_code ON dossiers (code);
CREATE INDEX dossiers_by_official_code ON dossiers (official_code) WHERE official_code IS NOT NULL;

CREATE TABLE custody_moves (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  cv integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('offered', 'accepted', 'declined', 'withdrawn', 'lost', 'here')),
  seq bigint NOT NULL,
  code text NOT NULL,
  hand_over text,
  to_point text,
  bag text,
  at text NOT NULL,
  PRIMARY KEY (point_id, dossier_id, cv, kind, seq)
);
CREATE INDEX custody_moves_of_a_dossier ON custody_moves (dossier_id, cv);
CREATE INDEX custody_moves_on_the_road ON custody_moves (at) WHERE kind IN ('offered', 'declined', 'lost');
COMMENT ON TABLE custody_moves IS 'Projection: where folders went, as each point said it; the highest cv of a dossier is where it is. Only paper: work from a scan moves no folder.';
`);
  },
};
