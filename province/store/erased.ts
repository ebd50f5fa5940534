import type { Transaction } from './database.ts';

/** Whoever received a dossier ends its key; what the point keeps of it, nobody reads any more. */
export async function eraseDossiers(tx: Transaction, point: string, dossiers: readonly string[]): Promise<void> {
  if (dossiers.length === 0) return;
  await tx.query(
    `INSERT INTO erased_dossiers (point_id, dossier_id)
     SELECT $1, dossier FROM unnest($2::text[]) AS erased (dossier) ORDER BY dossier ON CONFLICT DO NOTHING`,
    [point, dossiers],
  );
  await tx.query('DELETE FROM dossier_keys WHERE point_id = $1 AND dossier_id = ANY ($2::text[])', [point, dossiers]);
}
