import type { DossierStep } from '../operations/effects.ts';
import type { Sql, Transaction } from './database.ts';

export async function noteSteps(tx: Transaction, point: string, steps: readonly DossierStep[]): Promise<void> {
  if (steps.length === 0) return;
  await tx.query(
    `INSERT INTO dossier_steps (point_id, dossier_id, at, seq, type, undone)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[]) ON CONFLICT DO NOTHING`,
    [
      point,
      steps.map(({ dossier }) => dossier),
      steps.map(({ at }) => at),
      steps.map(({ seq }) => seq),
      steps.map(({ type }) => type),
      steps.map(({ undone }) => undone),
    ],
  );
}

export interface StepRow {
  readonly point: string;
  readonly at: string;
  readonly type: string;
  readonly undone: string | null;
}

/** A dossier's life at all points of its commune, in order. */
export async function stepsOfDossier(sql: Sql, commune: string, dossier: string): Promise<readonly StepRow[]> {
  return sql.query<StepRow>(
    `SELECT point_id AS point, at, type, undone FROM dossier_steps
     WHERE point_id IN (SELECT point_id FROM points WHERE commune_code = $1) AND dossier_id = $2
     ORDER BY at, point_id, seq`,
    [commune, dossier],
  );
}
